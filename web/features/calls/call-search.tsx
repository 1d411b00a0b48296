"use client";

import { Search } from "lucide-react";
import { type FormEvent, useState } from "react";
import type { Locale } from "../../../shared/domain/call/level.ts";
import { FormField } from "../../components/form-field.tsx";
import { Button } from "../../components/ui/button.tsx";
import { callWords } from "./words.ts";

const SHORTEST = 2;

interface CallSearchProps {
  /** What is searched for now; empty: nothing. */
  search: string;
  locale: Locale;
  onSearch(search: string): void;
}

/** By a whole number, or by a name from the lists of relatives and known numbers. */
export function CallSearch({ search, locale, onSearch }: CallSearchProps) {
  const text = callWords(locale).search;
  const [isTooShort, setTooShort] = useState(false);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const words = String(new FormData(event.currentTarget).get("recherche")).trim();
    setTooShort(words.length === 1);
    if (words.length === 0 || words.length >= SHORTEST) onSearch(words);
  }

  return (
    <search>
      <form key={search} noValidate onSubmit={submit} className="mt-5 flex flex-col gap-3 sm:flex-row sm:items-start">
        <div className="grow sm:max-w-md">
          <FormField
            name="recherche"
            type="search"
            autoComplete="off"
            maxLength={60}
            defaultValue={search}
            label={text.label}
            hint={text.hint}
            error={isTooShort ? text.tooShort : undefined}
          />
        </div>
        <Button type="submit" variant="outline" size="field" className="sm:mt-9">
          <Search aria-hidden />
          {text.submit}
        </Button>
      </form>
      {search !== "" && (
        <div className="mt-4 flex flex-wrap items-center gap-x-5 gap-y-2">
          <p role="status" className="font-semibold">
            {text.of(search)}
          </p>
          <Button variant="ghost" size="inline" onClick={() => onSearch("")}>
            {text.clear}
          </Button>
        </div>
      )}
    </search>
  );
}
