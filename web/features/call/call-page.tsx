import { ArrowLeft, HeartHandshake, MessageSquareText, Radio } from "lucide-react";
import Link from "next/link";
import type { CallDetail } from "../../../shared/contracts/v1/calls.ts";
import type { Line } from "../../../shared/contracts/v1/lines.ts";
import type { Role } from "../../../shared/contracts/v1/tenants.ts";
import type { Locale } from "../../../shared/domain/call/level.ts";
import { DateText } from "../../components/date-text.tsx";
import { PageTitle } from "../../components/page-title.tsx";
import { buttonVariants } from "../../components/ui/button.tsx";
import { Card, CardTitle } from "../../components/ui/card.tsx";
import { callerName, durationText } from "../calls/call-row.tsx";
import { callSentences } from "../calls/call-sentence.ts";
import { LevelBadge } from "../calls/level-badge.tsx";
import { callWords } from "../calls/words.ts";
import { trustCallerPath } from "../trust/load-caller.ts";
import { CallActions } from "./call-actions.tsx";
import { CallFeedback } from "./call-feedback.tsx";
import { CallTimeline } from "./call-timeline.tsx";
import { keptWords } from "./kept-words.ts";
import { type Members, timelineOf } from "./timeline.ts";
import { callDetailWords } from "./words.ts";

export interface CallPageProps {
  call: CallDetail;
  role: Role;
  retention: Line["retention"] | undefined;
  members?: Members;
  now: number;
  locale: Locale;
}

/** One call: how it went, what we did, what one thinks of it. */
export function CallPage({ call, role, retention, members, now, locale }: CallPageProps) {
  const words = callDetailWords(locale);
  const list = callWords(locale);
  const isManager = role !== "viewer";
  const kept = keptWords({ call, role, retention, now });
  return (
    <>
      <PageTitle
        intro={
          <>
            <DateText at={call.startedAt} locale={locale} />
            {" · "}
            {call.endedAt ? durationText(call.startedAt, call.endedAt, locale) : list.now}
            {call.line && <span className="block">{list.forLine(call.line.protectedName, call.line.label)}</span>}
          </>
        }
      >
        {callerName(call, locale)}
      </PageTitle>
      <div className="space-y-5">
        <Card>
          <LevelBadge call={call} locale={locale} />
          <p className="mt-4 max-w-[60ch]">{callSentences(call, list).join(" ")}</p>
          {call.analysed && isManager && <p className="mt-2 text-ink-soft">{words.score(Math.round(call.score * 100))}</p>}
          {call.endedAt === null && (
            <Link
              href={`/appels/${call.id}/direct`}
              prefetch={false}
              className={buttonVariants({ size: "lg", className: "mt-5 w-full sm:w-auto" })}
            >
              <Radio aria-hidden />
              {words.follow}
            </Link>
          )}
          {call.level > 1 && (
            <div className="mt-5 flex flex-col gap-3 sm:flex-row sm:items-center sm:gap-5">
              <p className="font-semibold">{words.gaveSomething}</p>
              <Link href="/aide/urgence" prefetch={false} className={buttonVariants({ variant: "outline" })}>
                <HeartHandshake aria-hidden />
                {words.urgentHelp}
              </Link>
            </div>
          )}
          {call.level > 1 && call.endedAt !== null && call.caller && (
            <p className="mt-4 flex flex-wrap items-center gap-x-3">
              {words.report}
              <a
                href="sms:33700"
                className="inline-flex min-h-11 items-center gap-2 font-semibold text-primary underline underline-offset-4"
              >
                <MessageSquareText aria-hidden className="size-5 shrink-0" />
                {words.reportTo}
              </a>
            </p>
          )}
        </Card>
        <CallActions call={call} locale={locale} />
        <Card>
          <CardTitle>{words.timeline.title}</CardTitle>
          <p className="mb-5 mt-2 max-w-[60ch] text-ink-soft">{words.words[kept]}</p>
          <CallTimeline
            moments={timelineOf(call, locale, members)}
            level={call.level}
            endedAt={call.endedAt}
            hasChart={call.analysed === true}
            locale={locale}
          />
        </Card>
        {isManager && (
          <Card>
            <CardTitle>{words.feedback.title}</CardTitle>
            <p className="mb-5 mt-2 max-w-[60ch] text-ink-soft">{words.feedback.intro}</p>
            <CallFeedback
              callId={call.id}
              feedback={call.feedback}
              hasCaller={call.caller !== null}
              hasWords={kept === "kept"}
              locale={locale}
            />
            {call.caller && (
              <Link
                href={trustCallerPath(call.id)}
                prefetch={false}
                className="mt-6 inline-flex min-h-11 items-center font-semibold text-primary underline underline-offset-4"
              >
                {words.feedback.toKnown}
              </Link>
            )}
          </Card>
        )}
      </div>
      <AllCalls locale={locale} />
    </>
  );
}

const AllCalls = ({ locale }: { locale: Locale }) => (
  <Link
    href="/appels"
    prefetch={false}
    className="mt-6 inline-flex min-h-11 items-center gap-2 font-semibold text-primary underline underline-offset-4"
  >
    <ArrowLeft aria-hidden className="size-5 shrink-0" />
    {callDetailWords(locale).all}
  </Link>
);
