import { z } from "zod";
import { Id, Instant, words } from "./page.ts";

const Comment = words(500, "C'était bien le cabinet du médecin");

export const Feedback = z
  .object({ wasScam: z.boolean(), comment: Comment.nullable(), createdAt: Instant, updatedAt: Instant })
  .meta({ id: "Feedback", description: "What one said of a call" });
export type Feedback = z.infer<typeof Feedback>;

export const NewFeedback = z
  .strictObject({
    wasScam: z.boolean(),
    comment: Comment.nullable().default(null),
    block: z.boolean().default(false).meta({ description: "Turn this caller away from now on" }),
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
}).meta({ id: "GivenFeedback" });
export type GivenFeedback = z.infer<typeof GivenFeedback>;
