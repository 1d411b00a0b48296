import { z } from "zod";
import { CALL_EVENT_TYPES, NOT_ANALYSED_REASONS, PLAN_REASONS, PLANS, StoredReason } from "../call-records.ts";
import { Alert } from "./alerts.ts";
import { Feedback } from "./feedback.ts";
import { Id, Instant, NextCursor, PageQuery } from "./page.ts";

export const Level = z
  .union([z.literal(1), z.literal(2), z.literal(3)])
  .meta({ description: "1 calm, 2 be careful, 3 probable scam", examples: [3] });

export const CallSummary = z
  .object({
    id: Id,
    tenantId: Id,
    line: z.object({ id: Id, label: z.string(), protectedName: z.string() }).nullable(),
    caller: z
      .string()
      .nullable()
      .meta({ description: "Null when the caller withheld the number", examples: ["+33639980017"] }),
    startedAt: Instant,
    endedAt: Instant.nullable(),
    answered: z.boolean().nullable().meta({ description: "Whether the person's telephone was picked up; null while nobody knows" }),
    plan: z.enum(PLANS).meta({
      description: "Decided when it began: `protect` listens, `pass_through` connects without, `reject` turns away",
      examples: ["protect"],
    }),
    planReason: z.enum(PLAN_REASONS).nullable().meta({ description: "Why it was not simply protected" }),
    level: Level,
    kind: z.string().meta({ description: "What sort of scam it resembles; `unknown`: none that we name", examples: ["bank_fraud_desk"] }),
    analysed: z.boolean().nullable().meta({ description: "Whether it was listened to; null while nobody knows" }),
    notAnalysedReason: z.enum(NOT_ANALYSED_REASONS).nullable().meta({ description: "Why it, or the rest of it, was not" }),
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

export const CallDetail = CallSummary.extend({
  score: z.number().min(0).max(1),
  events: z.array(CallEvent),
  quotes: z.array(StoredReason.extend({ eventKey: z.string() })).meta({
    description: "Masked words, for as long as the line's retention says, and for owners and carers only",
  }),
  alerts: z.array(Alert.omit({ tenantId: true, callId: true })),
  feedback: Feedback.nullable().meta({ description: "The caller of this route's own" }),
}).meta({ id: "CallDetail" });
export type CallDetail = z.infer<typeof CallDetail>;

export const CallPage = z.object({ items: z.array(CallSummary), nextCursor: NextCursor }).meta({ id: "CallPage" });
export type CallPage = z.infer<typeof CallPage>;

const Moment = z.iso.datetime({ offset: true });

export const CallsQuery = PageQuery.extend({
  tenantId: Id.optional().meta({ description: "Only this tenant's" }),
  lineId: Id.optional().meta({ description: "Only this line's" }),
  level: z
    .enum(["1", "2", "3"])
    .transform((text) => Number(text) as 1 | 2 | 3)
    .optional()
    .meta({ description: "Only calls that reached exactly this level", examples: ["3"] }),
  from: Moment.optional().meta({ description: "Started then or later", examples: ["2026-11-01T00:00:00+01:00"] }),
  to: Moment.optional().meta({ description: "Started before", examples: ["2026-12-01T00:00:00+01:00"] }),
  analysed: z
    .enum(["true", "false"])
    .transform((text) => text === "true")
    .optional()
    .meta({ description: "Only calls that were listened to, or that were not" }),
  search: z
    .string()
    .trim()
    .min(2)
    .max(60)
    .optional()
    .meta({
      description:
        "Only calls from this number, written as in the tenant's country; or, for people, from those whose contact's name or known number's reason holds these words. Needs `tenantId`",
      examples: ["06 39 98 00 17"],
    }),
});
/** Whose calls are looked for: a number, or words of what people wrote beside theirs. */
export type CallerSearch = { number: string } | { name: string };
export type CallFilter = Omit<z.infer<typeof CallsQuery>, "cursor" | "limit" | "search"> & { caller?: CallerSearch | undefined };
