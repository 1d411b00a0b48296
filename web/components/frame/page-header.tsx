import { LifeBuoy } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import type { Locale } from "../../../shared/domain/call/level.ts";
import { commonWords } from "../../lib/messages/common-words.ts";
import { HelpLine } from "../help-line.tsx";

interface PageHeaderProps {
  locale: Locale;
  home: string;
  /** Whose pages these are. */
  children?: ReactNode;
}

/** The top of every page: help is at the same place on all of them. */
export function PageHeader({ locale, home, children }: PageHeaderProps) {
  const text = commonWords(locale);
  return (
    <header className="border-b-2 border-primary/15 bg-surface px-4 sm:px-8 print:hidden">
      <div className="mx-auto flex max-w-6xl flex-wrap items-center gap-x-3 py-1 sm:gap-x-6">
        <Link href={home} prefetch={false} className="inline-flex min-h-12 items-center gap-2.5 text-lg font-bold text-primary">
          <Mark />
          Ethiq
        </Link>
        {children && <div className="order-last basis-full sm:order-none sm:basis-auto">{children}</div>}
        <div className="ml-auto flex flex-wrap items-center justify-end gap-x-3 sm:gap-x-5">
          <HelpLine className="text-sm sm:text-base [&_svg]:max-sm:hidden" />
          <Link
            href="/aide"
            prefetch={false}
            className="inline-flex min-h-12 min-w-11 items-center justify-center gap-2 font-semibold text-primary underline underline-offset-4"
          >
            <LifeBuoy aria-hidden className="size-5 shrink-0 max-sm:hidden" />
            {text.help}
          </Link>
        </div>
      </div>
    </header>
  );
}

/** A receiver under a shelter. */
function Mark() {
  return (
    <svg
      aria-hidden
      viewBox="0 0 32 32"
      className="size-7 shrink-0"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.6"
      strokeLinecap="round"
    >
      <path d="M16 3.5 27 7.6v8.2c0 6.3-4.4 10.6-11 12.7C9.4 26.4 5 22.1 5 15.8V7.600z" strokeLinejoin="round" />
      <path d="M11.5 16.5v-1.7a4.5 4.5 0 0 1 9 0v1.7M11.5 16.5v3M20.5 16.5v3" />
    </svg>
  );
}
