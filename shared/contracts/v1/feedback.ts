import { z } from "zod";
import { Example } from "./examples.ts";
import { Id, Instant, words } from "./page.ts";

const Comment = words(500, "C'était bien le cabinet du médecin");

export const Feedback = z
  .object({
    wasScam: z.boolean(),
    comment: Comment.nullable(),
    sharesExample: z.boolean().meta({ description: "Whether one gave the call's masked words away as an example" }),
    createdAt: Instant,
    updatedAt: Instant,
  })
  .meta({ id: "Feedback", description: "What one said of a call" });
export type Feedback = z.infer<typeof Feedback>;

export const NewFeedback = z
  .strictObject({
    wasScam: z.boolean(),
    comment: Comment.nullable().default(null),
    block: z.boolean().default(false).meta({ description: "Turn this caller away from now on, unless a rule by hand trusts the number" }),
    shareExample: z.boolean().default(false).meta({
      description: "Agree, for this one call, that its masked words help to improve recognition. False takes back what was given before",
    }),
  })
  .refine(({ wasScam, block }) => wasScam || !block, { path: ["block"], message: "honest_caller" })
  .meta({ id: "NewFeedback" });
export type NewFeedback = z.infer<typeof NewFeedback>;

export const GivenFeedback = Feedback.extend({
  callId: Id,
  effect: z.enum(["trusted", "untrusted", "blocked", "none"]).meta({
    description: "On the caller's number: not listened to any more until `until`, listened to again, turned away, or nothing",
    examples: ["trusted"],
  }),
  until: Instant.nullable(),
  example: Example.nullable().meta({ description: "What was given away; null without consent, or when no words of the call are held" }),
}).meta({ id: "GivenFeedback" });
export type GivenFeedback = z.infer<typeof GivenFeedback>;
