import type { JobQueue } from "../ports/job-queue.ts";
import { callIdOf } from "./call-id.ts";

/** A call that the provider's fallback address connected: on record as not analysed once the database is reachable. */
export async function noteFallback(
  { jobs, now }: { jobs: Pick<JobQueue, "publish">; now: () => number },
  { callSid, dialled, caller }: { callSid: string; dialled: string; caller: string },
): Promise<void> {
  const callId = await callIdOf(callSid);
  await jobs.publish(
    "record-call",
    {
      callId,
      callSid,
      lineId: null,
      dialled,
      caller,
      plan: "pass_through",
      planReason: "degraded",
      startedAt: new Date(now()).toISOString(),
      notAnalysedReason: "degraded",
    },
    { deduplicationId: `record-${callId}` },
  );
}
