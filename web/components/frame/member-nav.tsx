"use client";

import { CircleUserRound, House, Phone, PhoneCall, ShieldCheck, SlidersHorizontal, Users } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { commonWords } from "../../lib/messages/common-words.ts";
import { cn } from "../../lib/utils.ts";
import { useLocale } from "./frame-context.tsx";

const TABS = [
  ["/accueil", "home", House],
  ["/appels", "calls", PhoneCall],
  ["/proches", "contacts", Users],
  ["/reglages", "settings", SlidersHorizontal],
] as const;
const MORE = [
  ["/lignes", "lines", Phone],
  ["/confiance", "trust", ShieldCheck],
] as const;
const ORGANISATION = [["/reglages/equipe", "team", CircleUserRound]] as const;

const isBelow = (path: string, href: string) => path === href || path.startsWith(`${href}/`);

/** Tabs under the thumb on a phone, a column on the left where there is room. */
export function MemberNav({ isOrganisation }: { isOrganisation: boolean }) {
  const path = usePathname();
  const text = commonWords(useLocale());
  const items = [...TABS, ...MORE, ...(isOrganisation ? ORGANISATION : [])];
  // The most exact of the pages that contain this one.
  const current = items
    .map(([href]) => href)
    .filter((href) => isBelow(path, href))
    .sort((a, b) => b.length - a.length)[0];
  return (
    <nav aria-label={text.mainMenu} className="member-nav border-primary/15 bg-surface print:hidden lg:bg-transparent">
      <ul className="mx-auto grid max-w-xl grid-cols-[repeat(auto-fit,minmax(4.6rem,1fr))] lg:mx-0 lg:block lg:space-y-1">
        {items.map(([href, name, Icon]) => (
          <li key={href} className={cn(!TABS.some(([tab]) => tab === href) && "hidden lg:block")}>
            <Link
              href={href}
              prefetch={false}
              aria-current={current === href ? (path === href ? "page" : "true") : undefined}
              className="flex min-h-16 flex-col items-center justify-center gap-1 rounded-lg border-2 border-transparent py-1.5 text-center text-sm font-medium whitespace-nowrap text-ink-soft hover:text-ink aria-[current]:border-primary/40 aria-[current]:bg-primary-soft aria-[current]:text-primary lg:min-h-12 lg:flex-row lg:justify-start lg:gap-3 lg:px-4 lg:text-base lg:font-semibold"
            >
              <Icon aria-hidden className="size-6 shrink-0" />
              {text.tabs[name]}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
