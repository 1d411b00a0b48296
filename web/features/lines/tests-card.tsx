import { Circle, CircleCheck, CircleDot, CircleX, type LucideIcon } from "lucide-react";
import type { LineTest } from "../../../shared/contracts/v1/line-tests.ts";
import type { Line } from "../../../shared/contracts/v1/lines.ts";
import type { Locale } from "../../../shared/domain/call/level.ts";
import { failureAdvice, hopTitle } from "../../../shared/domain/line-test/advice.ts";
import type { HopState } from "../../../shared/domain/line-test/words.ts";
import { DateText } from "../../components/date-text.tsx";
import { FaultNotice } from "../../components/fault-notice.tsx";
import { HelpLine } from "../../components/help-line.tsx";
import { Card, CardTitle } from "../../components/ui/card.tsx";
import { formatMoment } from "../../lib/format.ts";
import { commonWords } from "../../lib/messages/common-words.ts";
import { cn } from "../../lib/utils.ts";
import type { Block, Checks } from "./load-line.ts";
import { StartTest } from "./start-test.tsx";
import { lineWords } from "./words.ts";

interface TestsCardProps {
  line: Line;
  checks: Block<Checks>;
  mayChange: boolean;
  locale: Locale;
}

const SHOWN_AT_MOST = 10;

/** Which tests can be tried: a call needs a number to come to, and a telephone to ring. */
const possibleTests = ({ ethiqNumber, forwardedNumber, delivery, cancelledAt }: Line): LineTest["kind"][] => {
  if (cancelledAt || !ethiqNumber || delivery.length === 0) return [];
  return forwardedNumber ? ["forwarding", "connectivity"] : ["connectivity"];
};

export function TestsCard({ line, checks, mayChange, locale }: TestsCardProps) {
  const text = lineWords(locale).tests;
  if (checks === "away") return <FaultNotice locale={locale} title={text.failed} next={commonWords(locale).fault.next} />;
  const [latest, ...older] = checks?.tests ?? [];
  const isRunning = latest?.status === "running";
  const kinds = mayChange ? possibleTests(line) : [];
  return (
    <Card>
      <CardTitle>{text.title}</CardTitle>
      {kinds.length > 0 && <p className="mt-2 text-ink-soft">{text.intro}</p>}
      <p role="status" className="sr-only">
        {latest && statusSentence(latest, locale)}
      </p>
      {!latest && <p className="mt-3">{text.none}</p>}
      {latest && <Test test={latest} locale={locale} />}
      {latest?.status === "failed" && latest.attempt >= 2 && (
        <div className="mt-4 rounded-xl bg-primary-soft p-4">
          <p className="font-semibold">{text.callUs}</p>
          <HelpLine />
        </div>
      )}
      {kinds.length > 0 && !isRunning && <StartTest lineId={line.id} kinds={kinds} />}
      {older.length > 0 && (
        <details className="mt-6">
          <summary className="flex min-h-11 cursor-pointer items-center font-semibold underline underline-offset-4">{text.history}</summary>
          {older.map((test) => (
            <Test key={test.id} test={test} locale={locale} />
          ))}
          {older.length + 1 >= SHOWN_AT_MOST && <p className="mt-4 text-sm text-ink-soft">{text.older}</p>}
        </details>
      )}
    </Card>
  );
}

/** The one sentence that is read out at each change. */
export function statusSentence({ status, hops }: LineTest, locale: Locale): string {
  const text = lineWords(locale).tests;
  if (status !== "running") return text.over(text.statuses[status].toLowerCase());
  const hop = hops.findLast(({ state }) => state !== "waiting");
  return hop ? text.now(hopTitle(hop.name, locale), text.hops[hop.state]) : text.started;
}

function Test({ test, locale }: { test: LineTest; locale: Locale }) {
  const text = lineWords(locale).tests;
  const name = test.isAutomatic ? text.automatic : text.kinds[test.kind];
  return (
    <section className="mt-5 border-t-2 border-ground pt-5">
      <h3 className="font-bold">
        {name} : {text.statuses[test.status]}
      </h3>
      <p className="text-sm text-ink-soft">
        <DateText at={test.startedAt} locale={locale} />
      </p>
      <ol aria-label={text.steps(name, formatMoment(new Date(test.startedAt), locale))} className="mt-3 space-y-2">
        {test.hops.map((hop) => (
          <HopRow key={hop.name} hop={hop} locale={locale} />
        ))}
      </ol>
    </section>
  );
}

const MARKS: Record<HopState, { Icon: LucideIcon; className: string }> = {
  waiting: { Icon: Circle, className: "text-ink-soft" },
  running: { Icon: CircleDot, className: "text-primary" },
  passed: { Icon: CircleCheck, className: "text-calm" },
  failed: { Icon: CircleX, className: "text-scam" },
};

function HopRow({ hop, locale }: { hop: LineTest["hops"][number]; locale: Locale }) {
  const text = lineWords(locale).tests;
  const { Icon, className } = MARKS[hop.state];
  const advice = hop.state === "failed" && hop.reason ? failureAdvice(hop.reason, locale) : undefined;
  return (
    <li className="flex items-start gap-3">
      <Icon aria-hidden className={cn("mt-0.5 size-6 shrink-0", className)} />
      <div className="min-w-0">
        <p>
          {hopTitle(hop.name, locale)} : <span className={cn("font-semibold", className)}>{text.hops[hop.state]}</span>
        </p>
        {advice && (
          <div className="mt-2 max-w-[60ch] rounded-xl bg-scam-ground p-4 text-scam">
            <p className="font-semibold">{advice.what}</p>
            <p className="mt-1">{advice.next}</p>
          </div>
        )}
      </div>
    </li>
  );
}
