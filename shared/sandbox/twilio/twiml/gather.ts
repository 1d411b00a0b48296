import type { FormParams } from "../signature.ts";
import type { Leg, Sound, World } from "../world.ts";
import { playTo } from "./play-document.ts";
import { TwimlError } from "./schema.ts";
import type { GatherSpec } from "./verbs.ts";

/** How long after the last word the recogniser decides that it was the last one. */
const END_OF_SPEECH_MS = 300;
const LONGEST_SPEECH_MS = 60_000;
const CONFIDENCE = "0.9123";

/** Plays the prompt of the Gather; resolves when it is over or interrupted. */
async function prompt(world: World, leg: Leg, spec: GatherSpec, signal: AbortSignal): Promise<void> {
  for (const verb of spec.prompts) {
    if (signal.aborted) return;
    try {
      await playTo(world, leg, verb, signal);
    } catch (error) {
      if (!(error instanceof TwimlError)) throw error;
      world.debug(error.code, error.message, leg.sid);
    }
  }
}

/** What the party typed or said, as the action is told; null when the call goes on with the next verb. */
export async function runGather(world: World, leg: Leg, spec: GatherSpec, signal: AbortSignal): Promise<FormParams | null> {
  const interrupted = new AbortController();
  let digits = "";
  let isPromptOver = false;
  let cancelTimer = () => {};

  const outcome = await new Promise<FormParams | null>((resolve) => {
    const finish = (params: FormParams | null) => {
      cancelTimer();
      leg.collector = null;
      interrupted.abort();
      resolve(params);
    };
    const wait = (ms: number, then: () => void) => {
      cancelTimer();
      cancelTimer = world.clock.after(ms, then);
    };
    const finishKeys = (key: string | null) =>
      finish(digits === "" ? null : [["Digits", digits], ...(key === null ? [] : [["FinishedOnKey", key] satisfies [string, string]])]);
    const take = (sound: Sound) => {
      if (!isPromptOver && !spec.bargeIn) return;
      if (sound.kind === "voice") {
        if (!spec.speech || digits !== "") return;
        interrupted.abort();
        wait(LONGEST_SPEECH_MS, () => finish(null));
        return;
      }
      if (sound.kind === "words") {
        if (!spec.speech || digits !== "") return;
        interrupted.abort();
        const heard: FormParams = [
          ["SpeechResult", sound.text],
          ["Confidence", CONFIDENCE],
        ];
        wait(END_OF_SPEECH_MS, () => finish(heard));
        return;
      }
      if (!spec.keys) return;
      interrupted.abort();
      if (spec.finishOnKey.includes(sound.digit)) {
        finishKeys(sound.digit);
        return;
      }
      digits += sound.digit;
      if (spec.numDigits !== null && digits.length >= spec.numDigits) finishKeys(null);
      else wait(spec.timeoutSeconds * 1000, () => finishKeys(null));
    };
    leg.collector = { take };
    signal.addEventListener("abort", () => finish(null), { once: true });
    void prompt(world, leg, spec, AbortSignal.any([signal, interrupted.signal])).then(() => {
      isPromptOver = true;
      // Whoever has begun is given the time between keys instead.
      if (!interrupted.signal.aborted && !signal.aborted) wait(spec.timeoutSeconds * 1000, () => finish(null));
    });
  });
  if (outcome || !spec.actionOnEmptyResult) return outcome;
  return spec.keys ? [["Digits", ""]] : [];
}
