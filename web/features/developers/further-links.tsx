import { BookOpen, ChevronRight, type LucideIcon, PhoneIncoming, ScrollText } from "lucide-react";
import Link from "next/link";
import type { Locale } from "../../../shared/domain/call/level.ts";
import { developerWords } from "./words.ts";

interface FurtherLinksProps {
  locale: Locale;
  isOwner: boolean;
  /** Calls can be simulated here. */
  isSandbox: boolean;
}

/** Where a developer goes from here. */
export function FurtherLinks({ locale, isOwner, isSandbox }: FurtherLinksProps) {
  const text = developerWords(locale);
  const links: readonly (readonly [href: string, title: string, text: string, Icon: LucideIcon])[] = [
    ["/developpeurs/reference", text.reference, text.referenceText, BookOpen],
    ...(isOwner && isSandbox ? [["/developpeurs/essais", text.simulator, text.simulatorText, PhoneIncoming] as const] : []),
    ...(isOwner ? [["/reglages/journal", text.journal, text.journalText, ScrollText] as const] : []),
  ];
  return (
    <section className="mt-10">
      <h2 className="mb-4 text-xl font-bold">{text.moreTitle}</h2>
      <ul className="grid gap-4 sm:grid-cols-2">
        {links.map(([href, title, what, Icon]) => (
          <li key={href} className="flex">
            <Link
              href={href}
              prefetch={false}
              className="flex min-h-24 w-full items-center gap-4 rounded-2xl border-2 border-transparent bg-surface p-5 hover:border-primary"
            >
              <Icon aria-hidden className="size-7 shrink-0 text-primary" />
              <span className="min-w-0 grow">
                <span className="block text-lg font-bold">{title}</span>
                <span className="mt-1 block text-ink-soft">{what}</span>
              </span>
              <ChevronRight aria-hidden className="size-6 shrink-0 text-ink-soft" />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
