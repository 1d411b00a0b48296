import type { RecordCallJob } from "../contracts/jobs.ts";
import { parseE164 } from "../domain/phone-number.ts";
import type { CallStore } from "../ports/call-store.ts";

/** Writes a call that the database could not take when it arrived. Rejects as the store does: the queue tries again. */
export async function recordCall(
  { store }: { store: Pick<CallStore, "lineRoute" | "openCall" | "markNotAnalysed"> },
  { notAnalysedReason, ...call }: RecordCallJob,
): Promise<void> {
  const opened = await store.openCall({ ...call, lineId: call.lineId ?? (await findLineId(store, call)) }, { isLate: true });
  if (notAnalysedReason && opened.plan !== "unknown_number") await store.markNotAnalysed(opened.callId, notAnalysedReason);
}

/** A call whose line nobody could look up belongs to a line all the same. */
async function findLineId(store: Pick<CallStore, "lineRoute">, call: Pick<RecordCallJob, "plan" | "dialled">): Promise<string | null> {
  const dialled = parseE164(call.dialled);
  if (call.plan === "unknown_number" || !dialled) return null;
  return (await store.lineRoute(dialled))?.lineId ?? null;
}
