"use client";

import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import type { CallDetail } from "../../../shared/contracts/v1/calls.ts";
import type { Line } from "../../../shared/contracts/v1/lines.ts";
import type { Role } from "../../../shared/contracts/v1/tenants.ts";
import type { Locale } from "../../../shared/domain/call/level.ts";
import { Card } from "../../components/ui/card.tsx";
import { levelState } from "./call-state.ts";
import { EndedCard, endedTitle } from "./ended-card.tsx";
import { LiveActions } from "./live-actions.tsx";
import { LevelNews, LiveLevel } from "./live-level.tsx";
import { LiveTranscript, type Silence } from "./live-transcript.tsx";
import { PausedBar } from "./paused-bar.tsx";
import { type Names, peopleOf } from "./people.ts";
import { useLiveCall } from "./use-live-call.ts";
import { useLiveWords } from "./use-live-words.ts";
import { liveWords } from "./words.ts";

export interface LiveCallProps {
  initial: CallDetail;
  /** Of the household: tells when to ask again. */
  topic: string;
  loadedAt: string;
  role: Role;
  /** Undefined when it could not be asked, or is gone. */
  line: Pick<Line, "forwardedNumber" | "helpLevel" | "retention"> | undefined;
  names: Names;
  locale: Locale;
}

/** A call as it goes on: the level, what one can do, the words. */
export function LiveCall({ initial, topic, loadedAt, role, line, names, locale }: LiveCallProps) {
  const text = liveWords(locale);
  const isManager = role !== "viewer";
  const { feed, refresh } = useLiveCall(initial, topic, loadedAt);
  const { call } = feed;
  const isOver = call.endedAt !== null;
  const state = levelState(call);
  const mayRead = isManager && line !== undefined && line.retention !== "nothing";
  const isSuspicious = state.kind === "level" && state.level > 1;
  const { words, isFailed, retry } = useLiveWords(call.id, mayRead && isSuspicious && !isOver);
  const personName = call.line?.protectedName ?? text.person;
  const phone = line?.forwardedNumber ?? null;
  const silence = silenceOf({ isManager, keepsWords: line?.retention !== "nothing", isUnheard: state.kind === "unheard", isSuspicious });

  return (
    <div className="space-y-5">
      {!isOver && <PausedBar feed={feed} phone={phone} personName={personName} locale={locale} />}
      <LevelNews level={feed.news} locale={locale} />
      <p role="status" className="sr-only">
        {isOver && endedTitle(call, locale)}
      </p>
      {/* On a telephone what one can do comes before what is said; wide, it stands beside both. */}
      <div className="grid grid-cols-[minmax(0,1fr)] gap-5 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)] lg:grid-rows-[auto_1fr] lg:items-start">
        <LiveLevel call={call} locale={locale} />
        <div className="lg:col-start-2 lg:row-span-2 lg:row-start-1">
          {isOver && <EndedCard call={call} phone={phone} personName={personName} locale={locale} />}
          {!isOver && isManager && (
            <LiveActions
              call={call}
              people={peopleOf(names, locale)}
              personName={personName}
              phone={phone}
              mayCut={line?.helpLevel === 3}
              onDone={refresh}
              locale={locale}
            />
          )}
          {!isOver && !isManager && <Card>{text.actions.viewer}</Card>}
        </div>
        <LiveTranscript
          words={words}
          silence={silence}
          isFailed={isFailed && !isOver}
          onRetry={retry}
          personName={personName}
          locale={locale}
        />
      </div>
      {isManager && !isOver && isSuspicious && mayRead && <p className="text-sm text-ink-soft">{text.follows}</p>}
      <Link
        href={`/appels/${call.id}`}
        prefetch={false}
        className="inline-flex min-h-11 items-center gap-2 font-semibold text-primary underline underline-offset-4"
      >
        <ArrowLeft aria-hidden className="size-5 shrink-0" />
        {text.back}
      </Link>
    </div>
  );
}

interface Why {
  isManager: boolean;
  keepsWords: boolean;
  isUnheard: boolean;
  isSuspicious: boolean;
}

function silenceOf({ isManager, keepsWords, isUnheard, isSuspicious }: Why): Silence | undefined {
  if (isUnheard) return "unheard";
  if (!isManager) return "notYours";
  if (!keepsWords) return "notKept";
  return isSuspicious ? undefined : "calm";
}
