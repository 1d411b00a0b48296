import { z } from "zod";

const Said = z.object({ speaker: z.enum(["caller", "protected"]), text: z.string() });

/**
 * What the relay sends on the private Realtime topic `words:{callId}` while a call is suspicious: its last turns, digits masked, and
 * what is being said. Each message holds the last turns again, so that a lost one, or one that comes late, does no harm. Kept nowhere.
 */
export const LiveWords = z.object({
  turns: z.array(Said.extend({ id: z.string(), at: z.iso.datetime() })),
  /** May still be taken back. */
  partial: z.array(Said),
});
export type LiveWords = z.infer<typeof LiveWords>;

export const wordsTopic = (callId: string): string => `words:${callId}`;
export const LIVE_WORDS_NAME = "words";
