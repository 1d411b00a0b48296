import { z } from "zod";
import { E164Schema } from "./line-route.ts";

// Arguments and answers of the stored procedures that write a call's record. SQL names are snake_case (`p_call_id`); the
// adapter translates, nobody else sees them.

export const PLANS = ["protect", "pass_through", "reject", "unknown_number"] as const;
export const PLAN_REASONS = [
  "paused",
  "suspended",
  "trusted_caller",
  "budget_exhausted",
  "degraded",
  "blocked",
  "loop",
  "own_number",
  "unknown_number",
  "forwarding_test",
] as const;
export type Plan = (typeof PLANS)[number];
export type PlanReason = (typeof PLAN_REASONS)[number];

/** Why a call, or the rest of it, was not listened to. */
export const NOT_ANALYSED_REASONS = [
  "paused",
  "suspended",
  "trusted_caller",
  "budget_exhausted",
  "degraded",
  "rejected",
  "relay",
  "stream_token",
  "stream_protocol",
  "speech_refused",
  "speech_busy",
  "speech_unavailable",
  "speech_stalled",
  "never_connected",
] as const;
export type NotAnalysedReason = (typeof NOT_ANALYSED_REASONS)[number];

export const OpenCall = z.object({
  callId: z.uuid(),
  callSid: z.string(),
  lineId: z.uuid().nullable(),
  dialled: z.string(),
  /** As Twilio sent it: may be "anonymous". */
  caller: z.string(),
  plan: z.enum(PLANS),
  planReason: z.enum(PLAN_REASONS).nullable(),
  startedAt: z.iso.datetime(),
});
export type OpenCall = z.infer<typeof OpenCall>;

/** The plan on record wins over the one proposed: the database knows of loops and of our own numbers. */
export const OpenedCall = z.object({
  callId: z.uuid(),
  plan: z.enum(PLANS),
  planReason: z.enum(PLAN_REASONS).nullable(),
  startedAt: z.iso.datetime(),
  isNew: z.boolean(),
  /** The test that waited for this call. `isAutomatic`: it rings nobody. */
  test: z.object({ id: z.uuid(), isAutomatic: z.boolean() }).optional(),
});
export type OpenedCall = z.infer<typeof OpenedCall>;

/** A reason as stored and shown: the quote is masked. */
export const StoredReason = z.object({ tactic: z.string().max(40), quote: z.string().max(300), turn: z.int().nonnegative() });
export type StoredReason = z.infer<typeof StoredReason>;

export const RecordVerdict = z.object({
  callId: z.uuid(),
  /** Same key, same event: a repeated delivery writes nothing. One per level reached: "verdict:3". */
  key: z.string().max(80),
  at: z.iso.datetime(),
  level: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  score: z.number().min(0).max(1),
  kind: z.string().max(40),
  reasons: z.array(StoredReason).max(12),
});
export type RecordVerdict = z.infer<typeof RecordVerdict>;

/** Alerts of this call that still wait to be sent, whether this very verdict or an earlier, interrupted one made them due. */
export const RecordedVerdict = z.object({ isNew: z.boolean(), alertIds: z.array(z.uuid()) });
export type RecordedVerdict = z.infer<typeof RecordedVerdict>;

export const CALL_EVENT_TYPES = ["verdict", "action", "alert", "stream", "delivery", "note"] as const;

export const RecordEvent = z.object({
  callId: z.uuid(),
  key: z.string().max(80),
  at: z.iso.datetime(),
  type: z.enum(CALL_EVENT_TYPES),
  /** No words of the call, no telephone numbers. */
  payload: z.record(z.string(), z.unknown()),
});
export type RecordEvent = z.infer<typeof RecordEvent>;

export const CloseCall = z.object({
  callSid: z.string(),
  endedAt: z.iso.datetime(),
  /** Whether the person's telephone was picked up; null when this callback cannot tell. */
  answered: z.boolean().nullable(),
});
export type CloseCall = z.infer<typeof CloseCall>;

export const CallTotals = z.object({
  callId: z.uuid(),
  analysed: z.boolean(),
  notAnalysedReason: z.enum(NOT_ANALYSED_REASONS).nullable(),
  /** Milliseconds of audio sent to recognition, both voices added: what the speech provider bills. */
  speechMs: z.int().nonnegative(),
});
export type CallTotals = z.infer<typeof CallTotals>;

/** What the sender of an alert needs; personal data, never logged. */
export const ClaimedAlert = z.object({
  id: z.uuid(),
  callId: z.uuid(),
  phone: E164Schema,
  locale: z.enum(["fr", "en"]),
  protectedName: z.string(),
  familyWord: z.string().nullable(),
  level: z.union([z.literal(2), z.literal(3)]),
  callStartedAt: z.iso.datetime(),
  attempts: z.int().positive(),
  mayHaveBeenSent: z.boolean(),
  createdAt: z.iso.datetime(),
});
export type ClaimedAlert = z.infer<typeof ClaimedAlert>;

const Rows = z.int().nonnegative();

/** How many rows of each kind a purge removed. `isDone`: nothing that had to go is left. */
export const PurgedRecords = z.object({
  calls: Rows,
  quotes: Rows,
  unroutedCalls: Rows,
  earlyCallEnds: Rows,
  routeChanges: Rows,
  messages: Rows,
  contactLinks: Rows,
  invitations: Rows,
  apiKeys: Rows,
  idempotencyKeys: Rows,
  webhookReceipts: Rows,
  providerCleanups: Rows,
  lineTests: Rows,
  provisioningJobs: Rows,
  lineApproaches: Rows,
  labelledExamples: Rows,
  callerSightings: Rows,
  campaigns: Rows,
  auditRows: Rows,
  isDone: z.boolean(),
});
export type PurgedRecords = z.infer<typeof PurgedRecords>;
