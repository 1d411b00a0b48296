import { z } from "zod";
import { CALL_EVENT_TYPES, NOT_ANALYSED_REASONS, PLAN_REASONS, PLANS, StoredReason } from "../call-records.ts";
import { Id, Instant, NextCursor, PageQuery } from "./page.ts";

export const Level = z
  .union([z.literal(1), z.literal(2), z.literal(3)])
  .meta({ description: "1 calm, 2 be careful, 3 probable scam", examples: [3] });

export const CallSummary = z
  .object({
    id: Id,
    tenantId: Id,
    line: z.object({ id: Id, label: z.string(), protectedName: z.string() }).nullable(),
    /** Null when the caller withheld the number. */
    caller: z.string().nullable(),
    startedAt: Instant,
    endedAt: Instant.nullable(),
    /** Whether the person's telephone was picked up; null while nobody knows. */
    answered: z.boolean().nullable(),
    plan: z.enum(PLANS),
    planReason: z.enum(PLAN_REASONS).nullable(),
    level: Level,
    kind: z.string(),
    /** Null while nobody knows yet. */
    analysed: z.boolean().nullable(),
    notAnalysedReason: z.enum(NOT_ANALYSED_REASONS).nullable(),
  })
  .meta({ id: "CallSummary" });
export type CallSummary = z.infer<typeof CallSummary>;

export const CallEvent = z
  .object({
    seq: z.int(),
    key: z.string(),
    at: Instant,
    type: z.enum(CALL_EVENT_TYPES),
    payload: z.record(z.string(), z.unknown()),
  })
  .meta({ id: "CallEvent" });
export type CallEvent = z.infer<typeof CallEvent>;

/** `quotes` is empty when the text is not kept: masked words only, and only for as long as the line's retention says. */
export const CallDetail = CallSummary.extend({
  score: z.number().min(0).max(1),
  events: z.array(CallEvent),
  quotes: z.array(StoredReason.extend({ eventKey: z.string() })),
}).meta({ id: "CallDetail" });
export type CallDetail = z.infer<typeof CallDetail>;

export const CallPage = z.object({ items: z.array(CallSummary), nextCursor: NextCursor }).meta({ id: "CallPage" });
export type CallPage = z.infer<typeof CallPage>;

export const CallsQuery = PageQuery;
