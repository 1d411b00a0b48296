import { Printer } from "lucide-react";
import Link from "next/link";
import type { Line } from "../../../shared/contracts/v1/lines.ts";
import type { Locale } from "../../../shared/domain/call/level.ts";
import { StateCard } from "../../components/state-card.tsx";
import { buttonVariants } from "../../components/ui/button.tsx";
import { Card, CardTitle } from "../../components/ui/card.tsx";
import { forwardingProof, lineState } from "../lines/line-state.ts";
import type { Block, Checks } from "../lines/load-line.ts";
import { lineWords } from "../lines/words.ts";
import { installationWords } from "./words.ts";

interface StepReadyProps {
  line: Line;
  checks: Block<Checks>;
  locale: Locale;
}

/** What there is now, what happens at the next call, and what can wait. */
export function StepReady({ line, checks, locale }: StepReadyProps) {
  const text = installationWords(locale).ready;
  const known = checks === "away" || checks === null ? undefined : checks;
  const state = lineState(line, known && forwardingProof(known.tests, known.lastCallAt));
  const title = state.name === "protected" ? text.state(line.protectedName) : lineWords(locale).state[state.name];
  const later = [
    ["/proches", text.later.contact],
    ["/confiance", text.later.expected],
    ["/reglages/securite", text.later.passkey],
  ] as const;
  return (
    <div className="space-y-5">
      <StateCard tone={state.tone} title={title} locale={locale} provedAt={state.provedAt} isMain />
      <Link href={`/carte/${line.id}`} className={buttonVariants({ size: "lg", className: "w-full sm:w-auto" })}>
        <Printer aria-hidden />
        {text.card}
      </Link>
      <Card>
        <CardTitle>{text.nextCall}</CardTitle>
        <ul className="mt-3 max-w-[60ch] list-disc space-y-2 pl-6">
          {text.nextCallText.slice(line.notice ? 0 : 1).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </Card>
      <Card>
        <CardTitle>{text.check}</CardTitle>
        <p className="mt-2 max-w-[60ch]">{line.watchAgreed ? text.checkOn : text.checkOff}</p>
        <Link href={`/lignes/${line.id}`} className={buttonVariants({ variant: "outline", className: "mt-4" })}>
          {text.line}
        </Link>
      </Card>
      <Card>
        <CardTitle>{text.laterTitle}</CardTitle>
        <ul className="mt-2">
          {later.map(([href, label]) => (
            <li key={href}>
              <Link href={href} className="inline-flex min-h-11 items-center underline underline-offset-4">
                {label}
              </Link>
            </li>
          ))}
        </ul>
      </Card>
      <Link href="/accueil" className={buttonVariants({ variant: "outline", size: "lg", className: "w-full sm:w-auto" })}>
        {text.home}
      </Link>
    </div>
  );
}
