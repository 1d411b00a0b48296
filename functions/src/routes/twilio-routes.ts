import { type Context, Hono } from "hono";
import { z } from "zod";
import type { IncomingCall } from "../../../shared/app/answer-call.ts";
import type { IncomingSms } from "../../../shared/app/answer-sms.ts";
import { callIdOf } from "../../../shared/app/call-id.ts";
import type { EndCallDeps } from "../../../shared/app/end-call.ts";
import { endCall } from "../../../shared/app/end-call.ts";
import type { Announcement } from "../../../shared/app/note-announcement.ts";
import type { LegOutcome } from "../../../shared/app/note-leg-outcome.ts";
import type { MessageStatus } from "../../../shared/app/note-message-status.ts";
import { type StreamEvent, streamOrdinal } from "../../../shared/app/note-stream-event.ts";
import type { BundleNews } from "../../../shared/app/provisioning/note-bundle-status.ts";
import type { DeliveryTarget } from "../../../shared/contracts/line-route.ts";
import { safeTargets } from "../../../shared/domain/call/delivery.ts";
import { isOwnLeg } from "../../../shared/domain/call/plan.ts";
import { createRingbackWav } from "../../../shared/domain/call/ringback.ts";
import { whisperText } from "../../../shared/domain/text/whisper.ts";
import type { Background } from "../adapters/background.ts";
import type { CallbackSeal } from "../adapters/callback-seal.ts";
import { handledByTwilio } from "../adapters/twilio-opt-out.ts";
import type { TwilioScript } from "../adapters/twilio-script.ts";
import type { TwilioVerifier } from "../adapters/twilio-signature.ts";
import { LeftQuery, LocaleQuery, parseCallback, parseTargets } from "./callback-query.ts";
import { Incoming, Leg, Message, Sid, Sms, Stream, Whisper } from "./twilio-callbacks.ts";
import { limitedBody, type TwilioSignedEnv, twilioSigned } from "./twilio-signed.ts";

export interface TwilioRoutesDeps {
  isGenuine: TwilioVerifier;
  script: TwilioScript;
  seal: CallbackSeal;
  /** For a callback whose sealed part cannot be opened. Never rejects. */
  lookUpTargets: (left: { dialled: string; count: number }) => Promise<DeliveryTarget[]>;
  background: Background;
  /** The TwiML for a call, the same however often it is asked for. */
  answerVoice: (call: IncomingCall) => Promise<string>;
  /** What to answer to an SMS, the same however often it is asked for; null for silence. */
  answerSms: (sms: IncomingSms) => Promise<string | null>;
  noteLegOutcome: (leg: LegOutcome) => Promise<void>;
  noteStreamEvent: (stream: StreamEvent) => Promise<void>;
  noteMessageStatus: (message: MessageStatus) => Promise<void>;
  noteAnnouncement: (announcement: Announcement) => Promise<void>;
  noteBundleStatus: (news: BundleNews) => Promise<void>;
  noteFallback: (call: Omit<IncomingCall, "staticTargets">) => Promise<void>;
  ending: EndCallDeps;
}

const ANNOUNCEMENTS: Readonly<Record<string, Announcement["outcome"]>> = { "announcement-end": "played", "announcement-fail": "failed" };

const ENDED: ReadonlySet<string> = new Set(["completed", "busy", "failed", "no-answer", "canceled"]);

const ringbackWav = createRingbackWav();

type WebhookContext = Context<TwilioSignedEnv>;
const twiml = (c: WebhookContext, text: string) => c.body(text, 200, { "content-type": "text/xml; charset=utf-8" });
const done = (c: WebhookContext) => c.body(null, 204);

const incomingOf = (c: WebhookContext) => {
  const { form } = c.var;
  return parseCallback(Incoming, { callSid: form.get("CallSid"), dialled: form.get("To"), caller: form.get("From") });
};

export function twilioRoutes(deps: TwilioRoutesDeps) {
  const { script, background } = deps;

  /** The part that request logs may not show. After a rotation of the secret the caller stays unnamed. */
  const sealedOf = async (c: WebhookContext, webhook: "dial" | "participant", dialled: string) => {
    const opened = deps.seal.open(webhook, c.req.query("sealed"));
    const targets = opened?.targets ?? (await deps.lookUpTargets({ dialled, count: LeftQuery.parse(c.req.query("left")) }));
    return { caller: opened?.caller ?? "", targets: safeTargets(targets, [dialled]) };
  };

  /** Closes the record after the answer: the caller does not wait for a database. */
  const end = (callSid: string, callId: string | null, answered: boolean | null) =>
    background.run("call_not_closed", endCall(deps.ending, { callSid, callId, answered }));

  return (
    new Hono<TwilioSignedEnv>()
      .get("/ringback.wav", (c) =>
        c.body(ringbackWav, 200, { "content-type": "audio/x-wav", "cache-control": "public, max-age=31536000, immutable" }),
      )
      .use(limitedBody, twilioSigned(deps.isGenuine))

      .post("/voice", async (c) => {
        const call = incomingOf(c);
        return twiml(c, await deps.answerVoice({ ...call, staticTargets: parseTargets(c.req.queries("deliver") ?? []) }));
      })

      .post("/dial", async (c) => {
        const { callSid, dialled, caller } = incomingOf(c);
        const locale = LocaleQuery.parse(c.req.query("lang"));
        const callId = c.req.query("call") ?? null;
        const isRoom = c.req.query("room") === "1";
        const status = c.var.form.get("DialCallStatus");
        const isTaken = status === "completed" || status === "answered";
        if (isTaken || status === "canceled") {
          // In a room the person's own leg tells whether they answered.
          end(callSid, callId, isRoom ? null : isTaken);
          return twiml(c, script.hangUp());
        }
        const { targets } = await sealedOf(c, "dial", dialled);
        if (targets.length === 0) end(callSid, callId, false);
        return twiml(c, script.answer({ kind: "ring", dialled, caller, locale, targets }));
      })

      .post("/fallback", (c) => {
        const call = incomingOf(c);
        const status = c.var.form.get("DialCallStatus");
        if (!status) background.run("call_not_recorded", deps.noteFallback(call));
        if (isOwnLeg(call.caller, call.dialled)) {
          end(call.callSid, null, false);
          return twiml(c, script.answer({ kind: "reject", reason: "rejected" }));
        }
        if (status === "completed" || status === "answered" || status === "canceled") {
          end(call.callSid, null, status !== "canceled");
          return twiml(c, script.hangUp());
        }
        const targets = safeTargets(parseTargets(c.req.queries("deliver") ?? []), [call.dialled]);
        if (targets.length === 0) end(call.callSid, null, false);
        return twiml(c, script.fallback({ dialled: call.dialled, caller: call.caller, locale: "fr", targets }));
      })

      // A caller who leaves during the notice, or before any verb could tell, is known from the number's own status callback only.
      .post("/status", async (c) => {
        const { callSid } = parseCallback(z.object({ callSid: Sid }), { callSid: c.var.form.get("CallSid") });
        if (ENDED.has(c.var.form.get("CallStatus"))) {
          await endCall(deps.ending, { callSid, callId: await callIdOf(callSid), answered: null });
        }
        return done(c);
      })

      .post("/bundle-status", async (c) => {
        const { form } = c.var;
        const { bundleSid } = parseCallback(z.object({ bundleSid: Sid }), { bundleSid: form.get("BundleSid") });
        await deps.noteBundleStatus({ bundleSid, failureReason: form.get("FailureReason") || null });
        return done(c);
      })

      .post("/conference", async (c) => {
        const { form } = c.var;
        const { callId, callSid } = parseCallback(z.object({ callId: z.uuid(), callSid: Sid }), {
          callId: c.req.query("call"),
          callSid: c.req.query("sid"),
        });
        const event = form.get("StatusCallbackEvent");
        const outcome = ANNOUNCEMENTS[event];
        // Who was in the room is out of it now; a telephone still ringing is stopped when the caller's own leg ends.
        if (event === "conference-end") await endCall(deps.ending, { callSid, callId: null, answered: null });
        if (outcome) {
          await deps.noteAnnouncement({ callId, conferenceSid: form.get("ConferenceSid"), sequence: form.get("SequenceNumber"), outcome });
        }
        return done(c);
      })

      .post("/participant", async (c) => {
        const { form } = c.var;
        const query = (name: string) => c.req.query(name);
        const leg = parseCallback(Leg, {
          callId: query("call"),
          callSid: query("sid"),
          lineId: query("line"),
          dialled: query("to"),
          locale: query("lang"),
          targetIndex: query("target"),
          targetKind: query("kind"),
          legCallSid: form.get("CallSid"),
          status: form.get("CallStatus"),
        });
        const sipCode = form.get("SipResponseCode") || form.get("DialSipResponseCode") || null;
        const { caller, targets } = await sealedOf(c, "participant", leg.dialled);
        await deps.noteLegOutcome({ ...leg, caller, sipCode, laterTargets: targets });
        return done(c);
      })

      .post("/stream", async (c) => {
        const { form } = c.var;
        const stream = parseCallback(Stream, {
          callId: c.req.query("call"),
          callSid: form.get("CallSid"),
          lineId: c.req.query("line"),
          dialled: c.req.query("to"),
          streamSid: form.get("StreamSid"),
          testId: c.req.query("test"),
          event: form.get("StreamEvent"),
        });
        await deps.noteStreamEvent({ ...stream, ordinal: streamOrdinal(form.get("StreamName")) });
        return done(c);
      })

      .post("/message", async (c) => {
        const { form } = c.var;
        const sms = parseCallback(Sms, { messageSid: form.get("MessageSid"), from: form.get("From"), body: form.get("Body") });
        const handledByProvider = handledByTwilio(sms.body, form.get("OptOutType"));
        return twiml(c, script.reply(await deps.answerSms({ ...sms, handledByProvider })));
      })

      .post("/message-status", async (c) => {
        const { form } = c.var;
        const [record] = Object.entries(c.req.query()).map(([kind, id]) => ({ kind, id }));
        const message = parseCallback(Message, {
          record,
          messageSid: form.get("MessageSid"),
          status: form.get("MessageStatus"),
        });
        await deps.noteMessageStatus({ ...message, errorCode: form.get("ErrorCode") || null });
        return done(c);
      })

      .post("/whisper", (c) => {
        const warning = parseCallback(Whisper, {
          level: c.req.query("level"),
          tactic: c.req.query("tactic"),
          locale: c.req.query("locale"),
        });
        return twiml(c, script.whisper(whisperText(warning), warning.locale));
      })

      .post("/ringback", (c) => twiml(c, script.ringback()))
  );
}
