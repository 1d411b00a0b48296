import { ChevronRight, CircleUserRound, ShieldCheck, Type, Users } from "lucide-react";
import Link from "next/link";
import type { Locale } from "../../../shared/domain/call/level.ts";
import { PageTitle } from "../../components/page-title.tsx";
import { settingsWords } from "./words.ts";

const PAGES = [
  ["/reglages/affichage", "display", Type],
  ["/reglages/equipe", "team", CircleUserRound],
  ["/proches", "contacts", Users],
  ["/confiance", "trust", ShieldCheck],
] as const;

/** What can be set, and where. */
export function SettingsPage({ locale }: { locale: Locale }) {
  const text = settingsWords(locale);
  return (
    <>
      <PageTitle intro={text.intro}>{text.title}</PageTitle>
      <ul className="grid gap-4 sm:grid-cols-2">
        {PAGES.map(([href, name, Icon]) => (
          <li key={href} className="flex">
            <Link
              href={href}
              prefetch={false}
              className="flex min-h-24 w-full items-center gap-4 rounded-2xl border-2 border-transparent bg-surface p-5 hover:border-primary"
            >
              <Icon aria-hidden className="size-7 shrink-0 text-primary" />
              <span className="min-w-0 grow">
                <span className="block text-lg font-bold">{text.pages[name].title}</span>
                <span className="mt-1 block text-ink-soft">{text.pages[name].text}</span>
              </span>
              <ChevronRight aria-hidden className="size-6 shrink-0 text-ink-soft" />
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
