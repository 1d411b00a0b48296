import type { Log } from "../config/log.ts";
import type { DeliveryTarget } from "../contracts/line-route.ts";
import { toAppError } from "../domain/errors.ts";
import type { CallScript } from "../ports/call-script.ts";
import type { JobQueue } from "../ports/job-queue.ts";
import type { LiveCalls } from "../ports/live-calls.ts";
import type { CallRouting, ProtectedLeg } from "../ports/telephony.ts";

export interface DeliverCallDeps {
  routing: CallRouting;
  liveCalls: Pick<LiveCalls, "put">;
  script: CallScript;
  jobs: Pick<JobQueue, "publish">;
  log: Log;
}

export interface Delivery extends Omit<ProtectedLeg, "target" | "targetIndex" | "laterTargets"> {
  targets: readonly DeliveryTarget[];
  /** Position of the first of `targets` in the line's delivery list. */
  firstIndex: number;
}

/**
 * Rings the first telephone that can be rung. A provider that does not answer is asked twice; then the caller's own leg is
 * made to dial, and if even that fails a job takes over.
 */
export async function deliverCall(deps: DeliverCallDeps, { targets, firstIndex, ...call }: Delivery): Promise<void> {
  for (const [offset, target] of targets.entries()) {
    const leg = { ...call, target, targetIndex: firstIndex + offset, laterTargets: targets.slice(offset + 1) };
    try {
      return await ring(deps, leg);
    } catch (thrown) {
      const error = toAppError(thrown);
      deps.log.warn("leg_not_added", { callId: call.callId, target: leg.targetIndex, code: error.code, providerCode: error.providerCode });
      if (error.code !== "provider_refused") return dialInstead(deps, leg);
    }
  }
  await redirectOrTryLater(deps, { ...call, targetIndex: firstIndex + targets.length }, deps.script.apology(call.locale));
}

async function ring({ routing, liveCalls }: DeliverCallDeps, leg: ProtectedLeg): Promise<void> {
  const added = await routing.addProtectedParticipant(leg).catch((thrown: unknown) => {
    const error = toAppError(thrown);
    if (error.code === "provider_refused") throw error;
    return routing.addProtectedParticipant(leg);
  });
  if (added.state === "already_there") return;
  await liveCalls.put(leg.callId, {
    conferenceSid: added.conferenceSid,
    callerCallSid: leg.callSid,
    protectedCallSid: added.callSid,
  });
}

function dialInstead(deps: DeliverCallDeps, leg: ProtectedLeg): Promise<void> {
  const { dialled, caller, locale, target, laterTargets } = leg;
  return redirectOrTryLater(deps, leg, deps.script.answer({ kind: "ring", dialled, caller, locale, targets: [target, ...laterTargets] }));
}

async function redirectOrTryLater(
  { routing, jobs, log }: DeliverCallDeps,
  { callId, callSid, lineId, dialled, caller, targetIndex }: Omit<ProtectedLeg, "target" | "laterTargets">,
  twiml: string,
): Promise<void> {
  try {
    await routing.redirectCaller(callSid, twiml);
  } catch (thrown) {
    log.error("caller_not_redirected", { callId, code: toAppError(thrown).code });
    await jobs.publish(
      "deliver-call",
      { callId, callSid, lineId, dialled, caller, targetIndex },
      { deduplicationId: `deliver-${callId}-${targetIndex}` },
    );
  }
}
