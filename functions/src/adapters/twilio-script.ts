import twilio from "twilio";
import { streamName } from "../../../shared/app/note-stream-event.ts";
import type { DeliveryTarget } from "../../../shared/contracts/line-route.ts";
import { CALLER_LABEL } from "../../../shared/contracts/live-call.ts";
import { STREAM_TOKEN_PARAMETER } from "../../../shared/contracts/stream-token.ts";
import type { Locale } from "../../../shared/domain/call/level.ts";
import { spokenIn } from "../../../shared/domain/line-test/spoken.ts";
import { isE164 } from "../../../shared/domain/phone-number.ts";
import { nobodyAnswersText, noticeText, unknownNumberText } from "../../../shared/domain/text/caller-prompts.ts";
import type { CallAnswer, CallScript, RingAnswer } from "../../../shared/ports/call-script.ts";
import { MAX_CALL_SECONDS, RING_SECONDS, shownOnSip } from "./twilio-limits.ts";
import { targetText, type WebhookUrls } from "./webhook-urls.ts";

export const VOICES = {
  fr: { language: "fr-FR", voice: "Polly.Lea-Neural" },
  en: { language: "en-GB", voice: "Polly.Amy-Neural" },
} as const;

/** Five seconds each: longer than every telephone of a line may ring. */
const RINGBACK_PERIODS = 60;

type VoiceResponse = InstanceType<typeof twilio.twiml.VoiceResponse>;

const write = (compose: (response: VoiceResponse) => void): string => {
  const response = new twilio.twiml.VoiceResponse();
  compose(response);
  return response.toString();
};

const say = (response: VoiceResponse, text: string, locale: Locale) => response.say(VOICES[locale], text);

export interface TwilioScript extends CallScript {
  /** Like a `ring` answer, with nothing but the URL to go by when nobody picks up. */
  fallback(call: Omit<RingAnswer, "kind">): string;
  hangUp(): string;
  ringback(): string;
  whisper(text: string, locale: Locale): string;
  /** Answers an SMS; null says nothing. */
  reply(text: string | null): string;
}

export function createTwilioScript({ urls, relayUrl }: { urls: WebhookUrls; relayUrl: string }): TwilioScript {
  const ring = ({ dialled, caller, locale, targets }: Omit<RingAnswer, "kind">, next: (later: readonly DeliveryTarget[]) => string) =>
    write((response) => {
      const [target, ...later] = targets;
      if (!target) return apologise(response, locale);
      // An inbound call may only be dialled on under its own From or To; a second number shows To, a SIP telephone the caller.
      const callerId = target.kind === "sip" ? shownOnSip(caller) : isE164(dialled) ? dialled : undefined;
      const dial = response.dial({
        action: next(later),
        timeout: RING_SECONDS,
        timeLimit: MAX_CALL_SECONDS,
        answerOnBridge: true,
        ...(callerId ? { callerId } : {}),
      });
      if (target.kind === "sip") dial.sip(targetText(target));
      else dial.number(targetText(target));
    });

  const apologise = (response: VoiceResponse, locale: Locale) => {
    say(response, nobodyAnswersText(locale), locale);
    response.hangup();
  };

  const protect = (call: Extract<CallAnswer, { kind: "protect" }>) =>
    write((response) => {
      if (call.notice) say(response, noticeText(call.locale), call.locale);
      const stream = response.start().stream({
        url: relayUrl,
        name: streamName(1),
        track: "both_tracks",
        statusCallback: urls.stream(call),
      });
      stream.parameter({ name: STREAM_TOKEN_PARAMETER, value: call.token });
      const dial = response.dial({ action: urls.roomEnded(call.callId, call.locale, call.targets), timeLimit: MAX_CALL_SECONDS });
      dial.conference(
        {
          beep: "false",
          jitterBufferSize: "small",
          startConferenceOnEnter: true,
          endConferenceOnExit: true,
          waitUrl: urls.ringback(),
          participantLabel: CALLER_LABEL,
          statusCallback: urls.conference(call.callId, call.callSid),
          statusCallbackEvent: ["end", "announcement"],
        },
        call.callId,
      );
    });

  return {
    answer(answer) {
      switch (answer.kind) {
        case "protect":
          return protect(answer);
        case "test_seen":
          return write((response) => {
            // Spoken to nobody but ourselves: a call that only hangs up would not be answered.
            say(response, spokenIn(answer.locale).seen, answer.locale);
            response.hangup();
          });
        case "ring":
          return ring(answer, (later) => urls.dialEnded(answer.locale, later));
        case "reject":
          return write((response) => response.reject({ reason: answer.reason }));
        case "unknown_number":
          return write((response) => {
            say(response, unknownNumberText("fr"), "fr");
            response.hangup();
          });
      }
    },
    apology: (locale) => write((response) => apologise(response, locale)),
    fallback: (call) => ring(call, urls.fallbackDialEnded),
    hangUp: () => write((response) => response.hangup()),
    ringback: () => write((response) => response.play({ loop: RINGBACK_PERIODS }, urls.ringbackWav())),
    whisper: (text, locale) => write((response) => response.say(VOICES[locale], "").prosody({ rate: "90%" }, text)),
    reply(text) {
      const response = new twilio.twiml.MessagingResponse();
      if (text !== null) response.message(text);
      return response.toString();
    },
  };
}
