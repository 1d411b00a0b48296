import type { Tenant } from "../../../shared/contracts/v1/tenants.ts";
import type { Locale } from "../../../shared/domain/call/level.ts";
import { FaultNotice } from "../../components/fault-notice.tsx";
import { HelpLine } from "../../components/help-line.tsx";
import { KeepLastState, LastStateNote } from "../../components/last-state-note.tsx";
import { PageTitle } from "../../components/page-title.tsx";
import { StateCard } from "../../components/state-card.tsx";
import { CheckAgain } from "./check-again.tsx";
import { LastCalls } from "./last-calls.tsx";
import { ExpectedCallLink, LineCard } from "./line-cards.tsx";
import { LinesSummary } from "./lines-summary.tsx";
import { LiveCallCard, suspiciousNow } from "./live-call-card.tsx";
import { LiveHome } from "./live-home.tsx";
import type { Home, HomeLine } from "./load-home.ts";
import { MonthCard } from "./month-card.tsx";
import { LaterCard, NextCard } from "./next-card.tsx";
import { laterSteps, nextStep } from "./next-step.ts";
import { mostUrgentFirst, type SaidLine, sayLine, sayLines } from "./say-line.ts";
import { homeWords } from "./words.ts";

/** With more, each line is a row and no card. */
const MOST_CARDS = 3;

interface HomePageProps {
  home: Home;
  tenant: Pick<Tenant, "role" | "topic">;
  /** When it was asked. */
  now: Date;
  locale: Locale;
}

/** Am I protected, what is to do, what happened. A block that fails does not hide the others. */
export function HomePage({ home, tenant: { role, topic }, now, locale }: HomePageProps) {
  const text = homeWords(locale);
  const { lines, calls, month, steps } = home;
  const mayChange = role !== "viewer";
  const said = lines === "away" ? undefined : lines.map((line) => sayLine(line, locale));
  const step = said && nextStep(said, steps, role);
  const later = steps && said && said.length > 0 && step?.name !== "finish" ? laterSteps(steps) : [];
  const isIncomplete = later.some(({ isDone }) => !isDone);
  const fault = { locale, protection: text.unsureOfProtection };
  // What failed may answer by itself, and a pause ends by itself.
  const hasFailed = [lines, calls, month, steps?.contacts].includes("away");
  const asksAgain = hasFailed || said?.some(({ isAway, name }) => isAway || name === "paused") === true;
  return (
    <>
      <PageTitle>{text.title}</PageTitle>
      <LiveHome topics={[topic, ...topicsOf(lines)]} asksAgain={asksAgain} />
      <div className="space-y-6">
        <LiveCallCard call={calls === "away" ? undefined : suspiciousNow(calls)} locale={locale} />
        {said && lines !== "away" ? (
          <Lines said={said} asked={lines} now={now} mayChange={mayChange} locale={locale} />
        ) : (
          <Unsure locale={locale} />
        )}
        <div className="grid items-start gap-6 empty:hidden lg:auto-cols-fr lg:grid-flow-col">
          {step && <NextCard step={step} locale={locale} />}
          {!step && said && steps?.contacts === "away" && <FaultNotice {...fault} title={text.next.failed} next={text.next.failedNext} />}
          {isIncomplete && <LaterCard steps={later} locale={locale} />}
        </div>
        {calls === "away" ? (
          <FaultNotice {...fault} title={text.calls.failed} next={text.calls.failedNext} />
        ) : (
          (calls.length > 0 || (said && said.length > 0)) && <LastCalls calls={calls} locale={locale} />
        )}
        {month === "away" ? (
          <FaultNotice {...fault} title={text.month.failed} next={text.month.failedNext} />
        ) : (
          month && (month.total.calls > 0 || (said && said.length > 0)) && <MonthCard month={month} locale={locale} />
        )}
      </div>
    </>
  );
}

/** The database sends what happens to a line to a topic of its own. */
const topicsOf = (lines: Home["lines"]): string[] =>
  lines === "away" ? [] : lines.slice(0, MOST_CARDS).map(({ line }) => `line:${line.id}`);

/** Where not even the household could be learnt. */
export function HomeAway({ locale }: { locale: Locale }) {
  return (
    <>
      <PageTitle>{homeWords(locale).title}</PageTitle>
      <LiveHome topics={[]} asksAgain />
      <Unsure locale={locale} />
    </>
  );
}

function Unsure({ locale }: { locale: Locale }) {
  const text = homeWords(locale);
  return (
    <StateCard isMain tone="unknown" title={text.checking.title} locale={locale} provedAt={null}>
      <p className="max-w-[60ch]">{text.unsureOfProtection}</p>
      <p className="mt-2 max-w-[60ch]">{text.checking.why}</p>
      <LastStateNote />
      <div className="mt-5 flex flex-col gap-3 sm:flex-row sm:items-center sm:gap-6">
        <CheckAgain label={text.checking.retry} />
        <HelpLine />
      </div>
    </StateCard>
  );
}

interface LinesProps {
  said: readonly SaidLine[];
  asked: readonly HomeLine[];
  now: Date;
  mayChange: boolean;
  locale: Locale;
}

function Lines({ said, asked, now, mayChange, locale }: LinesProps) {
  const [first, ...others] = said;
  // The card of the next step says the rest.
  if (!first) return null;
  const summary = others.length === 0 ? first : sayLines(said, asked, locale);
  return (
    <>
      <KeepLastState title={summary.title} at={now.toISOString()} />
      {others.length >= MOST_CARDS ? (
        <LinesSummary said={said} summary={summary} mayChange={mayChange} locale={locale} />
      ) : (
        <>
          {mostUrgentFirst(said).map((one) => (
            <LineCard key={one.line.id} said={one} isOnly={others.length === 0} mayChange={mayChange} locale={locale} />
          ))}
          {others.length > 0 && mayChange && <ExpectedCallLink locale={locale} />}
        </>
      )}
    </>
  );
}
