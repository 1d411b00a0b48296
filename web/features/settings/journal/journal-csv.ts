import type { Locale } from "../../../../shared/domain/call/level.ts";
import { formatTime } from "../../../lib/format.ts";
import { parisDay } from "../../../lib/paris-time.ts";
import { actorText, entrySentence, saidChanges } from "./entry-text.ts";
import type { AuditEntry } from "./load-journal.ts";
import type { JournalNames } from "./names.ts";
import { journalWords } from "./words.ts";

/** So that a spreadsheet reads accents. */
const BYTE_ORDER_MARK = "\ufeff";

/** A text that begins like a formula would be worked out by a spreadsheet: whoever may name a contact could write one. */
const cell = (text: string): string => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;

/** The journal as a table, one line for each setting that changed. Semicolons, since commas are decimal signs in France. */
export function journalCsv(entries: readonly AuditEntry[], names: JournalNames, locale: Locale): string {
  const rows = entries.flatMap((entry) => {
    const start = [
      parisDay(entry.at),
      formatTime(new Date(entry.at), locale).replaceAll("\u00a0", " "),
      actorText(entry, names, locale),
      entrySentence(entry, names, locale),
    ];
    const changes = saidChanges(entry, names, locale);
    return changes.length === 0
      ? [[...start, "", "", ""]]
      : changes.map(({ label, before, after }) => [
          ...start,
          label,
          entry.before === null ? "" : before,
          entry.after === null ? "" : after,
        ]);
  });
  const lines = [[...journalWords(locale).exporting.columns], ...rows].map((row) => row.map(cell).join(";"));
  return `${BYTE_ORDER_MARK}${lines.join("\r\n")}\r\n`;
}
