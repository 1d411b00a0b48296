import type { SharedKnowledge } from "../../../shared/ports/shared-knowledge.ts";

/** Tenants who have nothing to tell one another. */
export const NOTHING_SHARED: SharedKnowledge = {
  meetCaller: async () => undefined,
  findCampaign: async () => undefined,
  recordScript: async () => undefined,
};
