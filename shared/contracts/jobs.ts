import { z } from "zod";
import { REPLY_KEYWORDS } from "../domain/text/reply-keyword.ts";
import { NOT_ANALYSED_REASONS, OpenCall } from "./call-records.ts";
import { E164Schema } from "./line-route.ts";
import type { MailJob } from "./mail-job.ts";

// Bodies of the jobs that QStash brings to `{PUBLIC_URL}/jobs/{name}`. Delivered at least once, in any order.

export const SendAlertJob = z.object({ alertId: z.uuid() });
export type SendAlertJob = z.infer<typeof SendAlertJob>;

/** An invitation: everything of the outbox that is no alert. */
export const SendMessageJob = z.object({ messageId: z.uuid() });
export type SendMessageJob = z.infer<typeof SendMessageJob>;

/** Writes what a contact answered by SMS and the database could not take. */
export const ContactReplyJob = z.object({ messageSid: z.string().min(2).max(64), from: E164Schema, keyword: z.enum(REPLY_KEYWORDS) });
export type ContactReplyJob = z.infer<typeof ContactReplyJob>;

/** Writes a call that the database could not take when it arrived. */
export const RecordCallJob = OpenCall.extend({ notAnalysedReason: z.enum(NOT_ANALYSED_REASONS).nullable() });
export type RecordCallJob = z.infer<typeof RecordCallJob>;

/** Starts listening again to a live call whose stream or relay was lost. */
export const RestartStreamJob = z.object({
  callId: z.uuid(),
  callSid: z.string(),
  lineId: z.uuid(),
  dialled: z.string(),
  testId: z.uuid().optional(),
  /** 1 for the first restart. */
  attempt: z.int().min(1).max(10),
});
export type RestartStreamJob = z.infer<typeof RestartStreamJob>;

/** Rings the person's next telephone when an earlier attempt left it unclear whether it rings. */
export const DeliverCallJob = z.object({
  callId: z.uuid(),
  callSid: z.string(),
  lineId: z.uuid(),
  dialled: z.string(),
  caller: z.string(),
  targetIndex: z.int().nonnegative(),
});
export type DeliverCallJob = z.infer<typeof DeliverCallJob>;

/** Carries out the next step of putting a line into service. */
export const ProvisionJob = z.object({ jobId: z.uuid() });
export type ProvisionJob = z.infer<typeof ProvisionJob>;

/** Rings the telephone of a line that is put into service: apart, since calls of all tenants together are rationed. */
export const VerifyCallJob = z.object({ jobId: z.uuid() });
export type VerifyCallJob = z.infer<typeof VerifyCallJob>;

/** What QStash says of a delivery that it has given up. Only what we read of it. */
export const FailedDelivery = z.object({ status: z.int().catch(0) });

/** `call`: places the first call of a test. `look`: sees whether its time is up, and whether anything is left of it. */
export const LineTestJob = z.object({ testId: z.uuid(), step: z.enum(["call", "look"]) });
export type LineTestJob = z.infer<typeof LineTestJob>;

/** Begins a test that rings nobody; `repeatsId`: of one that failed. */
export const WatchLineJob = z.object({ lineId: z.uuid(), repeatsId: z.uuid().nullable() });
export type WatchLineJob = z.infer<typeof WatchLineJob>;

/** Cuts a call; whether that was asked for and agreed to is on record. */
export const HangUpJob = z.object({ callId: z.uuid() });
export type HangUpJob = z.infer<typeof HangUpJob>;

/** Brings a password to the provider. `sealed`: what no queue may read. */
export const SipPasswordJob = z.object({ endpointId: z.uuid(), version: z.int().min(1), sealed: z.string().min(1).max(1_000) });
export type SipPasswordJob = z.infer<typeof SipPasswordJob>;

export const WatchLinesJob = z.object({});
export const ReconcileJob = z.object({});
export const SweepJob = z.object({});
export const PurgeJob = z.object({});

export interface Jobs {
  alert: SendAlertJob;
  message: SendMessageJob;
  "contact-reply": ContactReplyJob;
  "record-call": RecordCallJob;
  "restart-stream": RestartStreamJob;
  "deliver-call": DeliverCallJob;
  "hang-up": HangUpJob;
  mail: MailJob;
  "line-test": LineTestJob;
  "watch-line": WatchLineJob;
  provision: ProvisionJob;
  "verify-call": VerifyCallJob;
  "sip-password": SipPasswordJob;
  reconcile: z.infer<typeof ReconcileJob>;
}
export type JobName = keyof Jobs;
