import { CALL_GIVEN_UP_SECONDS, CALL_LOOK_SECONDS, CALL_RINGS_SECONDS } from "../../domain/provisioning/retries.ts";
import type { ClaimedJob } from "../../ports/provisioning-store.ts";
import type { TestCallState } from "../../ports/test-calls.ts";
import { type ProvisioningDeps, type StepWork, settingsOf } from "./provisioning-deps.ts";

/** Not registered, as the SIP answer and Twilio's error say it. */
const ABSENT: readonly (number | string | null)[] = [404, 480, 408, "32009"];

export const telephoneOf = ({ endpoint }: ClaimedJob) =>
  endpoint ? ({ kind: "sip", uri: `sip:${endpoint.username}@${endpoint.domain}` } as const) : undefined;

/** The configuration once more, as others may have changed it; then whether the line's own telephone rings. */
export const verifyLine: StepWork = async (deps, job) => {
  const { market } = deps;
  if (!job.assigned) return { type: "misconfigured" };
  if (!job.data.call) {
    const owned = await market.findOwned(job.assigned.e164);
    if (!owned || !market.isConfigured(owned, settingsOf(job))) return { type: "misconfigured" };
    if (!job.endpoint) return { type: "verified" };
    // Nobody can have registered with a password that nobody was told.
    if (job.endpoint.passwordVersion === 0) return { type: "unreachable", error: "no_password", detail: { cause: "no_password" } };
    return { type: "call_due" };
  }
  if (job.data.call.placedAt === null) return { type: "call_due" };
  return lookAtCall(deps, job, job.data.call.placedAt);
};

async function lookAtCall({ calls, now }: ProvisioningDeps, job: ClaimedJob, placedAt: number): ReturnType<StepWork> {
  const target = telephoneOf(job);
  if (!target || !job.assigned) return { type: "verified" };
  const { sid, askedAt } = job.data.call ?? { sid: null, askedAt: placedAt };
  const call = sid ? await calls.state(sid) : await calls.find({ from: job.assigned.e164, target, since: new Date(askedAt) });
  const waited = (now() - placedAt) / 1000;
  if (!call) return waited < CALL_GIVEN_UP_SECONDS ? stillOn : { type: "call_lost", error: "no_call" };
  const verdict = judgeCall(call, waited);
  if (verdict === "open") {
    if (waited < CALL_GIVEN_UP_SECONDS) return stillOn;
    await calls.hangUp(call.sid);
    return { type: "call_lost", error: `call_${call.status}` };
  }
  if (verdict === "rings" && (call.status === "ringing" || call.status === "in-progress")) await calls.hangUp(call.sid);
  if (verdict === "rings") return { type: "verified" };
  if (verdict === "lost") return { type: "call_lost", error: call.errorCode ?? `call_${call.status}` };
  const cause = call.sipCode === null ? "not_registered" : `sip_${call.sipCode}`;
  return { type: "unreachable", error: cause, detail: { cause: "not_registered", sipCode: call.sipCode } };
}

const stillOn = { type: "call_goes_on", afterSeconds: CALL_LOOK_SECONDS } as const;

function judgeCall({ status, sipCode, errorCode }: TestCallState, waitedSeconds: number): "open" | "rings" | "absent" | "lost" {
  switch (status) {
    case "queued":
    case "initiated":
      return "open";
    case "ringing":
    case "in-progress":
    case "completed":
    case "busy":
      return "rings";
    // Said of a telephone that nobody took, which by now was not seen to ring, and at once of one that is not there.
    case "no-answer":
      return ABSENT.includes(sipCode) || waitedSeconds < CALL_RINGS_SECONDS ? "absent" : "lost";
    case "failed":
      return sipCode === null && !ABSENT.includes(errorCode) && errorCode !== null ? "lost" : "absent";
    case "canceled":
      return "lost";
  }
}
