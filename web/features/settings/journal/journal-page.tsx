import { ScrollText } from "lucide-react";
import type { Locale } from "../../../../shared/domain/call/level.ts";
import { DateText } from "../../../components/date-text.tsx";
import { EmptyState } from "../../../components/empty-state.tsx";
import { PageTitle } from "../../../components/page-title.tsx";
import { Button, buttonVariants } from "../../../components/ui/button.tsx";
import { Card } from "../../../components/ui/card.tsx";
import { Label } from "../../../components/ui/label.tsx";
import { Select } from "../../../components/ui/select.tsx";
import { changedFields } from "./changed-fields.ts";
import type { AuditEntry, JournalPart } from "./load-journal.ts";
import { journalWords } from "./words.ts";

export interface JournalPageProps extends JournalPart {
  subject: string;
  isNewest: boolean;
  /** Names of the members, by id. */
  names: ReadonlyMap<string, string>;
  locale: Locale;
}

export const JOURNAL_PAGE = "/reglages/journal";
type Words = ReturnType<typeof journalWords>;

/** The subject of a row: those without a name of their own are told together. */
export const subjectOf = (table: string, subjects: object): string => (table in subjects ? table : "other");

const known = <Name extends string>(names: Record<Name, string>, name: string): string | undefined =>
  Object.hasOwn(names, name) ? names[name as Name] : undefined;

export function JournalPage({ entries, older, subject, isNewest, names, locale }: JournalPageProps) {
  const text = journalWords(locale);
  const address = (cursor?: string) =>
    `${JOURNAL_PAGE}?${new URLSearchParams({ ...(subject ? { sujet: subject } : {}), ...(cursor ? { suite: cursor } : {}) })}`;
  return (
    <>
      <PageTitle intro={text.intro}>{text.title}</PageTitle>
      <form method="get" action={JOURNAL_PAGE} aria-label={text.filterTitle} className="mb-6 flex flex-wrap items-end gap-3">
        <div className="min-w-0 grow space-y-2 sm:max-w-sm">
          <Label htmlFor="sujet">{text.subject}</Label>
          <Select id="sujet" name="sujet" defaultValue={subject}>
            <option value="">{text.everything}</option>
            {Object.entries(text.subjects).map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </Select>
        </div>
        <Button type="submit" variant="outline" className="min-h-12">
          {text.show}
        </Button>
      </form>
      {entries.length === 0 && <EmptyState Icon={ScrollText}>{text.empty}</EmptyState>}
      <ol className="space-y-4">
        {entries.map((entry) => (
          <li key={entry.id}>
            <Entry entry={entry} names={names} text={text} locale={locale} />
          </li>
        ))}
      </ol>
      <p className="mt-6 flex flex-wrap gap-3">
        {older !== undefined && (
          <a href={address(older)} className={buttonVariants({ variant: "outline" })}>
            {text.older}
          </a>
        )}
        {!isNewest && (
          <a href={address()} className={buttonVariants({ variant: "outline" })}>
            {text.newest}
          </a>
        )}
      </p>
    </>
  );
}

interface EntryProps extends Pick<JournalPageProps, "names" | "locale"> {
  entry: AuditEntry;
  text: Words;
}

function Entry({ entry, names, text, locale }: EntryProps) {
  const { table, action, actorId, actorKind, at, before, after } = entry;
  const changes = changedFields(before, after, (field) => Object.hasOwn(text.fields, field));
  const actor = (actorId !== null && names.get(actorId)) || text.actors[actorKind];
  return (
    <Card>
      <h2 className="font-bold">
        {known(text.subjects, table) ?? text.subjects.other} · {known(text.actions, action.toLowerCase()) ?? text.actions.other}
      </h2>
      <p className="mt-1">{text.by(actor)}</p>
      <p className="text-ink-soft">
        <DateText at={at} locale={locale} />
      </p>
      <details className="mt-2">
        <summary className="flex min-h-11 cursor-pointer items-center font-semibold text-primary underline underline-offset-4">
          {text.details}
        </summary>
        {changes.length === 0 && <p>{text.noDetail}</p>}
        <dl className="divide-y-2 divide-primary/15">
          {changes.map((change) => (
            <div key={change.field} className="py-3">
              <dt className="font-semibold">{known(text.fields, change.field)}</dt>
              <dd className="break-words text-ink-soft">
                {text.before} : {shown(change.before, text)}
              </dd>
              <dd className="break-words">
                {text.after} : {shown(change.after, text)}
              </dd>
            </div>
          ))}
        </dl>
      </details>
    </Card>
  );
}

function shown(value: unknown, text: Words): string {
  if (value === null || value === undefined || value === "") return text.nothing;
  if (typeof value === "boolean") return value ? text.yes : text.no;
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
