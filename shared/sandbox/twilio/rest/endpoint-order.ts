import { z } from "zod";
import { loadRecording } from "../../recordings/recording.ts";
import type { Endpoint } from "../endpoints.ts";
import type { Reaction } from "../people/person.ts";

const Ms = z.int().nonnegative();

const ReactionOrder = z.object({
  /** A regular expression. */
  onSay: z
    .string()
    .refine((source) => isExpression(source), "not a regular expression")
    .optional(),
  afterMs: Ms.optional(),
  presses: z
    .string()
    .regex(/^[0-9*#$]*$/)
    .optional(),
  says: z.string().optional(),
  /** A stretch of a recording that sounds like what is said. */
  recording: z.object({ name: z.string(), voice: z.enum(["caller", "protected"]), startMs: Ms, endMs: Ms }).optional(),
  hangsUp: z.boolean().optional(),
  times: z.int().positive().optional(),
});

function isExpression(source: string): boolean {
  try {
    new RegExp(source);
    return true;
  } catch {
    return false;
  }
}

/** An `Endpoint`, as another process describes it. */
export const EndpointFields = z.object({
  behaviour: z.enum(["answers", "busy", "no-answer", "not-registered", "not-found", "rejects"]),
  answerAfterMs: Ms.optional(),
  hangsUpAfterMs: Ms.optional(),
  forwardsTo: z.string().optional(),
  forwardsAfterMs: Ms.optional(),
  reactions: z.array(ReactionOrder).optional(),
});

/** Absent and undefined are the same here: the settings these bodies become do not tell them apart. */
export const present = <T extends object>(fields: T) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

const reactionOf = ({ onSay, recording, ...rest }: z.output<typeof ReactionOrder>): Reaction => ({
  ...present(rest),
  ...(onSay === undefined ? {} : { onSay: new RegExp(onSay, "i") }),
  ...(recording && {
    voice: loadRecording(recording.name).frames[recording.voice].slice(recording.startMs / 20, recording.endMs / 20),
  }),
});

export const endpointOf = ({ reactions, ...rest }: z.output<typeof EndpointFields>): Endpoint =>
  ({ ...present(rest), ...(reactions && { reactions: reactions.map(reactionOf) }) }) as unknown as Endpoint;
