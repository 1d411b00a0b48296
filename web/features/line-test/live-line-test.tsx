"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";
import type { LineTest } from "../../../shared/contracts/v1/line-tests.ts";
import { FaultNotice } from "../../components/fault-notice.tsx";
import { useLocale } from "../../components/frame/frame-context.tsx";
import { Button } from "../../components/ui/button.tsx";
import { formatMoment } from "../../lib/format.ts";
import { commonWords } from "../../lib/messages/common-words.ts";
import { cn } from "../../lib/utils.ts";
import { HopList } from "./hop-list.tsx";
import { ReadyCard } from "./ready-card.tsx";
import { TestHelp } from "./test-help.tsx";
import { resumesAt, type TestKind, tell } from "./test-state.ts";
import { useLineTest } from "./use-line-test.ts";
import { testWords } from "./words.ts";

export interface LiveLineTestProps {
  lineId: string;
  /** Those that can be tried now, the main one first; none where the person may only look on. */
  kinds: readonly TestKind[];
  /** The test that goes on, or the last one. */
  initial: LineTest | undefined;
  isWatched: boolean;
  /** In place of the steps while there is no test. */
  children?: ReactNode;
  /** On a page of its own, about a test of now; on the page of the line its state stands above already. */
  isPage?: boolean;
  /** The line is in service once the test has passed: not while it is paused. */
  isReadyThen?: boolean;
}

/** A test call as it happens: what the person does now, then each step with its result. Goes on from any device, and after a reload. */
export function LiveLineTest({ lineId, kinds, initial, isWatched, children, isPage = false, isReadyThen = true }: LiveLineTestProps) {
  const locale = useLocale();
  const text = testWords(locale);
  const { test, fault, isStarting, refusal, start } = useLineTest(lineId, kinds, initial, isPage);
  const [hasBegun, setBegun] = useState(false);
  const status = useRef<HTMLDivElement>(null);
  const isRunning = test?.status === "running";
  const isPassed = test?.status === "passed" && test.kind === "forwarding" && !test.isAutomatic;
  const isReady = isPage && isReadyThen && isPassed;
  const again = test && resumesAt(test, Date.now());

  // The button that was pressed is gone: the focus goes to what it brought about.
  useEffect(() => {
    if (hasBegun && isRunning) status.current?.focus();
  }, [hasBegun, isRunning]);
  const begin = async (kind: TestKind) => {
    setBegun(false);
    if (await start(kind)) setBegun(true);
  };

  const label = (kind: TestKind): string => {
    if (kind === "connectivity") return text.start.connectivity;
    if (again) return text.start.resume(again);
    return test && !test.isAutomatic && test.kind === kind ? text.start.again : text.start.forwarding;
  };
  const buttons = !isRunning && kinds.length > 0 && (
    <div className="flex flex-col gap-3 sm:flex-row sm:flex-wrap">
      {kinds.map((kind, at) => (
        <Button
          key={kind}
          size="lg"
          variant={at === 0 && !isPassed ? "default" : "outline"}
          className="w-full sm:w-auto"
          aria-busy={isStarting}
          onClick={() => void begin(kind)}
        >
          {label(kind)}
        </Button>
      ))}
    </div>
  );
  return (
    <div className="space-y-5">
      <div ref={status} tabIndex={-1} role="status" className="rounded-2xl">
        {isStarting && !isRunning ? <Panel tone="running" state={text.starting} /> : test && <TestPanel test={test} isSaid={isReady} />}
        {fault && isRunning && <p className="mt-3 font-semibold">{fault === "sessionOver" ? text.sessionOver : text.paused}</p>}
      </div>
      {isReady && test.endedAt && <ReadyCard lineId={lineId} at={test.endedAt} isWatched={isWatched} locale={locale} />}
      <div role="alert">
        {refusal && (
          <FaultNotice
            locale={locale}
            title={refusal in text.faults ? text.faults[refusal as keyof typeof text.faults] : text.faults.other}
            protection={commonWords(locale).protectionGoesOn}
            next={commonWords(locale).fault.next}
          />
        )}
      </div>
      {!test && children}
      {!isPassed && buttons}
      {again && kinds.includes("forwarding") && <p className="max-w-[60ch] text-ink-soft">{text.resumes(again)}</p>}
      {test && <TestHelp test={test} locale={locale} />}
      {test && (
        <div className={isPage ? "rounded-2xl bg-surface p-2 sm:p-4" : ""}>
          <HopList hops={test.hops} label={`${text.steps}, ${formatMoment(new Date(test.startedAt), locale)}`} locale={locale} />
        </div>
      )}
      {isPassed && buttons}
    </div>
  );
}

const TONES = {
  running: "bg-primary-soft text-ink",
  passed: "bg-calm-ground text-calm",
  failed: "bg-careful-ground text-careful",
};

function Panel({ tone, state, todo }: { tone: keyof typeof TONES; state: string; todo?: string | undefined }) {
  return (
    <div className={cn("rounded-2xl p-5", TONES[tone])}>
      <p className={tone === "running" && todo ? "text-ink-soft" : "text-lg font-bold"}>{state}</p>
      {todo && <p className={cn("mt-1 max-w-[60ch]", tone === "running" && "text-xl font-bold")}>{todo}</p>}
    </div>
  );
}

function TestPanel({ test, isSaid }: { test: LineTest; isSaid: boolean }) {
  const { state, todo } = tell(test, useLocale());
  if (isSaid) return <p className="sr-only">{state}</p>;
  return <Panel tone={test.status === "expired" ? "failed" : test.status} state={state} todo={todo} />;
}
