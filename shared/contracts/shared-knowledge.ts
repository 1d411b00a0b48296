import { z } from "zod";
import type { CallerReputation as KnownCaller, ScamCampaign as KnownCampaign } from "../domain/risk/reputation.ts";

// What one tenant's calls teach another: never before five tenants say the same, and never who they are.

/** Keyed, so that nobody can try numbers on it: 128 bits as hexadecimal digits. */
export const CallerHash = z.string().regex(/^[0-9a-f]{32}$/);

export const CallerReputation: z.ZodType<KnownCaller> = z.object({ tenants: z.int().min(5), days: z.int().nonnegative() });
export const ScamCampaign: z.ZodType<KnownCampaign> = z.object({ tenants: z.int().min(5), kind: z.string().max(40) });
