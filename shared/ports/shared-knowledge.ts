import type { Sketch, Stage } from "../domain/risk/fingerprint.ts";
import type { CallerReputation, ScamCampaign } from "../domain/risk/reputation.ts";

/**
 * What other tenants' calls came to. Undefined: nothing, or nothing that may be told; the two look alike. All are safe to repeat, and
 * reject with `call_unknown` or, when the database does not answer in time, `provider_unavailable`.
 */
export interface SharedKnowledge {
  /** Notes by which hash the caller of this call is counted. */
  meetCaller(callId: string, callerHash: string): Promise<CallerReputation | undefined>;
  findCampaign(callId: string, stage: Stage, sketch: Sketch): Promise<ScamCampaign | undefined>;
  /** Counts the call for its campaign, if it was suspicious. */
  recordScript(callId: string, sketches: Readonly<Partial<Record<Stage, Sketch>>>): Promise<void>;
}
