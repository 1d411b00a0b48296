import { Check } from "lucide-react";
import Link from "next/link";
import type { Locale } from "../../../shared/domain/call/level.ts";
import { HelpLine } from "../../components/help-line.tsx";
import { Section } from "../../components/section.tsx";
import { buttonVariants } from "../../components/ui/button.tsx";
import { Card } from "../../components/ui/card.tsx";
import { commonWords } from "../../lib/messages/common-words.ts";
import { RelativesDrawing, RingingDrawing, WhisperDrawing } from "./drawings.tsx";
import { publicWords } from "./words.ts";

const DRAWINGS = [RingingDrawing, WhisperDrawing, RelativesDrawing];

interface FrontPageProps {
  locale: Locale;
  hasHelpNumber: boolean;
}

/** What this is, in half a minute. */
export function FrontPage({ locale, hasHelpNumber }: FrontPageProps) {
  const text = publicWords(locale).front;
  return (
    <div className="px-4 pt-10 sm:px-8 sm:pt-16">
      <div className="mx-auto w-full max-w-6xl">
        <div className="max-w-3xl">
          <h1 className="text-3xl font-bold whitespace-pre-line sm:text-4xl">{text.title}</h1>
          <p className="mt-4 text-lg text-ink-soft">{text.intro}</p>
          <div className="mt-7 flex flex-col gap-3 sm:flex-row">
            <Link href="/inscription" prefetch={false} className={buttonVariants({ size: "lg" })}>
              {text.protect}
            </Link>
            <Link href="/comment-ca-marche" prefetch={false} className={buttonVariants({ size: "lg", variant: "outline" })}>
              {text.more}
            </Link>
          </div>
        </div>

        <Section title={text.doesTitle} className="mt-14">
          <ol className="grid gap-4 md:grid-cols-3 md:gap-6">
            {text.does.map(({ title, text: sentence }, at) => {
              const Drawing = DRAWINGS[at] ?? RingingDrawing;
              return (
                <li key={title} className="rounded-2xl bg-surface p-4 pb-6">
                  <Drawing />
                  <h3 className="mt-5 px-1 text-lg font-bold">{title}</h3>
                  <p className="mt-1 px-1 text-ink-soft">{sentence}</p>
                </li>
              );
            })}
          </ol>
        </Section>

        <div className="mt-14 grid gap-x-12 lg:grid-cols-2">
          <Section title={text.stepsTitle} className="mt-0">
            <ol className="space-y-5">
              {text.steps.map(({ title, text: sentence }, at) => (
                <li key={title} className="flex gap-4">
                  <span
                    aria-hidden
                    className="flex size-11 shrink-0 items-center justify-center rounded-full bg-primary text-lg font-bold text-on-primary"
                  >
                    {at + 1}
                  </span>
                  <div className="min-w-0">
                    <h3 className="text-lg font-bold">{title}</h3>
                    <p className="text-ink-soft">{sentence}</p>
                  </div>
                </li>
              ))}
            </ol>
            <p className="mt-5 max-w-[60ch]">{text.duration}</p>
          </Section>
          <Section title={text.promisesTitle} className="lg:mt-0">
            <ul className="space-y-3">
              {text.promises.map((promise) => (
                <li key={promise} className="flex gap-3">
                  <Check aria-hidden strokeWidth={2.6} className="mt-0.5 size-6 shrink-0 text-calm" />
                  {promise}
                </li>
              ))}
            </ul>
          </Section>
        </div>

        <Card className="mt-14 bg-primary-soft">
          <h2 className="text-xl font-bold">{text.askTitle}</h2>
          <p className="mt-2">{hasHelpNumber ? text.ask : text.askWithout}</p>
          <div className="mt-2 flex flex-wrap items-center gap-x-8">
            <HelpLine className="text-lg" />
            <Link
              href="/aide"
              prefetch={false}
              className="inline-flex min-h-11 items-center font-semibold text-primary underline underline-offset-4"
            >
              {commonWords(locale).help}
            </Link>
          </div>
        </Card>
      </div>
    </div>
  );
}
