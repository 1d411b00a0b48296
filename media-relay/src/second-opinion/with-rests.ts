import type { Clock } from "../../../shared/ports/clock.ts";
import type { NoAnswerReason, Reply, SecondOpinion } from "../../../shared/ports/second-opinion.ts";

export interface RestingOpinion extends SecondOpinion {
  /** Asking now would be in vain. */
  isResting(): boolean;
}

const MOST_FAILURES = 5;
const REST_MS = 60_000;
/** Says nothing about the model. */
const NO_SIGN: readonly NoAnswerReason[] = ["cancelled", "resting"];
/** The words of one call may bring these about: nobody else's calls are to go without a second opinion because of them. */
const OF_THE_CALL: readonly NoAnswerReason[] = ["malformed", "unsuitable"];

/**
 * A model that failed several times in a row, for whatever calls, is left alone for a minute. Then one question goes through, and
 * decides whether the others may follow or the rest begins anew.
 */
export function withRests(model: SecondOpinion, clock: Clock, { mostFailures = MOST_FAILURES, restMs = REST_MS } = {}): RestingOpinion {
  let failures = 0;
  let restsUntil = Number.NEGATIVE_INFINITY;
  let isTrying = false;
  const isResting = () => failures >= mostFailures && (isTrying || clock.now() < restsUntil);

  return {
    isResting,
    async ask(question, signal) {
      if (isResting()) return { failure: "resting" };
      const isTrial = failures >= mostFailures;
      if (isTrial) isTrying = true;
      const reply = await model.ask(question, signal).catch((): Reply => ({ failure: "unavailable" }));
      if (isTrial) isTrying = false;
      if (reply.answer || (isTrial && OF_THE_CALL.includes(reply.failure))) failures = 0;
      else if (!NO_SIGN.includes(reply.failure) && !OF_THE_CALL.includes(reply.failure)) {
        failures += 1;
        restsUntil = clock.now() + restMs;
      }
      return reply;
    },
  };
}
