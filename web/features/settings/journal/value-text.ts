import type { Locale } from "../../../../shared/domain/call/level.ts";
import { formatDay, formatNames, formatPhone, formatTime } from "../../../lib/format.ts";
import { parisDay } from "../../../lib/paris-time.ts";
import { developerWords } from "../../developers/words.ts";
import type { JournalNames } from "./names.ts";
import { journalWords } from "./words.ts";

const INSTANT = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/;
const PHONES = new Set(["phone", "forwarded_number", "e164"]);
/** Of these it is noted only that they changed. */
const UNSPELLED = new Set(["family_word", "attributes", "address", "documents"]);

interface ValueContext {
  table: string;
  field: string;
  names: JournalNames;
  locale: Locale;
}

/** "25 novembre 2026 à 14 h 05". */
const fullMoment = (instant: string, locale: Locale): string =>
  `${formatDay(parisDay(instant), locale)} ${locale === "fr" ? "à" : "at"} ${formatTime(new Date(instant), locale)}`;

/** What a column holds, as people say it. */
export function valueText(value: unknown, { table, field, names, locale }: ValueContext): string {
  const text = journalWords(locale);
  if (field === "line_id") return value === null ? text.allLines : (names.lines[String(value)] ?? text.goneLine);
  if (value === null || value === undefined || value === "") return text.nothing;
  if (typeof value === "boolean") return value ? text.yes : text.no;
  if (Array.isArray(value)) {
    if (value.length === 0) return text.nothing;
    return formatNames(
      value.map((each) => partText(each, locale)),
      locale,
    );
  }
  // A setting of a kind that this page does not know yet.
  if (typeof value === "object") return text.values.unspelled.set;
  const said = wordFor(text.values, UNSPELLED.has(field) ? ["unspelled"] : [`${table}.${field}`, field], String(value));
  if (said !== undefined) return said;
  if (typeof value === "string" && PHONES.has(field)) return formatPhone(value);
  if (typeof value === "string" && INSTANT.test(value)) return fullMoment(value, locale);
  return String(value);
}

function wordFor(values: object, groups: readonly string[], value: string): string | undefined {
  for (const group of groups) {
    const words: unknown = Object.hasOwn(values, group) ? values[group as keyof typeof values] : undefined;
    if (typeof words === "object" && words !== null && Object.hasOwn(words, value)) return words[value as keyof typeof words];
  }
  return undefined;
}

/** One right of a key, or one telephone of a line. */
function partText(part: unknown, locale: Locale): string {
  const { scopes } = developerWords(locale);
  if (typeof part === "string") return (scopes as Partial<Record<string, string>>)[part]?.toLocaleLowerCase(locale) ?? part;
  if (typeof part === "object" && part !== null && "e164" in part) return formatPhone(String(part.e164));
  return journalWords(locale).adapter;
}
