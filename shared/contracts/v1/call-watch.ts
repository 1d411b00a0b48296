import { z } from "zod";

export const CallWatch = z
  .object({
    topic: z.string().meta({
      description: "A private Realtime topic. Words are sent on it from level 2 on, with digits masked, and not on a line that keeps none",
      examples: ["words:018f6b2e-7c1d-7000-8000-000000000000"],
    }),
  })
  .meta({ id: "CallWatch", description: "Where the words of a call are heard while it goes on" });
export type CallWatch = z.infer<typeof CallWatch>;
