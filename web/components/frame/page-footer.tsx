import Link from "next/link";
import type { ReactNode } from "react";
import type { Locale } from "../../../shared/domain/call/level.ts";
import { commonWords } from "../../lib/messages/common-words.ts";
import { LanguageSwitch } from "../language-switch.tsx";

const PAGES = [
  ["/comment-ca-marche", "howItWorks"],
  ["/aide/urgence", "emergency"],
  ["/confidentialite", "privacy"],
  ["/accessibilite", "accessibility"],
  ["/conditions", "terms"],
] as const;

/** The end of the pages that open for everybody. */
export function PageFooter({ locale, children }: { locale: Locale; children?: ReactNode }) {
  const text = commonWords(locale);
  return (
    <footer className="mt-auto border-t-2 border-primary/15 bg-surface px-4 py-6 sm:px-8 print:hidden">
      <div className="mx-auto flex max-w-6xl flex-wrap items-center gap-x-6 gap-y-1">
        <nav aria-label={text.footer}>
          <ul className="flex flex-wrap gap-x-6">
            {PAGES.map(([href, name]) => (
              <li key={href}>
                <Link href={href} prefetch={false} className="inline-flex min-h-11 items-center underline underline-offset-4">
                  {text.pages[name]}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        {children}
        <LanguageSwitch locale={locale} />
      </div>
    </footer>
  );
}
