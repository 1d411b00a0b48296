import type { Locale } from "../../../../shared/domain/call/level.ts";
import { formatPhone } from "../../../lib/format.ts";
import { type ChangedField, changedFields } from "./changed-fields.ts";
import type { AuditEntry } from "./load-journal.ts";
import type { JournalNames } from "./names.ts";
import { valueText } from "./value-text.ts";
import { journalWords } from "./words.ts";

type Row = Record<string, unknown>;

const own = <Value>(words: Readonly<Record<string, Value>>, name: string): Value | undefined =>
  Object.hasOwn(words, name) ? words[name] : undefined;

/** What a row is called among people. */
function rowName({ table, rowId, before, after }: AuditEntry, names: JournalNames, nobody: string): string {
  const row: Row = after ?? before ?? {};
  const said = (field: string) => (typeof row[field] === "string" && row[field] !== "" ? row[field] : undefined);
  switch (table) {
    case "tenant_members":
      return names.members[String(row.user_id ?? rowId)] ?? nobody;
    case "lines":
      return [said("protected_name"), said("label") && `(${said("label")})`].filter(Boolean).join(" ");
    case "caller_rules":
      return formatPhone(said("phone") ?? "");
    case "phone_numbers":
      return formatPhone(said("e164") ?? "");
    default:
      return said("name") ?? said("label") ?? "";
  }
}

/** What happened, in one sentence. */
export function entrySentence(entry: AuditEntry, names: JournalNames, locale: Locale): string {
  const text = journalWords(locale);
  const { table, action, before, after } = entry;
  const name = rowName(entry, names, text.nobody);
  const became = (field: string) => (action === "update" && before?.[field] !== after?.[field] ? String(after?.[field]) : undefined);
  const consent = table === "contacts" ? own(text.consents, became("consent") ?? "") : undefined;
  if (consent) return consent(name);
  const invitation = table === "invitations" ? own(text.invitations, became("status") ?? "") : undefined;
  if (invitation) return invitation;
  if (table === "api_keys" && became("revoked_at") !== undefined) return text.revoked(name);
  const sentence = own<Readonly<Record<string, (name: string) => string>>>(text.sentences, table)?.[action];
  return sentence?.(name) ?? own(text.operations, action) ?? text.otherChange;
}

/** Who acted, as it follows "par". */
export function actorText({ actorId, actorKind }: AuditEntry, names: JournalNames, locale: Locale): string {
  return (actorId === null ? undefined : names.actors[actorId]) ?? journalWords(locale).actors[actorKind];
}

export interface SaidChange {
  field: string;
  label: string;
  before: string;
  after: string;
}

/** What changed, of what people know by a name. */
export function saidChanges({ table, before, after }: AuditEntry, names: JournalNames, locale: Locale): readonly SaidChange[] {
  const { fields } = journalWords(locale);
  const labels: Readonly<Record<string, string>> = fields;
  const say = (change: ChangedField, value: unknown) => valueText(value, { table, field: change.field, names, locale });
  return changedFields(before, after, (field) => Object.hasOwn(labels, field)).map((change) => ({
    field: change.field,
    label: labels[change.field] ?? change.field,
    before: say(change, change.before),
    after: say(change, change.after),
  }));
}
