import type { ReactNode } from "react";
import type { Locale } from "../../../shared/domain/call/level.ts";
import { Button } from "../../components/ui/button.tsx";
import { messagesFor } from "../../lib/messages/messages-for.ts";
import { signOut } from "../../lib/sign-out.ts";

/** Headings and way out: the same while loading, in case of fault, and with calls. */
export function CallsFrame({ locale, children }: { locale: Locale; children: ReactNode }) {
  const messages = messagesFor(locale);
  return (
    <>
      <header className="px-4 sm:px-8">
        <div className="mx-auto flex max-w-5xl flex-wrap items-center justify-between gap-x-4 py-3">
          <p className="text-lg font-bold text-primary">Ethiq</p>
          <form action={signOut}>
            <Button type="submit" variant="ghost" className="-mr-3 px-3">
              {messages.signOut}
            </Button>
          </form>
        </div>
      </header>
      <main id="contenu" className="px-4 pb-10 pt-4 sm:px-8 sm:pt-8">
        <div className="mx-auto max-w-5xl">
          <h1 className="text-2xl font-bold">{messages.calls.title}</h1>
          <p className="mt-1 text-ink-soft">{messages.calls.intro}</p>
          {children}
        </div>
      </main>
    </>
  );
}
