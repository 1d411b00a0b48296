import { z } from "zod";

/** What `recall_line` answers: earlier approaches on a line, by their features. No words, and no number of anybody. */
export const LineMemory = z.object({
  approaches: z
    .array(
      z
        .object({
          at: z.iso.datetime(),
          kind: z.string(),
          score: z.number().min(0).max(1),
          isConfirmed: z.boolean(),
          isSameCaller: z.boolean().nullable(),
        })
        .transform(({ at, ...approach }) => ({ atMs: Date.parse(at), ...approach })),
    )
    .max(20),
});
export type LineMemory = z.infer<typeof LineMemory>;
