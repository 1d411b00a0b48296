import { z } from "zod";
import { PROOFS } from "../domain/line-test/line-test.ts";
import { FAILURE_REASONS, HOP_NAMES, HOP_STATES, LINE_TEST_KINDS, LINE_TEST_STATUSES } from "../domain/line-test/words.ts";
import { DeliveryTarget, E164Schema } from "./line-route.ts";

export const LineTestHop = z.object({
  name: z.enum(HOP_NAMES),
  state: z.enum(HOP_STATES),
  reason: z.enum(FAILURE_REASONS).nullable(),
  sipCode: z.int().nullable(),
  at: z.iso.datetime().nullable(),
});
export type LineTestHop = z.infer<typeof LineTestHop>;

/** What people see of a test. */
export const ShownLineTest = z.object({
  id: z.uuid(),
  tenantId: z.uuid(),
  lineId: z.uuid(),
  kind: z.enum(LINE_TEST_KINDS),
  status: z.enum(LINE_TEST_STATUSES),
  isAutomatic: z.boolean(),
  attempt: z.int().positive(),
  hops: z.array(LineTestHop),
  startedAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
});
export type ShownLineTest = z.infer<typeof ShownLineTest>;

const Time = z.number();

/** What the program that decides has seen so far; empty before it looked. */
export const LineTestProgress = z.object({
  proofs: z.array(z.enum(PROOFS)),
  deadlineAt: Time,
  endedFor: z.enum(FAILURE_REASONS).nullable(),
  target: z.int().nonnegative(),
  targets: z.int().nonnegative(),
  digitSaid: z.int().nonnegative(),
  digitWrong: z.int().nonnegative(),
  whispers: z.int().nonnegative(),
  whisperedAt: Time.nullable(),
});

/** What the person is asked to type and to repeat. */
export const LineTestSecrets = z.object({ digit: z.string().length(1), word: z.string().min(1) });

/** What our servers know of a test (`claim_line_test`). Personal data: never logged. */
export const HeldLineTest = ShownLineTest.extend({
  revision: z.int(),
  progress: LineTestProgress.nullable().catch(null),
  secrets: LineTestSecrets.nullable().catch(null),
  locale: z.enum(["fr", "en"]),
  ethiqNumber: E164Schema,
  forwardedNumber: E164Schema.nullable(),
  delivery: z.array(DeliveryTarget),
  callerNumber: E164Schema.nullable(),
  callerCallSid: z.string().nullable(),
  personCallSid: z.string().nullable(),
  forwardedCallId: z.uuid().nullable(),
  forwardedAt: z.iso.datetime().nullable(),
  isRepeat: z.boolean(),
});
export type HeldLineTest = z.infer<typeof HeldLineTest>;

/** Sent by the database on the private topic `line:{lineId}`: fetch what you show. */
export const LineTestEventMessage = z.object({
  testId: z.uuid(),
  lineId: z.uuid(),
  kind: z.enum(LINE_TEST_KINDS),
  status: z.enum(LINE_TEST_STATUSES),
  isAutomatic: z.boolean(),
  hops: z.array(LineTestHop.pick({ name: true, state: true, reason: true })),
  at: z.string(),
});
export type LineTestEventMessage = z.infer<typeof LineTestEventMessage>;
export const LINE_TEST_EVENT_NAME = "line_test";
