"use client";

import { useRouter } from "next/navigation";
import type { LineSetup, NewLineSetup, SETUP_STEPS } from "../../../shared/contracts/v1/line-setups.ts";
import type { AppError } from "../../../shared/domain/errors.ts";
import { useLocale } from "../../components/frame/frame-context.tsx";
import { useApi } from "../../lib/use-api.ts";
import type { Step } from "./next-step.ts";
import { stepPath } from "./step-path.ts";
import { installationWords } from "./words.ts";

export type AnsweredStep = (typeof SETUP_STEPS)[number];

const EMPTY: NewLineSetup = { forWhom: null, relation: null, lineType: null, operator: null, device: null, answered: [] };

/** Keeps answers on the server, and goes on. */
export function useSetup() {
  const api = useApi();
  const router = useRouter();
  const save = (lineId: string, known: LineSetup | null, change: Partial<NewLineSetup>) => {
    const { agreedAt: _, ...kept } = { ...EMPTY, agreedAt: null, ...known };
    return api.put("/lines/{lineId}/setup", { params: { path: { lineId } }, body: { ...kept, ...change } });
  };
  return {
    save,
    /** Of a step that leaves no other trace. */
    answer: (lineId: string, known: LineSetup, step: AnsweredStep) =>
      save(lineId, known, { answered: [...new Set([...known.answered, step])] }),
    goTo(lineId: string, step: Step) {
      router.push(stepPath(lineId, step));
      // What the browser has of the next step may be older than this answer.
      router.refresh();
    },
  };
}

/** In place of "your line stays protected", which a line that is being installed is not. */
export function useRefusal(): (error: AppError) => string | undefined {
  const text = installationWords(useLocale());
  return ({ code }) => {
    if (code === "session_required" || code === "rate_limited" || code === "invalid_request") return undefined;
    if (code === "not_allowed") return text.ownerOnly;
    return code === "precondition_failed" ? text.changed : text.notSaved;
  };
}
