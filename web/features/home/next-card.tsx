import { ArrowRight, Circle, CircleCheck } from "lucide-react";
import Link from "next/link";
import type { Locale } from "../../../shared/domain/call/level.ts";
import { buttonVariants } from "../../components/ui/button.tsx";
import { Card, CardTitle } from "../../components/ui/card.tsx";
import { formatNames } from "../../lib/format.ts";
import { AgreeWatch } from "./agree-watch.tsx";
import type { LaterStep, NextStep } from "./next-step.ts";
import { homeWords } from "./words.ts";

/** The one thing to do now. */
export function NextCard({ step, locale }: { step: NextStep; locale: Locale }) {
  const text = homeWords(locale).next;
  const { title, why, href, action } = saidStep(step, locale);
  return (
    <Card className="flex flex-col">
      <p className="text-sm font-semibold text-ink-soft">{text.title}</p>
      {/* Another step comes when this one is done. */}
      <div aria-live="polite" className="mt-1">
        <CardTitle className="flex items-start gap-3">
          {step.name === "none" && <CircleCheck aria-hidden className="mt-0.5 size-6 shrink-0 text-calm" />}
          {title}
        </CardTitle>
        <p className="mt-2 max-w-[60ch]">{why}</p>
      </div>
      <div className="mt-5 empty:hidden">
        {step.name === "watch" && <AgreeWatch lineId={step.line.id} label={text.watchAction} />}
        {href && (
          <Link href={href} prefetch={false} className={buttonVariants({ size: "lg", className: "w-full sm:w-auto" })}>
            {action}
            <ArrowRight aria-hidden />
          </Link>
        )}
      </div>
    </Card>
  );
}

interface SaidStep {
  title: string;
  why: string;
  href?: string;
  action?: string;
}

function saidStep(step: NextStep, locale: Locale): SaidStep {
  const text = homeWords(locale).next;
  switch (step.name) {
    case "begin":
      return { title: text.begin, why: text.beginWhy, href: "/installation", action: text.beginAction };
    case "beginOther":
      return { title: text.beginOther, why: text.beginOtherWhy };
    case "finish":
      return { title: text.finish(step.line.protectedName), why: text.finishWhy, href: "/installation", action: text.finishAction };
    case "restore":
      return {
        title: text.restore(step.line.protectedName),
        why: text.restoreWhy,
        href: `/lignes/${step.line.id}#codes`,
        action: text.restoreAction,
      };
    case "prove":
      return { title: text.prove(step.line.protectedName), why: text.proveWhy, href: `/lignes/${step.line.id}`, action: text.proveAction };
    case "contact":
      return { title: text.contact, why: text.contactWhy, href: "/proches", action: text.contactAction };
    case "waiting": {
      const names = formatNames(
        step.contacts.map(({ name }) => name),
        locale,
      );
      return { title: text.waiting(names), why: text.waitingWhy, href: "/proches", action: text.waitingAction };
    }
    case "watch":
      return { title: text.watch(step.line.protectedName), why: text.watchWhy };
    case "none":
      return { title: text.none, why: text.noneWhy };
  }
}

const LATER_PATHS: Record<LaterStep["name"], string> = {
  secondContact: "/proches",
  expectedCall: "/confiance#appels-attendus",
  secondFactor: "/reglages/securite",
};

/** What can still be added, without haste. */
export function LaterCard({ steps, locale }: { steps: readonly LaterStep[]; locale: Locale }) {
  const text = homeWords(locale).later;
  return (
    <Card>
      <CardTitle>{text.title}</CardTitle>
      <p className="mt-1 text-ink-soft">{text.intro(steps.filter(({ isDone }) => isDone).length, steps.length)}</p>
      <ul className="mt-4 space-y-3">
        {steps.map(({ name, isDone }) => (
          <li key={name} className="flex items-start gap-3">
            {isDone ? (
              <CircleCheck aria-hidden className="mt-2.5 size-6 shrink-0 text-calm" />
            ) : (
              <Circle aria-hidden className="mt-2.5 size-6 shrink-0 text-ink-soft" />
            )}
            <div className="min-w-0">
              <span className="sr-only">{isDone ? text.done : text.todo} </span>
              {isDone ? (
                <span className="inline-flex min-h-11 items-center font-semibold">{text[name]}</span>
              ) : (
                <>
                  <Link
                    href={LATER_PATHS[name]}
                    prefetch={false}
                    className="inline-flex min-h-11 items-center font-semibold text-primary underline underline-offset-4"
                  >
                    {text[name]}
                  </Link>
                  <p className="text-sm text-ink-soft">{text[`${name}Why`]}</p>
                </>
              )}
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}
