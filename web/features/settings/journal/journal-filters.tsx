import Link from "next/link";
import type { ReactNode } from "react";
import type { Locale } from "../../../../shared/domain/call/level.ts";
import { Button, buttonVariants } from "../../../components/ui/button.tsx";
import { Input } from "../../../components/ui/input.tsx";
import { Label } from "../../../components/ui/label.tsx";
import { Select } from "../../../components/ui/select.tsx";
import { isFiltered, JOURNAL_PAGE, type JournalFilter } from "./journal-filter.ts";
import { journalWords } from "./words.ts";

export interface Choice {
  value: string;
  label: string;
}

interface JournalFiltersProps {
  filter: JournalFilter;
  /** The members, as they can be chosen. */
  people: readonly Choice[];
  locale: Locale;
}

/** Which changes are listed: a plain form, whose address can be kept and sent to somebody. */
export function JournalFilters({ filter, people, locale }: JournalFiltersProps) {
  const text = journalWords(locale);
  const subjects = Object.entries(text.subjects).map(([value, label]) => ({ value, label }));
  const kinds = Object.entries(text.kinds).map(([value, label]) => ({ value, label }));
  return (
    <details open={isFiltered(filter)} className="mb-8 rounded-2xl bg-surface px-5 py-2 sm:px-7">
      <summary className="flex min-h-11 cursor-pointer items-center font-semibold text-primary underline underline-offset-4">
        {text.filter.title}
      </summary>
      <form method="get" action={JOURNAL_PAGE} className="pt-3 pb-4">
        <div className="grid gap-5 sm:grid-cols-2">
          <Field id="sujet" label={text.filter.subject}>
            <Choices id="sujet" value={filter.sujet} none={text.filter.allSubjects} choices={subjects} />
          </Field>
          <Field id="qui" label={text.filter.who}>
            <Choices id="qui" value={filter.qui} none={text.filter.anybody} choices={[...people, ...kinds]} />
          </Field>
          <Field id="du" label={text.filter.from}>
            <Input id="du" name="du" type="date" defaultValue={filter.du} />
          </Field>
          <Field id="au" label={text.filter.to}>
            <Input id="au" name="au" type="date" defaultValue={filter.au} />
          </Field>
        </div>
        <div className="mt-6 flex flex-wrap gap-3">
          <Button type="submit" size="field">
            {text.filter.show}
          </Button>
          {isFiltered(filter) && (
            <Link href={JOURNAL_PAGE} prefetch={false} className={buttonVariants({ variant: "outline", size: "field" })}>
              {text.filter.all}
            </Link>
          )}
        </div>
      </form>
    </details>
  );
}

function Field({ id, label, children }: { id: string; label: string; children: ReactNode }) {
  return (
    <div className="min-w-0 space-y-2">
      <Label htmlFor={id}>{label}</Label>
      {children}
    </div>
  );
}

function Choices({ id, value, none, choices }: { id: string; value: string; none: string; choices: readonly Choice[] }) {
  // Made anew with the address: a browser keeps what was chosen in a field that stays.
  return (
    <Select key={value} id={id} name={id} defaultValue={value}>
      <option value="">{none}</option>
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.label}
        </option>
      ))}
    </Select>
  );
}
