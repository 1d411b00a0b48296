import { toAppError } from "../../domain/errors.ts";
import { CALL_LOOK_SECONDS } from "../../domain/provisioning/retries.ts";
import { withJob } from "./advance-provisioning.ts";
import type { ProvisioningDeps } from "./provisioning-deps.ts";
import { telephoneOf } from "./verify-line.ts";

/** Rings the line's own telephone for a moment. Apart from the other steps, since all tenants together may call once a second. */
export async function placeVerifyCall(deps: ProvisioningDeps, jobId: string): Promise<void> {
  const { calls } = deps;
  await withJob(deps, jobId, async (job) => {
    const target = telephoneOf(job);
    const { call } = job.data;
    // By now another delivery has placed it, or the job has gone another way.
    if (job.step !== "verify" || !target || !job.assigned || !call || call.placedAt !== null) return undefined;
    const from = job.assigned.e164;
    // Whoever placed it may have died before saying so: nobody is rung twice.
    const earlier = await calls.find({ from, target, since: new Date(call.askedAt) });
    if (earlier) return { type: "call_placed", sid: earlier.sid, afterSeconds: 0 };
    try {
      const { sid } = await calls.place({ purpose: "verify", id: job.id, leg: "telephone", from, target });
      return { type: "call_placed", sid, afterSeconds: CALL_LOOK_SECONDS };
    } catch (thrown) {
      const failure = toAppError(thrown);
      if (failure.code === "outcome_unknown") return { type: "call_placed", sid: null, afterSeconds: CALL_LOOK_SECONDS };
      throw failure;
    }
  });
}
