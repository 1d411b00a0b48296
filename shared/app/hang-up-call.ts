import type { Log } from "../config/log.ts";
import type { HangUpJob } from "../contracts/jobs.ts";
import type { CallStore } from "../ports/call-store.ts";
import type { CallRouting } from "../ports/telephony.ts";
import type { AgreedHangUps } from "../ports/urgent-links.ts";

export interface HangUpCallDeps {
  agreed: AgreedHangUps;
  routing: Pick<CallRouting, "hangUp">;
  store: Pick<CallStore, "recordEvent">;
  log: Log;
  now: () => number;
}

/** Cuts a call that a contact asked to cut. Safe to repeat; rejects when another try can help. */
export async function hangUpCall({ agreed, routing, store, log, now }: HangUpCallDeps, { callId }: HangUpJob): Promise<void> {
  const call = await agreed.find(callId);
  if (!call) {
    log.info("hang_up_not_agreed", { callId });
    return;
  }
  // The caller's leg: the room ends with it, and with the room the person's.
  await routing.hangUp(call.callSid);
  const payload = { action: "hang_up", outcome: "sent" };
  await store.recordEvent({ callId, key: "hang_up:sent", at: new Date(now()).toISOString(), type: "action", payload });
}
