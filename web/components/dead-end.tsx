import type { ReactNode } from "react";
import type { Locale } from "../../shared/domain/call/level.ts";
import { commonWords } from "../lib/messages/common-words.ts";
import { CopyButton } from "./copy-button.tsx";
import { HelpLine } from "./help-line.tsx";
import { PageTitle } from "./page-title.tsx";
import { Card } from "./ui/card.tsx";

interface DeadEndProps {
  locale: Locale;
  title: string;
  /** What to do now. */
  next: string;
  /** Three ways on. */
  links: readonly (readonly [href: string, label: string])[];
  reference?: string | undefined;
  children?: ReactNode;
}

/** A whole page that could not be what was asked for; never without a way on. Plain links: what failed is loaded anew. */
export function DeadEnd({ locale, title, next, links, reference, children }: DeadEndProps) {
  const text = commonWords(locale);
  return (
    <>
      <PageTitle>{title}</PageTitle>
      <Card>
        <p>{text.protectionGoesOn}</p>
        <p className="mt-2 max-w-[60ch]">{next}</p>
        {children && <div className="mt-5">{children}</div>}
        <p className="mt-6 font-semibold">{text.fault.links}</p>
        <ul className="mt-1">
          {links.map(([href, label]) => (
            <li key={href}>
              <a href={href} className="inline-flex min-h-11 min-w-11 items-center text-primary underline underline-offset-4">
                {label}
              </a>
            </li>
          ))}
        </ul>
        <div className="mt-4 flex flex-wrap items-center gap-x-6 gap-y-2">
          <HelpLine />
          {reference && (
            <p className="flex flex-wrap items-center gap-x-3 text-sm text-ink-soft">
              {text.reference} <span className="font-mono">{reference}</span>
              <CopyButton text={reference} label={text.copyReference} />
            </p>
          )}
        </div>
      </Card>
    </>
  );
}
