import { BellRing, Ear, MessageSquareText, Phone, PhoneForwarded, Volume2 } from "lucide-react";
import Link from "next/link";
import type { Level, Locale } from "../../../shared/domain/call/level.ts";
import { levelWords } from "../../../shared/domain/text/level-words.ts";
import { LevelMark } from "../../components/level-mark.tsx";
import { PageTitle } from "../../components/page-title.tsx";
import { Section, TextPage } from "../../components/section.tsx";
import { buttonVariants } from "../../components/ui/button.tsx";
import { publicWords } from "../front/words.ts";

const STATIONS = [PhoneForwarded, Volume2, Phone, Ear, BellRing, MessageSquareText];
const LEVELS: readonly Level[] = [1, 2, 3];

export function HowItWorksPage({ locale }: { locale: Locale }) {
  const text = publicWords(locale).howItWorks;
  return (
    <TextPage>
      <PageTitle intro={text.intro}>{text.title}</PageTitle>

      <Section title={text.pathTitle} className="mt-8">
        <ol>
          {text.path.map(({ title, text: sentence }, at) => {
            const Icon = STATIONS[at] ?? Phone;
            const isLast = at === text.path.length - 1;
            return (
              <li key={title} className="flex gap-5">
                <div aria-hidden className="flex flex-col items-center">
                  <span className="flex size-12 shrink-0 items-center justify-center rounded-full bg-primary-soft text-primary">
                    <Icon className="size-6" />
                  </span>
                  {!isLast && <span className="w-1 grow rounded bg-primary/40" />}
                </div>
                <div className="min-w-0 pb-7 pt-2">
                  <h3 className="font-bold">{title}</h3>
                  <p className="text-ink-soft">{sentence}</p>
                </div>
              </li>
            );
          })}
        </ol>
      </Section>

      <Section title={text.levelsTitle} className="mt-6">
        <ul className="space-y-3">
          {LEVELS.map((level, at) => (
            <li key={level} className="rounded-2xl bg-surface p-5">
              <LevelMark level={level}>{levelWords(level, locale)}</LevelMark>
              <p className="mt-2">{text.levels[at]}</p>
            </li>
          ))}
        </ul>
      </Section>

      <Section title={text.keptTitle}>
        <p>{text.heard}</p>
        <dl className="mt-5 divide-y-2 divide-ground rounded-2xl bg-surface px-5">
          {text.kept.map(({ what, long }) => (
            <div key={what} className="py-4 sm:flex sm:justify-between sm:gap-6">
              <dt>{what}</dt>
              <dd className="font-semibold sm:text-right">{long}</dd>
            </div>
          ))}
        </dl>
      </Section>

      <Section title={text.limitsTitle}>
        <ul className="list-disc space-y-2 pl-6 marker:text-primary">
          {text.limits.map((limit) => (
            <li key={limit}>{limit}</li>
          ))}
        </ul>
      </Section>

      <Link href="/inscription" prefetch={false} className={buttonVariants({ size: "lg", className: "mt-10 w-full sm:w-auto" })}>
        {text.next}
      </Link>
    </TextPage>
  );
}
