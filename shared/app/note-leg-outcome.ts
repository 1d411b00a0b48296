import type { DeliveryTarget } from "../contracts/line-route.ts";
import { type LegStatus, nextDeliveryStep } from "../domain/call/delivery.ts";
import { toAppError } from "../domain/errors.ts";
import type { CallStore } from "../ports/call-store.ts";
import type { SingleUse } from "../ports/live-calls.ts";
import type { ProtectedLeg } from "../ports/telephony.ts";
import { type DeliverCallDeps, deliverCall } from "./deliver-call.ts";

export interface NoteLegOutcomeDeps extends DeliverCallDeps {
  store: Pick<CallStore, "recordEvent" | "closeCall">;
  singleUse: SingleUse;
  now: () => number;
}

export interface LegOutcome extends Omit<ProtectedLeg, "target"> {
  legCallSid: string;
  status: LegStatus;
  /** "480": the adapter is not registered. */
  sipCode: string | null;
  targetKind: DeliveryTarget["kind"] | null;
}

const REPEAT_WINDOW_SECONDS = 600;

/** Moves on to the next telephone when one is not picked up. Repeated and late callbacks ring nobody twice. */
export async function noteLegOutcome(deps: NoteLegOutcomeDeps, leg: LegOutcome): Promise<void> {
  const next = nextDeliveryStep({ status: leg.status, laterTargets: leg.laterTargets.length });
  if (next.step === "wait") return;
  // Redis down: better to act on a repeated callback than on none.
  const isFirst = (await deps.singleUse.claim(`leg:${leg.legCallSid}:${leg.status}`, REPEAT_WINDOW_SECONDS)) !== false;
  if (!isFirst) return;

  const at = new Date(deps.now()).toISOString();
  const note = deps.store.recordEvent({
    callId: leg.callId,
    key: `leg:${leg.legCallSid}:${leg.status}`,
    at,
    type: "delivery",
    payload: { status: leg.status, target: leg.targetIndex, kind: leg.targetKind, sipCode: leg.sipCode },
  });
  const results = await Promise.allSettled([note, act(deps, leg, next, at)]);
  for (const result of results) if (result.status === "rejected") throw result.reason;
}

async function act(deps: NoteLegOutcomeDeps, leg: LegOutcome, next: ReturnType<typeof nextDeliveryStep>, at: string): Promise<void> {
  const { callId, callSid, lineId, dialled, caller, locale, laterTargets } = leg;
  switch (next.step) {
    case "wait":
      return;
    case "answered":
      // The caller hung up meanwhile: nobody is there to talk to.
      if (!(await isCallerThere(deps, callSid))) await deps.routing.hangUp(leg.legCallSid);
      return;
    case "done":
      await deps.store.closeCall({ callSid, endedAt: at, answered: next.wasAnswered || null });
      return;
    case "try_next":
      if (!(await isCallerThere(deps, callSid))) return void (await deps.store.closeCall({ callSid, endedAt: at, answered: false }));
      return deliverCall(deps, {
        callId,
        callSid,
        lineId,
        dialled,
        caller,
        locale,
        targets: laterTargets,
        firstIndex: leg.targetIndex + 1,
      });
    case "give_up":
      await deliverCall(deps, { callId, callSid, lineId, dialled, caller, locale, targets: [], firstIndex: leg.targetIndex + 1 });
      await deps.store.closeCall({ callSid, endedAt: at, answered: false });
  }
}

/** When the provider cannot tell, the caller counts as there. */
async function isCallerThere({ routing, log }: NoteLegOutcomeDeps, callSid: string): Promise<boolean> {
  return routing.isCallLive(callSid).catch((thrown: unknown) => {
    log.warn("caller_state_unknown", { code: toAppError(thrown).code });
    return true;
  });
}
