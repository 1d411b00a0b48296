import type { Approach } from "../domain/risk/line-memory.ts";

/** What a line remembers of earlier attempts to cheat the person behind it. */
export interface LineMemory {
  /** Those of the last 90 days, the latest first, without this call itself. Rejects with `provider_unavailable`. */
  recall(call: { lineId: string; callId: string }): Promise<readonly Approach[]>;
}
