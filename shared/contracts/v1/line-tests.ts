import { z } from "zod";
import { FAILURE_REASONS, HOP_NAMES, HOP_STATES, LINE_TEST_KINDS, LINE_TEST_STATUSES } from "../../domain/line-test/words.ts";
import { Id, Instant, NextCursor } from "./page.ts";

const Kind = z.enum(LINE_TEST_KINDS).meta({
  description: "`connectivity` rings the person's telephone; `forwarding` calls the forwarded number and follows the call home",
  examples: ["forwarding"],
});

const Hop = z
  .object({
    name: z.enum(HOP_NAMES).meta({ examples: ["forwarded"] }),
    state: z.enum(HOP_STATES).meta({ examples: ["passed"] }),
    reason: z
      .enum(FAILURE_REASONS)
      .nullable()
      .meta({ examples: ["not_forwarded"] }),
    sipCode: z
      .int()
      .nullable()
      .meta({ description: "What the network answered, where it said", examples: [404] }),
    at: Instant.nullable(),
  })
  .meta({ id: "LineTestHop" });

export const LineTest = z
  .object({
    id: Id,
    tenantId: Id,
    lineId: Id,
    kind: Kind,
    status: z.enum(LINE_TEST_STATUSES).meta({ examples: ["running"] }),
    isAutomatic: z.boolean().meta({ description: "Begun by nobody, of a line that may be watched" }),
    attempt: z.int().meta({ description: "2 for one that takes up where the first failed", examples: [1] }),
    hops: z.array(Hop).meta({ description: "In the order in which a call takes them" }),
    startedAt: Instant,
    expiresAt: Instant,
    endedAt: Instant.nullable(),
  })
  .meta({ id: "LineTest", description: "A call by which a line proves that it works" });
export type LineTest = z.infer<typeof LineTest>;

export const LineTestPage = z.object({ items: z.array(LineTest), nextCursor: NextCursor }).meta({ id: "LineTestPage" });

export const NewLineTest = z.strictObject({ kind: Kind }).meta({ id: "NewLineTest" });
export type NewLineTest = z.infer<typeof NewLineTest>;
