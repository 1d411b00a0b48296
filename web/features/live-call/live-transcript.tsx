"use client";

import { ArrowDown, PhoneIncoming, RefreshCw, UserRound } from "lucide-react";
import { useEffect, useId, useRef, useState } from "react";
import type { Locale } from "../../../shared/domain/call/level.ts";
import { Button } from "../../components/ui/button.tsx";
import { Card, CardTitle } from "../../components/ui/card.tsx";
import { Switch } from "../../components/ui/switch.tsx";
import { formatTime } from "../../lib/format.ts";
import { cn } from "../../lib/utils.ts";
import type { Partial, ShownWords, Turn } from "./merge-words.ts";
import { useReadAloud } from "./use-read-aloud.ts";
import { liveWords } from "./words.ts";

/** How far from the end still counts as being there. */
const AT_END_PX = 40;

/** Why no words are shown; undefined: they are, as they come. */
export type Silence = "calm" | "notKept" | "notYours" | "unheard";

interface LiveTranscriptProps {
  words: ShownWords;
  silence: Silence | undefined;
  isFailed: boolean;
  onRetry(): void;
  personName: string;
  locale: Locale;
}

export function LiveTranscript({ words, silence, isFailed, onRetry, personName, locale }: LiveTranscriptProps) {
  const text = liveWords(locale).words;
  const [isAloud, setAloud] = useState(false);
  const id = useId();
  const said = useReadAloud(words.turns, isAloud);
  const nameOf = ({ speaker }: Partial) => (speaker === "caller" ? text.caller : personName);
  const hasWords = words.turns.length + words.partial.length > 0;
  const isShown = !silence || hasWords;
  return (
    <Card>
      <CardTitle>{text.title}</CardTitle>
      <p className="mt-2 max-w-[60ch] text-ink-soft">{silence && !hasWords ? text[silence] : text.note}</p>
      {isShown && (
        <>
          {isFailed && (
            <div className="mt-4 rounded-xl bg-careful-ground p-4 text-careful">
              <p className="font-semibold">{text.failed}</p>
              <Button variant="outline" className="mt-3" onClick={onRetry}>
                <RefreshCw aria-hidden />
                {text.retry}
              </Button>
            </div>
          )}
          <Turns words={words} nameOf={nameOf} locale={locale} />
          <label htmlFor={id} className="mt-5 flex min-h-12 cursor-pointer items-center justify-between gap-4 font-semibold">
            <span>
              {text.readAloud}
              <span className="block font-normal text-ink-soft">{text.readAloudMeans}</span>
            </span>
            <Switch id={id} checked={isAloud} onChange={(event) => setAloud(event.target.checked)} />
          </label>
        </>
      )}
      {/* Apart from the list, and empty at load: a live region speaks of what is added only. */}
      <div role="log" aria-label={text.list} className="sr-only">
        {said.map((turn) => (
          <p key={turn.id}>{text.said(nameOf(turn), turn.text)}</p>
        ))}
      </div>
    </Card>
  );
}

interface TurnsProps {
  words: ShownWords;
  nameOf(said: Partial): string;
  locale: Locale;
}

function Turns({ words, nameOf, locale }: TurnsProps) {
  const text = liveWords(locale).words;
  const box = useRef<HTMLElement>(null);
  const [isAtEnd, setAtEnd] = useState(true);
  const toEnd = () => box.current?.scrollTo({ top: box.current.scrollHeight });

  // biome-ignore lint/correctness/useExhaustiveDependencies: new words move the end
  useEffect(() => {
    if (isAtEnd) toEnd();
  }, [words, isAtEnd]);

  const hasWords = words.turns.length + words.partial.length > 0;
  return (
    <>
      <section
        ref={box}
        aria-label={text.list}
        // Scrolled by keyboard too.
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls
        tabIndex={0}
        onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) =>
          setAtEnd(scrollHeight - scrollTop - clientHeight < AT_END_PX)
        }
        className="mt-4 max-h-[26rem] min-h-40 overflow-y-auto overscroll-contain rounded-xl bg-ground p-4"
      >
        {!hasWords && <p className="text-ink-soft">{text.waiting}</p>}
        <ol className="space-y-4">
          {words.turns.map((turn) => (
            <li key={turn.id} className={sideOf(turn)}>
              <Bubble said={turn} name={nameOf(turn)} time={formatTime(new Date(turn.at), locale)} />
            </li>
          ))}
        </ol>
        {words.partial.map((partial) => (
          <div key={partial.speaker} aria-hidden className={cn("mt-4", sideOf(partial))}>
            <Bubble said={{ ...partial, text: `${partial.text}\u00a0…` }} name={nameOf(partial)} isPartial />
          </div>
        ))}
      </section>
      {!isAtEnd && (
        <Button
          variant="outline"
          className="mt-3 w-full sm:w-auto"
          onClick={() => {
            setAtEnd(true);
            toEnd();
            box.current?.focus();
          }}
        >
          <ArrowDown aria-hidden />
          {text.back}
        </Button>
      )}
    </>
  );
}

const sideOf = ({ speaker }: Pick<Turn, "speaker">) =>
  cn("flex", speaker === "caller" ? "justify-start pr-8 sm:pr-20" : "justify-end pl-8 sm:pl-20");

/** Who speaks: by name first, then by side and icon; the colour only repeats them. */
function Bubble({ said: { speaker, text }, name, time, isPartial }: { said: Partial; name: string; time?: string; isPartial?: boolean }) {
  const Icon = speaker === "caller" ? PhoneIncoming : UserRound;
  return (
    <div
      className={cn(
        "min-w-0 max-w-[60ch] rounded-2xl p-3.5",
        speaker === "caller" ? "bg-surface" : "bg-primary-soft",
        isPartial && "opacity-100 text-ink-soft",
      )}
    >
      <p className="flex flex-wrap items-center gap-x-2 text-sm font-semibold">
        <Icon aria-hidden className="size-4 shrink-0 text-primary" />
        {name}
        {time && <span className="font-normal text-ink-soft tabular-nums">{time}</span>}
      </p>
      <p className="mt-1 break-words">{text}</p>
    </div>
  );
}
