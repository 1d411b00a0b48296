import { PROTECTED_LABEL } from "../../../shared/contracts/live-call.ts";
import { STREAM_TOKEN_PARAMETER } from "../../../shared/contracts/stream-token.ts";
import { AppError } from "../../../shared/domain/errors.ts";
import type { CallRouting } from "../../../shared/ports/telephony.ts";
import type { TwilioClient } from "./twilio-client.ts";
import { translateTwilioError } from "./twilio-errors.ts";
import { MAX_CALL_SECONDS, RING_SECONDS, shownOnSip } from "./twilio-limits.ts";
import { targetText, type WebhookUrls } from "./webhook-urls.ts";

const LIVE = new Set(["queued", "initiated", "ringing", "in-progress"]);
const OVER = new Set(["completed", "busy", "no-answer", "failed", "canceled"]);

const isOver = (error: AppError) => error.code === "not_found";

export function createTwilioCallRouting({
  client,
  urls,
  relayUrl,
}: {
  client: TwilioClient;
  urls: WebhookUrls;
  relayUrl: string;
}): CallRouting {
  const unlessOver = async (update: Promise<unknown>) => {
    try {
      await update;
    } catch (thrown) {
      const error = translateTwilioError(thrown);
      if (!isOver(error)) throw error;
    }
  };

  return {
    async addProtectedParticipant(leg) {
      const { callId, callSid, dialled, caller, target } = leg;
      try {
        // The room's name does for its sid; Twilio opens the room when the caller is still listening to the notice.
        const participant = await client.conferences(callId).participants.create({
          to: targetText(target),
          // A SIP telephone is shown the caller; the number we may vouch for goes into P-Asserted-Identity.
          from: dialled,
          ...(target.kind === "sip" ? { callerId: shownOnSip(caller) } : {}),
          label: PROTECTED_LABEL,
          timeout: RING_SECONDS,
          timeLimit: MAX_CALL_SECONDS,
          // The caller hears our ringback until someone answers, not the network's announcements.
          earlyMedia: false,
          beep: "false",
          startConferenceOnEnter: true,
          endConferenceOnExit: true,
          waitUrl: "",
          jitterBufferSize: "small",
          statusCallback: urls.participant(leg),
          statusCallbackEvent: ["answered", "completed"],
          // Twilio keeps the room's callback of whoever comes first, and that may be this leg.
          conferenceStatusCallback: urls.conference(callId, callSid),
          conferenceStatusCallbackEvent: ["end", "announcement"],
        });
        return { state: "ringing", conferenceSid: participant.conferenceSid, callSid: participant.callSid };
      } catch (thrown) {
        const error = translateTwilioError(thrown);
        if (error.code === "conflict") return { state: "already_there" };
        if (error.code === "outcome_unknown") throw asUnavailable(error);
        throw isOver(error) ? new AppError("provider_refused", "no such room", { cause: error }) : error;
      }
    },

    redirectCaller: (callSid, twiml) => unlessOver(client.calls(callSid).update({ twiml })),

    hangUp: (callSid) => unlessOver(client.calls(callSid).update({ status: "completed" })),

    async startStream({ callId, lineId, dialled, callSid, token, name, testId }) {
      try {
        await client.calls(callSid).streams.create({
          url: relayUrl,
          name,
          track: "both_tracks",
          statusCallback: urls.stream({ callId, lineId, dialled, testId }),
          "parameter1.name": STREAM_TOKEN_PARAMETER,
          "parameter1.value": token,
        });
      } catch (thrown) {
        throw translateTwilioError(thrown);
      }
    },

    async isCallLive(callSid) {
      try {
        const { status } = await client.calls(callSid).fetch();
        if (LIVE.has(status)) return true;
        if (OVER.has(status)) return false;
        throw new AppError("provider_unavailable", "Twilio told no state that calls have");
      } catch (thrown) {
        const error = translateTwilioError(thrown, { isRead: true });
        if (isOver(error)) return false;
        throw error;
      }
    },
  };
}

/** A label is unique in its room, so ringing again after a lost answer rings nobody twice. */
const asUnavailable = (error: AppError) =>
  new AppError("provider_unavailable", error.message, {
    cause: error,
    ...(error.providerCode ? { providerCode: error.providerCode } : {}),
  });
