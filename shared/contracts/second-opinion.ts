import { z } from "zod";
import { SCAM_KINDS, TACTICS } from "../domain/risk/types.ts";

/** What a model is made to answer. Only what strict structured output of every provider knows: no bounds, nothing optional. */
export const ModelAnswer = z.object({
  verdict: z.enum(["calm", "doubtful", "scam"]),
  kind: z.enum(SCAM_KINDS),
  reasons: z.array(
    z.object({
      tactic: z.enum(TACTICS),
      /** Copied from one line of the caller. */
      quote: z.string(),
    }),
  ),
});
export type ModelAnswer = z.infer<typeof ModelAnswer>;
