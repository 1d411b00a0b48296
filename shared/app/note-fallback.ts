import { isOwnLeg } from "../domain/call/plan.ts";
import type { JobQueue } from "../ports/job-queue.ts";
import { callIdOf } from "./call-id.ts";

/** A call that the provider's fallback address answered: on record as not analysed once the database is reachable. */
export async function noteFallback(
  { jobs, now }: { jobs: Pick<JobQueue, "publish">; now: () => number },
  { callSid, dialled, caller }: { callSid: string; dialled: string; caller: string },
): Promise<void> {
  const callId = await callIdOf(callSid);
  const plan = isOwnLeg(caller, dialled)
    ? ({ plan: "reject", planReason: "own_number", notAnalysedReason: "rejected" } as const)
    : ({ plan: "pass_through", planReason: "degraded", notAnalysedReason: "degraded" } as const);
  await jobs.publish(
    "record-call",
    {
      callId,
      callSid,
      lineId: null,
      dialled,
      caller,
      startedAt: new Date(now()).toISOString(),
      ...plan,
    },
    { deduplicationId: `record-${callId}` },
  );
}
