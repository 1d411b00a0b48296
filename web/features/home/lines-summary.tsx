import { CircleCheck, CircleHelp, type LucideIcon, OctagonAlert, TriangleAlert } from "lucide-react";
import Link from "next/link";
import type { Locale } from "../../../shared/domain/call/level.ts";
import { DateText } from "../../components/date-text.tsx";
import { StateCard, type Tone } from "../../components/state-card.tsx";
import { buttonVariants } from "../../components/ui/button.tsx";
import { commonWords } from "../../lib/messages/common-words.ts";
import { cn } from "../../lib/utils.ts";
import { CheckAgain } from "./check-again.tsx";
import { ExpectedCallLink } from "./line-cards.tsx";
import { mostUrgentFirst, type SaidLine, type Summary } from "./say-line.ts";
import { homeWords } from "./words.ts";

const SHOWN_LINES = 6;

interface LinesSummaryProps {
  said: readonly SaidLine[];
  summary: Summary;
  mayChange: boolean;
  locale: Locale;
}

/** Many lines: first all of them in one sentence, then those that need somebody. */
export function LinesSummary({ said, summary: { tone, title, why }, mayChange, locale }: LinesSummaryProps) {
  const text = homeWords(locale);
  return (
    <StateCard isMain tone={tone} title={title} locale={locale} provedAt={null}>
      {why && <p className="mb-5 max-w-[60ch]">{why}</p>}
      <ul aria-label={text.lines.label} className="grid gap-3 sm:grid-cols-2">
        {mostUrgentFirst(said)
          .slice(0, SHOWN_LINES)
          .map((line) => (
            <LineRow key={line.line.id} said={line} isOnWhite={tone === "unknown"} locale={locale} />
          ))}
      </ul>
      <div className="mt-5 flex flex-col gap-3 sm:flex-row sm:flex-wrap">
        {said.some(({ isAway }) => isAway) && <CheckAgain label={text.checking.retry} />}
        <Link href="/lignes" prefetch={false} className={buttonVariants({ variant: "outline", size: "lg", className: "w-full sm:w-auto" })}>
          {text.lines.all}
        </Link>
        {mayChange && <ExpectedCallLink locale={locale} />}
      </div>
    </StateCard>
  );
}

const MARKS: Record<Tone, { Icon: LucideIcon; className: string }> = {
  calm: { Icon: CircleCheck, className: "text-calm" },
  careful: { Icon: TriangleAlert, className: "text-careful" },
  scam: { Icon: OctagonAlert, className: "text-scam" },
  unknown: { Icon: CircleHelp, className: "text-ink" },
};

function LineRow({ said: { line, name, tone, provedAt }, isOnWhite, locale }: { said: SaidLine; isOnWhite: boolean; locale: Locale }) {
  const text = homeWords(locale).lines;
  const { Icon, className } = MARKS[tone];
  return (
    <li className={cn("relative flex items-start gap-3 rounded-xl p-4", isOnWhite ? "bg-ground" : "bg-surface")}>
      <Icon aria-hidden strokeWidth={2.4} className={cn("mt-2.5 size-6 shrink-0", className)} />
      <div className="min-w-0">
        {/* The whole row is pressed; its name is the link. */}
        <Link
          href={`/lignes/${line.id}`}
          prefetch={false}
          aria-label={text.open(line.protectedName)}
          className="inline-flex min-h-11 min-w-11 items-center font-bold text-primary underline underline-offset-4 after:absolute after:inset-0 after:rounded-xl"
        >
          {line.protectedName}
        </Link>
        <p className="text-ink-soft">{line.label}</p>
        <p className={cn("mt-1 font-semibold", className)}>{text.short[name]}</p>
        {provedAt && (
          <p className="text-sm text-ink-soft">
            {commonWords(locale).lastProof} <DateText at={provedAt} locale={locale} />
          </p>
        )}
      </div>
    </li>
  );
}
