import { z } from "zod";
import type { WhisperTally } from "../../shared/app/act-on-verdict.ts";
import { NOTHING_ASKED } from "../../shared/domain/risk/second-opinion/asking.ts";
import type { RiskMemory } from "../../shared/ports/live-calls.ts";

/** What a relay leaves in Redis for the next one that listens to the same call. No words. */
const CallMemory = z.object({
  version: z.literal(1),
  startedAt: z.number(),
  level: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  features: z.unknown(),
  /** Log-odds that the call began with; a relay of an earlier version knew none. */
  prior: z.number().optional(),
  /** What other tenants' calls said of it; a relay of an earlier version asked nobody. */
  outside: z.unknown().optional(),
  speechMs: z.number().nonnegative(),
  /** Questions to a model; a relay of an earlier version asked none. */
  asked: z.object({ questions: z.int().nonnegative(), lastAskedAtMs: z.number().nullable() }).default(NOTHING_ASKED),
  whispers: z.object({ tried: z.number(), spoken: z.number(), spokenAtLevel3: z.number(), lastSpokenAgoMs: z.number().nullable() }),
});
export type CallMemory = z.infer<typeof CallMemory>;

/** A memory that cannot be read is no memory: the call is judged from here on. */
export async function recallCall(memory: RiskMemory, callId: string): Promise<CallMemory | undefined> {
  try {
    return CallMemory.safeParse(await memory.get(callId)).data;
  } catch {
    return undefined;
  }
}

// Clocks of two processes have nothing in common but how much time passed.
export const packTally = ({ lastSpokenAt, ...counts }: WhisperTally, now: number): CallMemory["whispers"] => ({
  ...counts,
  lastSpokenAgoMs: Number.isFinite(lastSpokenAt) ? now - lastSpokenAt : null,
});
export const unpackTally = ({ lastSpokenAgoMs, ...counts }: CallMemory["whispers"], now: number): WhisperTally => ({
  ...counts,
  lastSpokenAt: lastSpokenAgoMs === null ? Number.NEGATIVE_INFINITY : now - lastSpokenAgoMs,
});
