import { within } from "../../shared/app/within.ts";
import { hintOf, priorLogit } from "../../shared/domain/risk/line-memory.ts";
import type { LineMemory } from "../../shared/ports/line-memory.ts";
import type { RelayMetrics } from "./metrics.ts";

export interface LinePriorDeps {
  lineMemory: LineMemory;
  wallNow: () => Date;
  metrics: Pick<RelayMetrics, "linePriors">;
}

/** Nobody speaks before the person's telephone has rung, and two seconds of sound are kept; longer is not worth the wait. */
const BUDGET_MS = 400;

/** Log-odds that the call begins with: what the line remembers of earlier approaches. Nothing when nobody can tell. Never rejects. */
export async function recallPrior(
  { lineMemory, wallNow, metrics }: LinePriorDeps,
  { lineId, callId }: { lineId: string; callId: string },
): Promise<number> {
  try {
    const approaches = await within(BUDGET_MS, lineMemory.recall({ lineId, callId }));
    const now = wallNow().getTime();
    const prior = priorLogit(hintOf(approaches, now), now);
    metrics.linePriors.add(1, { outcome: prior > 0 ? "remembered" : "nothing" });
    return prior;
  } catch {
    metrics.linePriors.add(1, { outcome: "unavailable" });
    return 0;
  }
}
