"use client";

import { useState } from "react";
import type { LineSetup } from "../../../shared/contracts/v1/line-setups.ts";
import { toAppError } from "../../../shared/domain/errors.ts";
import { ChangeNotice } from "../../components/change-notice.tsx";
import { useLocale } from "../../components/frame/frame-context.tsx";
import { Button } from "../../components/ui/button.tsx";
import { commonWords } from "../../lib/messages/common-words.ts";
import type { Step } from "./next-step.ts";
import { type AnsweredStep, useRefusal, useSetup } from "./use-setup.ts";
import { installationWords } from "./words.ts";

interface ContinueButtonProps {
  lineId: string;
  setup: LineSetup;
  /** What is answered by going on. */
  step: AnsweredStep;
  next: Step;
  /** Why it cannot go on yet; said when the button is pressed, and beside it. */
  waitsFor?: string | undefined;
  label?: string | undefined;
}

export function ContinueButton({ lineId, setup, step, next, waitsFor, label }: ContinueButtonProps) {
  const locale = useLocale();
  const { answer, goTo } = useSetup();
  const sayRefused = useRefusal();
  const [failure, setFailure] = useState<string>();
  const [isRefused, setRefused] = useState(false);
  const [isPending, setPending] = useState(false);

  // What is no longer missing is no longer said, even where the press came before the page knew.
  const fault = isRefused && waitsFor ? waitsFor : failure;

  async function goOn() {
    if (isPending) return;
    setFailure(undefined);
    setRefused(waitsFor !== undefined);
    if (waitsFor) return;
    setPending(true);
    try {
      await answer(lineId, setup, step);
      goTo(lineId, next);
    } catch (reason) {
      const error = toAppError(reason);
      setFailure(
        sayRefused(error) ??
          (error.code === "session_required" ? commonWords(locale).form.refused.sessionOver : installationWords(locale).notSaved),
      );
      setPending(false);
    }
  }

  return (
    <div className="mt-8">
      <ChangeNotice outcome={fault ? { fault } : {}} />
      {waitsFor && !fault && <p className="mb-3 font-semibold">{waitsFor}</p>}
      <Button size="lg" className="w-full sm:w-auto" aria-busy={isPending} onClick={() => void goOn()}>
        {isPending ? commonWords(locale).pending : (label ?? installationWords(locale).next)}
      </Button>
    </div>
  );
}
