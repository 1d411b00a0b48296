import { ScrollText } from "lucide-react";
import Link from "next/link";
import type { Locale } from "../../../../shared/domain/call/level.ts";
import { EmptyState } from "../../../components/empty-state.tsx";
import { buttonVariants } from "../../../components/ui/button.tsx";
import { formatDay } from "../../../lib/format.ts";
import { parisDay } from "../../../lib/paris-time.ts";
import { SettingsTitle } from "../settings-title.tsx";
import { JournalEntry } from "./journal-entry.tsx";
import { JournalExport } from "./journal-export.tsx";
import { type JournalFilter, journalPath } from "./journal-filter.ts";
import { type Choice, JournalFilters } from "./journal-filters.tsx";
import type { AuditEntry } from "./load-journal.ts";
import type { JournalNames } from "./names.ts";
import { journalWords } from "./words.ts";

export interface JournalPageProps {
  tenantId: string;
  entries: readonly AuditEntry[];
  /** Leads to what is older; undefined at the end. */
  older: string | undefined;
  isNewest: boolean;
  filter: JournalFilter;
  people: readonly Choice[];
  names: JournalNames;
  locale: Locale;
}

export function JournalPage({ tenantId, entries, older, isNewest, filter, people, names, locale }: JournalPageProps) {
  const text = journalWords(locale);
  const days = [...new Set(entries.map(({ at }) => parisDay(at)))];
  return (
    <>
      <SettingsTitle locale={locale} intro={text.intro}>
        {text.title}
      </SettingsTitle>
      <JournalFilters filter={filter} people={people} locale={locale} />
      {entries.length === 0 && <EmptyState Icon={ScrollText}>{text.empty}</EmptyState>}
      {days.map((day) => (
        <section key={day} className="mb-8">
          <h2 className="mb-3 text-lg font-bold">{formatDay(day, locale)}</h2>
          <ol className="divide-y-2 divide-primary/15 rounded-2xl bg-surface px-5 sm:px-7">
            {entries
              .filter(({ at }) => parisDay(at) === day)
              .map((entry) => (
                <li key={entry.id} className="py-4">
                  <JournalEntry entry={entry} names={names} locale={locale} />
                </li>
              ))}
          </ol>
        </section>
      ))}
      <p className="flex flex-wrap gap-3 empty:hidden">
        {older !== undefined && (
          <Link href={journalPath(filter, older)} prefetch={false} className={buttonVariants({ variant: "outline", size: "lg" })}>
            {text.older}
          </Link>
        )}
        {!isNewest && (
          <Link href={journalPath(filter)} prefetch={false} className={buttonVariants({ variant: "outline", size: "lg" })}>
            {text.newest}
          </Link>
        )}
      </p>
      {entries.length > 0 && <JournalExport tenantId={tenantId} filter={filter} names={names} />}
    </>
  );
}
