import type { CallStore } from "../ports/call-store.ts";
import type { LiveCalls } from "../ports/live-calls.ts";
import type { CallRouting } from "../ports/telephony.ts";

export interface EndCallDeps {
  store: Pick<CallStore, "closeCall">;
  liveCalls: Pick<LiveCalls, "get">;
  routing: Pick<CallRouting, "hangUp">;
  now: () => number;
}

/** Closes the record, and stops a telephone that may still be ringing for a caller who left. */
export async function endCall(
  { store, liveCalls, routing, now }: EndCallDeps,
  { callSid, callId, answered }: { callSid: string; callId: string | null; answered: boolean | null },
): Promise<void> {
  const stopRinging = async () => {
    const live = callId ? await liveCalls.get(callId) : undefined;
    if (live?.protectedCallSid) await routing.hangUp(live.protectedCallSid);
  };
  const results = await Promise.allSettled([store.closeCall({ callSid, endedAt: new Date(now()).toISOString(), answered }), stopRinging()]);
  for (const result of results) if (result.status === "rejected") throw result.reason;
}
