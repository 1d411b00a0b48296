import { CircleCheck, CircleHelp, type LucideIcon, OctagonAlert, Phone, TriangleAlert } from "lucide-react";
import Link from "next/link";
import type { Line } from "../../../shared/contracts/v1/lines.ts";
import type { Locale } from "../../../shared/domain/call/level.ts";
import { DateText } from "../../components/date-text.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { HelpLine } from "../../components/help-line.tsx";
import { PageTitle } from "../../components/page-title.tsx";
import type { Tone } from "../../components/state-card.tsx";
import { buttonVariants } from "../../components/ui/button.tsx";
import { Card } from "../../components/ui/card.tsx";
import { formatPhone } from "../../lib/format.ts";
import { commonWords } from "../../lib/messages/common-words.ts";
import { cn } from "../../lib/utils.ts";
import { stateNext, stateOf } from "./line-state-card.tsx";
import type { Block, Checks } from "./load-line.ts";
import { lineWords } from "./words.ts";

export interface ListedLine {
  line: Line;
  checks: Block<Checks>;
}

interface LinesPageProps {
  lines: readonly ListedLine[];
  nextCursor: string | null;
  isFirst: boolean;
  locale: Locale;
}

export function LinesPage({ lines, nextCursor, isFirst, locale }: LinesPageProps) {
  const text = lineWords(locale);
  return (
    <>
      <PageTitle intro={text.intro}>{text.title}</PageTitle>
      {lines.length === 0 && (
        <EmptyState Icon={Phone} action={<HelpLine />}>
          <p>{text.empty}</p>
          <p className="mt-1">{text.emptyNext}</p>
        </EmptyState>
      )}
      <ul className="space-y-4">
        {lines.map((listed) => (
          <li key={listed.line.id}>
            <LineRow {...listed} locale={locale} />
          </li>
        ))}
      </ul>
      <div className="mt-6 flex flex-wrap gap-3">
        {nextCursor && (
          <Link
            href={`/lignes?${new URLSearchParams({ apres: nextCursor })}`}
            className={buttonVariants({ variant: "outline", size: "lg" })}
          >
            {text.more}
          </Link>
        )}
        {!isFirst && (
          <Link href="/lignes" className={buttonVariants({ variant: "ghost", size: "lg" })}>
            {text.first}
          </Link>
        )}
      </div>
    </>
  );
}

const MARKS: Record<Tone, { Icon: LucideIcon; className: string }> = {
  calm: { Icon: CircleCheck, className: "bg-calm-ground text-calm" },
  careful: { Icon: TriangleAlert, className: "bg-careful-ground text-careful" },
  scam: { Icon: OctagonAlert, className: "bg-scam-ground text-scam" },
  unknown: { Icon: CircleHelp, className: "bg-ground text-ink" },
};

function LineRow({ line, checks, locale }: ListedLine & { locale: Locale }) {
  const text = lineWords(locale);
  const words = commonWords(locale);
  const state = stateOf(line, checks);
  const { Icon, className } = MARKS[state.tone];
  const next = checks === "away" ? text.proofUnknown : stateNext(line, state, locale);
  return (
    <Card>
      <h2 className="text-xl font-bold">{line.label}</h2>
      <p className="mt-1 text-ink-soft">
        {text.of(line.protectedName)}
        {line.forwardedNumber && (
          <>
            <span className="max-sm:hidden"> · </span>
            <span className="whitespace-nowrap tabular-nums max-sm:block">{formatPhone(line.forwardedNumber)}</span>
          </>
        )}
      </p>
      <div className={cn("mt-4 flex items-start gap-3 rounded-xl p-4", className)}>
        <Icon aria-hidden strokeWidth={2.2} className="mt-0.5 size-6 shrink-0" />
        <div className="min-w-0">
          <p className="font-semibold">{text.state[state.name]}</p>
          <p>
            {state.provedAt ? (
              <>
                {words.lastProof} <DateText at={state.provedAt} locale={locale} />
              </>
            ) : (
              words.noProof
            )}
          </p>
          {next && <p className="mt-1">{next}</p>}
        </div>
      </div>
      <Link
        href={`/lignes/${line.id}`}
        prefetch={false}
        className={buttonVariants({ variant: "outline", className: "mt-4 w-full sm:w-auto" })}
      >
        {text.open(line.label)}
      </Link>
    </Card>
  );
}
