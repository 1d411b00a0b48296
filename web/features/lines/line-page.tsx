import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import type { Line } from "../../../shared/contracts/v1/lines.ts";
import type { Role } from "../../../shared/contracts/v1/tenants.ts";
import type { Locale } from "../../../shared/domain/call/level.ts";
import { FaultNotice } from "../../components/fault-notice.tsx";
import { PageTitle } from "../../components/page-title.tsx";
import { commonWords } from "../../lib/messages/common-words.ts";
import { CodesCard } from "./codes-card.tsx";
import { isUnderWay, JobCard } from "./job-card.tsx";
import { LeaveCard } from "./leave-card.tsx";
import { LineStateCard, stateOf } from "./line-state-card.tsx";
import { LiveLine } from "./live-line.tsx";
import type { LineDetails } from "./load-line.ts";
import { nextCheckDay } from "./next-check.ts";
import { NumbersCard } from "./numbers-card.tsx";
import { PauseCard } from "./pause-card.tsx";
import { SipCard } from "./sip-card.tsx";
import { TestsCard } from "./tests-card.tsx";
import { UsageCard } from "./usage-card.tsx";
import { WatchCard } from "./watch-card.tsx";
import { lineWords } from "./words.ts";

interface LinePageProps extends LineDetails {
  line: Line;
  /** Of the person in the line's household. */
  role: Role;
  operatorKey: string | undefined;
  locale: Locale;
}

/** The health of one line, and all that can be done about it. What cannot be learnt now is said in its place. */
export function LinePage({ line, role, checks, job, codes, endpoint, usage, operatorKey, locale }: LinePageProps) {
  const text = lineWords(locale);
  const mayChange = role !== "viewer";
  const isOwner = role === "owner";
  const hasJob = job !== null && job !== "away" && isUnderWay(job);
  const isWatchable = line.forwardedNumber !== null && line.cancelledAt === null;
  const { name } = stateOf(line, checks);
  // What is to be done comes first.
  const needsMending = name === "lost" || name === "testing" || name === "unknown";
  const hasCodesFirst = name === "lost";
  const tests = <TestsCard line={line} checks={checks} mayChange={mayChange} locale={locale} />;
  const mend = (
    <>
      {!hasCodesFirst && tests}
      <CodesCard codes={codes} hasNumber={line.ethiqNumber !== null} operatorKey={operatorKey} locale={locale} />
      {hasCodesFirst && tests}
    </>
  );
  const seen = checks === "away" ? undefined : stateOf(line, checks).provedAt;
  const nextDay = line.watchAgreed && seen ? nextCheckDay(seen) : undefined;
  const isInService = line.status === "active" || line.pausedUntil !== null;
  return (
    <>
      <Link href="/lignes" className="mb-2 inline-flex min-h-11 items-center gap-2 font-semibold underline underline-offset-4">
        <ArrowLeft aria-hidden className="size-5" />
        {text.back}
      </Link>
      <PageTitle intro={text.of(line.protectedName)}>{line.label}</PageTitle>
      <LiveLine lineId={line.id} isUnderWay={hasJob} />
      <div className="space-y-5">
        <LineStateCard line={line} checks={checks} locale={locale} />
        {job === "away" && <FaultNotice locale={locale} title={text.job.failed} next={commonWords(locale).fault.next} />}
        {hasJob && <JobCard job={job} isProtected={line.status === "active"} mayChange={mayChange} locale={locale} />}
        {needsMending && mend}
        <NumbersCard line={line} locale={locale} />
        <UsageCard usage={usage} locale={locale} />
        {!needsMending && mend}
        {isWatchable && <WatchCard lineId={line.id} isAgreed={line.watchAgreed} mayChange={mayChange} nextDay={nextDay} />}
        <SipCard endpoint={endpoint} lineId={line.id} mayChange={mayChange && line.cancelledAt === null} locale={locale} />
        {mayChange && isInService && line.cancelledAt === null && <PauseCard lineId={line.id} pausedUntil={line.pausedUntil} />}
        <LeaveCard lineId={line.id} hasLeft={line.cancelledAt !== null} isOwner={isOwner} />
      </div>
    </>
  );
}
