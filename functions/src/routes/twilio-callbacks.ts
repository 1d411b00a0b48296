import { z } from "zod";
import { TACTICS } from "../../../shared/domain/risk/types.ts";
import { storableText } from "../../../shared/domain/text/storable-text.ts";
import { LocaleQuery } from "./callback-query.ts";

// What we read of Twilio's callbacks, in our words.

export const Sid = z.string().min(2).max(64);
// Whatever somebody calls themselves, the call connects and is on record.
const Party = z.string().transform((text) => storableText(text, 255));
export const Incoming = z.object({ callSid: Sid, dialled: Party, caller: Party });
export const Leg = z.object({
  callId: z.uuid(),
  callSid: Sid,
  lineId: z.uuid(),
  dialled: z.string(),
  locale: LocaleQuery,
  targetIndex: z.coerce.number().int().nonnegative(),
  targetKind: z.enum(["sip", "number"]).nullable().catch(null),
  legCallSid: Sid,
  status: z.enum(["queued", "initiated", "ringing", "in-progress", "completed", "busy", "no-answer", "failed", "canceled"]),
});
export const Stream = z.object({
  callId: z.uuid(),
  callSid: Sid,
  lineId: z.uuid(),
  dialled: z.string(),
  streamSid: Sid,
  testId: z.uuid().optional(),
  event: z.enum(["stream-started", "stream-stopped", "stream-error"]),
});
export const Sms = z.object({ messageSid: Sid, from: z.string(), body: z.string() });
export const Message = z.object({
  record: z.object({ kind: z.enum(["alert", "message"]), id: z.uuid() }),
  messageSid: Sid,
  status: z.string().min(1),
});
export const Whisper = z.object({
  level: z.coerce.number().pipe(z.union([z.literal(2), z.literal(3)])),
  /** One that a newer relay knows is spoken of in general terms. */
  tactic: z.enum(TACTICS).nullable().catch(null),
  locale: LocaleQuery,
});
