import type { Locale } from "../../../../shared/domain/call/level.ts";
import { formatTime } from "../../../lib/format.ts";
import { actorText, entrySentence, type SaidChange, saidChanges } from "./entry-text.ts";
import type { AuditEntry } from "./load-journal.ts";
import type { JournalNames } from "./names.ts";
import { journalWords } from "./words.ts";

/** A change of more than this is behind a button: the list is for finding what happened. */
const SHOWN_CHANGES = 3;

interface JournalEntryProps {
  entry: AuditEntry;
  names: JournalNames;
  locale: Locale;
}

export function JournalEntry({ entry, names, locale }: JournalEntryProps) {
  const text = journalWords(locale);
  const all = saidChanges(entry, names, locale);
  // The sentence says it already.
  const changes = entry.table === "contacts" && entry.action === "update" ? all.filter(({ field }) => field !== "consent") : all;
  const isUpdate = entry.action === "update";
  const list = isUpdate ? <Changes changes={changes} text={text} /> : <Facts entry={entry} changes={changes} />;
  return (
    <>
      <h3 className="font-semibold break-words">{entrySentence(entry, names, locale)}</h3>
      <p className="mt-0.5 text-ink-soft">
        <time dateTime={entry.at}>{formatTime(new Date(entry.at), locale)}</time>, {text.by(actorText(entry, names, locale))}
      </p>
      {isUpdate && all.length === 0 && <p className="mt-1 text-ink-soft">{text.noDetail}</p>}
      {isUpdate && changes.length > 0 && changes.length <= SHOWN_CHANGES && list}
      {changes.length > 0 && (!isUpdate || changes.length > SHOWN_CHANGES) && (
        <details>
          <summary className="inline-flex min-h-11 cursor-pointer items-center font-semibold text-primary underline underline-offset-4">
            {text.details}
          </summary>
          {list}
        </details>
      )}
    </>
  );
}

/** What was there and what is there now. */
function Changes({ changes, text }: { changes: readonly SaidChange[]; text: ReturnType<typeof journalWords> }) {
  return (
    <dl className="mt-3 space-y-3">
      {changes.map(({ field, label, before, after }) => (
        <div key={field} className="rounded-xl bg-ground px-4 py-3">
          <dt className="font-semibold">{label}</dt>
          <dd className="mt-1 break-words text-ink-soft">
            {text.before}
            {"\u00a0: "}
            {before}
          </dd>
          <dd className="break-words">
            {text.after}
            {"\u00a0: "}
            {after}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** What was added, or was taken away. */
function Facts({ entry, changes }: { entry: AuditEntry; changes: readonly SaidChange[] }) {
  return (
    <dl className="mt-1 grid gap-x-6 gap-y-2 rounded-xl bg-ground px-4 py-3 sm:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
      {changes.map(({ field, label, before, after }) => (
        <div key={field} className="sm:contents">
          <dt className="text-ink-soft">{label}</dt>
          <dd className="break-words">{entry.action === "delete" ? before : after}</dd>
        </div>
      ))}
    </dl>
  );
}
