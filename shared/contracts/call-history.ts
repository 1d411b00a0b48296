import { z } from "zod";
import { CALL_EVENT_TYPES, NOT_ANALYSED_REASONS, PLAN_REASONS, PLANS, StoredReason } from "./call-records.ts";

// What a signed-in person reads of the calls of their own lines: the answers of `GET /api/calls` and `GET /api/calls/:id`.

const LevelSchema = z.union([z.literal(1), z.literal(2), z.literal(3)]);

export const CallSummary = z.object({
  id: z.uuid(),
  tenantId: z.uuid(),
  line: z.object({ id: z.uuid(), label: z.string(), protectedName: z.string() }).nullable(),
  /** Null when the caller withheld the number. */
  caller: z.string().nullable(),
  startedAt: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
  /** Whether the person's telephone was picked up; null while nobody knows. */
  answered: z.boolean().nullable(),
  plan: z.enum(PLANS),
  planReason: z.enum(PLAN_REASONS).nullable(),
  level: LevelSchema,
  kind: z.string(),
  /** Null while nobody knows yet. */
  analysed: z.boolean().nullable(),
  notAnalysedReason: z.enum(NOT_ANALYSED_REASONS).nullable(),
});
export type CallSummary = z.infer<typeof CallSummary>;

export const CallEvent = z.object({
  seq: z.int(),
  key: z.string(),
  at: z.iso.datetime(),
  type: z.enum(CALL_EVENT_TYPES),
  payload: z.record(z.string(), z.unknown()),
});
export type CallEvent = z.infer<typeof CallEvent>;

/** `quotes` is empty when the text is not kept: masked words only, and only for as long as the line's retention says. */
export const CallDetail = CallSummary.extend({
  score: z.number().min(0).max(1),
  events: z.array(CallEvent),
  quotes: z.array(StoredReason.extend({ eventKey: z.string() })),
});
export type CallDetail = z.infer<typeof CallDetail>;

export const CallPage = z.object({
  calls: z.array(CallSummary),
  /** Give it back as `cursor` for the calls before these; null at the end. */
  nextCursor: z.string().nullable(),
});
export type CallPage = z.infer<typeof CallPage>;

export const CALLS_PER_PAGE = 25;

export const CallsQuery = z.object({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(CALLS_PER_PAGE),
});
export type CallsQuery = z.infer<typeof CallsQuery>;

export const TenantSummary = z.object({ id: z.uuid(), name: z.string() });
export type TenantSummary = z.infer<typeof TenantSummary>;

/** `topic` is the private Realtime channel that tells of this tenant's calls. */
export const TenantList = z.object({ tenants: z.array(TenantSummary.extend({ topic: z.string() })) });
export type TenantList = z.infer<typeof TenantList>;
