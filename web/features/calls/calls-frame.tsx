import type { ReactNode } from "react";
import type { Locale } from "../../../shared/domain/call/level.ts";
import { Button } from "../../components/ui/button.tsx";
import { commonWords } from "../../lib/messages/common-words.ts";
import { signOut } from "../../lib/sign-out.ts";
import { callWords } from "./words.ts";

/** Headings and way out: the same while loading, in case of fault, and with calls. */
export function CallsFrame({ locale, children }: { locale: Locale; children: ReactNode }) {
  return (
    <>
      <header className="px-4 sm:px-8">
        <div className="mx-auto flex max-w-5xl flex-wrap items-center justify-between gap-x-4 py-3">
          <p className="text-lg font-bold text-primary">Ethiq</p>
          <form action={signOut}>
            <Button type="submit" variant="ghost" className="-mr-3 px-3">
              {commonWords(locale).signOut}
            </Button>
          </form>
        </div>
      </header>
      <main id="contenu" className="px-4 pb-10 pt-4 sm:px-8 sm:pt-8">
        <div className="mx-auto max-w-5xl">
          <h1 className="text-2xl font-bold">{callWords(locale).title}</h1>
          <p className="mt-1 text-ink-soft">{callWords(locale).intro}</p>
          {children}
        </div>
      </main>
    </>
  );
}
