import { z } from "zod";

const Ms = z.int().nonnegative();

/** An `Endpoint`, as another process describes it. */
export const EndpointFields = z.object({
  behaviour: z.enum(["answers", "busy", "no-answer", "not-registered", "not-found", "rejects"]),
  answerAfterMs: Ms.optional(),
  hangsUpAfterMs: Ms.optional(),
  forwardsTo: z.string().optional(),
});
