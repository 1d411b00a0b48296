"use client";

import { ChevronLeft, ChevronRight, CircleDot, MessageSquare, Phone, Play, ShieldAlert, Square, UserRound, Volume2 } from "lucide-react";
import { useEffect, useState } from "react";
import type { Level, Locale } from "../../../shared/domain/call/level.ts";
import { levelWords } from "../../../shared/domain/text/level-words.ts";
import { Button } from "../../components/ui/button.tsx";
import { formatTime } from "../../lib/format.ts";
import { cn } from "../../lib/utils.ts";
import { durationText } from "../calls/call-row.tsx";
import { RiskChart } from "./risk-chart.tsx";
import type { Moment } from "./timeline.ts";
import { callDetailWords } from "./words.ts";

const STEP_MS = 2_500;
const ICONS = { edge: CircleDot, level: ShieldAlert, warning: Volume2, message: MessageSquare, telephone: Phone, person: UserRound };

interface CallTimelineProps {
  moments: readonly Moment[];
  level: Level;
  endedAt: string | null;
  /** Without analysis there is no risk to draw. */
  hasChart: boolean;
  locale: Locale;
}

/** The call as a picture and as a list, whole or moment by moment. */
export function CallTimeline({ moments, level, endedAt, hasChart, locale }: CallTimelineProps) {
  const text = callDetailWords(locale).timeline;
  const last = moments.length - 1;
  const [at, setAt] = useState<number>();
  const [isPlaying, setPlaying] = useState(false);
  const shown = Math.min(at ?? last, last);

  useEffect(() => {
    if (!isPlaying) return;
    if (shown >= last) return setPlaying(false);
    const timer = setTimeout(() => setAt(shown + 1), STEP_MS);
    return () => clearTimeout(timer);
  }, [isPlaying, shown, last]);

  const go = (to: number) => {
    setPlaying(false);
    setAt(Math.min(last, Math.max(0, to)));
  };
  const play = () => {
    setAt(0);
    setPlaying(true);
  };
  const current = moments[shown];
  return (
    <>
      {hasChart && (
        <>
          <RiskChart moments={moments} upTo={shown} label={text.chart(levelWords(level, locale))} endedAt={endedAt} locale={locale} />
          <p className="mt-3 text-sm text-ink-soft">{text.chartHelp}</p>
        </>
      )}
      <div className="mt-5 flex flex-col gap-3 sm:flex-row sm:flex-wrap">
        <Button variant="outline" onClick={isPlaying ? () => setPlaying(false) : play}>
          {isPlaying ? <Square aria-hidden /> : <Play aria-hidden />}
          {isPlaying ? text.stop : text.replay}
        </Button>
        {at !== undefined && (
          <>
            <Button variant="outline" aria-disabled={shown === 0} onClick={() => go(shown - 1)}>
              <ChevronLeft aria-hidden />
              {text.previous}
            </Button>
            <Button variant="outline" aria-disabled={shown === last} onClick={() => go(shown + 1)}>
              <ChevronRight aria-hidden />
              {text.next}
            </Button>
            <Button
              variant="ghost"
              onClick={() => {
                setPlaying(false);
                setAt(undefined);
              }}
            >
              {text.whole}
            </Button>
          </>
        )}
      </div>
      <p role="status" className={at === undefined ? "" : "mt-4 rounded-xl bg-primary-soft p-4 font-semibold"}>
        {at !== undefined && current && `${formatTime(new Date(current.at), locale)}\u00a0: ${current.text}`}
      </p>
      <ol className="mt-6 space-y-1">
        {moments.map((moment, index) => (
          <MomentRow
            key={moment.key}
            moment={moment}
            since={moments[0]?.at}
            isCurrent={at !== undefined && index === shown}
            locale={locale}
          />
        ))}
      </ol>
    </>
  );
}

interface MomentRowProps {
  moment: Moment;
  /** When the call began: what happened meanwhile is told by how long after that, since most of it is within one minute. */
  since: string | undefined;
  isCurrent: boolean;
  locale: Locale;
}

function MomentRow({ moment, since, isCurrent, locale }: MomentRowProps) {
  const text = callDetailWords(locale).timeline;
  const Icon = ICONS[moment.kind];
  return (
    <li
      aria-current={isCurrent ? "step" : undefined}
      className={cn(
        "grid grid-cols-[1.5rem_minmax(0,1fr)] gap-x-3 rounded-xl border-2 border-transparent px-2 py-2 sm:grid-cols-[1.5rem_7.5rem_minmax(0,1fr)]",
        isCurrent && "border-primary bg-primary-soft",
      )}
    >
      <Icon aria-hidden className="mt-1 size-5 text-primary" />
      <time dateTime={moment.at} className="text-ink-soft tabular-nums">
        {since && moment.kind !== "edge" ? text.after(durationText(since, moment.at, locale)) : formatTime(new Date(moment.at), locale)}
      </time>
      <div className="col-start-2 min-w-0 sm:col-start-3">
        <p className={moment.kind === "level" ? "font-semibold" : ""}>{moment.text}</p>
        {moment.reasons.length > 0 && (
          <ul className="mt-1 space-y-2">
            {moment.reasons.map(({ sentence, quote }) => (
              <li key={sentence + quote}>
                {sentence}
                {quote && (
                  <q className="mt-1 block border-l-4 border-primary/40 pl-3 text-ink-soft before:content-none after:content-none">
                    {text.quote(quote)}
                  </q>
                )}
              </li>
            ))}
          </ul>
        )}
      </div>
    </li>
  );
}
