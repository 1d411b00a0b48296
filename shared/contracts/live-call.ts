import { z } from "zod";

/**
 * Redis `call:{callId}`, 4 h: what the relay must know to act on a live call. Written by `functions` once the person's leg
 * exists. Losing it costs one look-up at Twilio.
 */
export const LiveCall = z.object({
  conferenceSid: z.string(),
  callerCallSid: z.string(),
  /** The person's leg; null until it was added. */
  protectedCallSid: z.string().nullable(),
});
export type LiveCall = z.infer<typeof LiveCall>;

export const CALLER_LABEL = "caller";
export const PROTECTED_LABEL = "protected";
