import { ChevronDown, Siren } from "lucide-react";
import Link from "next/link";
import type { Locale } from "../../../shared/domain/call/level.ts";
import { HelpLine } from "../../components/help-line.tsx";
import { PageTitle } from "../../components/page-title.tsx";
import { Section, TextPage } from "../../components/section.tsx";
import { Card } from "../../components/ui/card.tsx";
import { helpWords } from "./words.ts";

/** Help by what happens to somebody. The answers open without any script. */
export function HelpPage({ locale, hasHelpNumber }: { locale: Locale; hasHelpNumber: boolean }) {
  const text = helpWords(locale);
  return (
    <TextPage>
      <PageTitle intro={text.intro}>{text.title}</PageTitle>
      <Link
        href="/aide/urgence"
        prefetch={false}
        className="flex min-h-16 items-center gap-4 rounded-2xl bg-scam-ground p-5 text-scam hover:underline"
      >
        <Siren aria-hidden className="size-8 shrink-0" />
        <span>
          <span className="block font-bold">{text.emergencyTitle}</span>
          <span className="underline underline-offset-4">{text.emergency}</span>
        </span>
      </Link>

      <Section title={text.questionsTitle} className="mt-10">
        <div className="space-y-3">
          {text.questions.map(({ question, answer }) => (
            <details key={question} className="group rounded-2xl bg-surface">
              <summary className="flex min-h-16 cursor-pointer list-none items-center justify-between gap-4 rounded-2xl px-5 py-3 font-semibold">
                {question}
                <ChevronDown aria-hidden className="size-6 shrink-0 text-primary group-open:rotate-180" />
              </summary>
              <div className="space-y-2 px-5 pb-6">
                {answer.map((sentence) => (
                  <p key={sentence}>{sentence}</p>
                ))}
              </div>
            </details>
          ))}
        </div>
      </Section>

      {hasHelpNumber && (
        <Card className="mt-10 bg-primary-soft">
          <h2 className="text-xl font-bold">{text.callTitle}</h2>
          <p className="mt-1">{text.call}</p>
          <HelpLine className="mt-1 text-xl" />
        </Card>
      )}
    </TextPage>
  );
}
