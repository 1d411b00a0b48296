"use client";

import { type ReactNode, useEffect, useRef } from "react";
import { ChangeNotice, useChange } from "../../components/change-notice.tsx";
import { ConfirmStep } from "../../components/confirm-step.tsx";
import { Button } from "../../components/ui/button.tsx";
import { useApi } from "../../lib/use-api.ts";

const PAUSE_MS = 3_600_000;

interface PauseLineProps {
  lineId: string;
  isPaused: boolean;
  /** In words of the server: those of the whole page stay there. */
  words: Record<"title" | "means" | "back" | "confirm" | "done" | "resume" | "resumed", string>;
  label: ReactNode;
}

/** A short pause, after a word of what it means; it ends by itself. Longer ones are on the page of the line. */
export function PauseLine({ lineId, isPaused, words, label }: PauseLineProps) {
  const api = useApi();
  const { change, isPending, outcome } = useChange();
  const place = useRef<HTMLDivElement>(null);
  const wasPaused = useRef(isPaused);
  useEffect(() => {
    // The button that was pressed is gone.
    if (wasPaused.current !== isPaused && document.activeElement === document.body) place.current?.focus();
    wasPaused.current = isPaused;
  }, [isPaused]);
  const params = { path: { lineId } };
  const pause = () =>
    change(() => api.post("/lines/{lineId}/pause", { params, body: { until: new Date(Date.now() + PAUSE_MS).toISOString() } }), words.done);
  const resume = () => change(() => api.post("/lines/{lineId}/resume", { params }), words.resumed);
  // The pause may be over since.
  const isStill = outcome.said === undefined || (outcome.said === words.done) === isPaused;
  return (
    <div ref={place} tabIndex={-1} className="min-w-0 rounded-lg">
      <ChangeNotice outcome={isStill ? outcome : {}} />
      {isPaused ? (
        <Button size="lg" className="w-full sm:w-auto" aria-busy={isPending} onClick={() => void resume()}>
          {words.resume}
        </Button>
      ) : (
        <ConfirmStep label={label} title={words.title} confirm={words.confirm} isPending={isPending} onConfirm={() => void pause()}>
          <p>{words.means}</p>
          <p>{words.back}</p>
        </ConfirmStep>
      )}
    </div>
  );
}
