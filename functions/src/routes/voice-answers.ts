import type { AnsweredCall, IncomingCall } from "../../../shared/app/answer-call.ts";
import { within } from "../../../shared/app/within.ts";
import type { Log } from "../../../shared/config/log.ts";
import { safeTargets } from "../../../shared/domain/call/delivery.ts";
import { toAppError } from "../../../shared/domain/errors.ts";
import type { AnswerMemory } from "../../../shared/ports/answer-memory.ts";
import type { CallScript } from "../../../shared/ports/call-script.ts";

export interface VoiceAnswersDeps {
  answerCall: (call: IncomingCall) => Promise<AnsweredCall>;
  /** Begins what follows the answer. `isRepeat`: some process has answered this call before. */
  followUp: (answered: AnsweredCall, isRepeat: boolean) => void;
  memory: AnswerMemory;
  script: CallScript;
  log: Log;
}

/** Twilio repeats a webhook within seconds; this is ample. */
const REMEMBERED_SECONDS = 600;
const MEMORY_BUDGET_MS = 250;
const CAPACITY = 1_000;

/**
 * The same TwiML for every delivery of one call: out of this process, then out of the shared memory, and out of the record's
 * own identity when neither remembers. Never rejects: the least it answers is to ring the number's own configuration.
 */
export function createVoiceAnswers({ answerCall, followUp, memory, script, log }: VoiceAnswersDeps) {
  const answers = new Map<string, Promise<string>>();

  const compose = async (call: IncomingCall): Promise<string> => {
    try {
      const answered = await answerCall(call);
      const twiml = script.answer(answered.answer);
      const earlier = await within(MEMORY_BUDGET_MS, memory.remember(`voice:${call.callSid}`, twiml, REMEMBERED_SECONDS)).catch(
        () => undefined,
      );
      followUp(answered, typeof earlier === "string");
      return earlier ?? twiml;
    } catch (thrown) {
      log.error("call_not_answered_by_plan", { code: toAppError(thrown).code, "pii.message": toAppError(thrown).message });
      const { dialled, caller, staticTargets } = call;
      return script.answer({ kind: "ring", dialled, caller, locale: "fr", targets: safeTargets(staticTargets, [dialled]) });
    }
  };

  return (call: IncomingCall): Promise<string> => {
    const known = answers.get(call.callSid);
    if (known) return known;
    const answer = compose(call);
    answers.set(call.callSid, answer);
    if (answers.size > CAPACITY) {
      const { value: oldest } = answers.keys().next();
      if (oldest !== undefined) answers.delete(oldest);
    }
    return answer;
  };
}
