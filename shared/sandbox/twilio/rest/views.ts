import { rfc2822 } from "../ids.ts";
import type { SmsMessage } from "../messages.ts";
import type { CallStatus, Leg, MediaStream, Participant, Room } from "../world.ts";

const API = "2010-04-01";
const date = (value: Date | string | null) => (value === null ? null : rfc2822(new Date(value)));
const base = (accountSid: string) => `/${API}/Accounts/${accountSid}`;
const PARTICIPANT_STATES = { queued: "queued", initiated: "connecting", ringing: "ringing" } as const satisfies Partial<
  Record<CallStatus, string>
>;

export function callView(accountSid: string, leg: Leg, numberSid: string | null) {
  const uri = `${base(accountSid)}/Calls/${leg.sid}`;
  const seconds = leg.endedAt ? Math.round((leg.endedAt.getTime() - (leg.answeredAt ?? leg.endedAt).getTime()) / 1000) : null;
  return {
    sid: leg.sid,
    account_sid: accountSid,
    parent_call_sid: leg.parentSid,
    to: leg.to,
    to_formatted: leg.to,
    from: leg.from,
    from_formatted: leg.from,
    phone_number_sid: numberSid,
    status: leg.status === "initiated" ? "queued" : leg.status,
    start_time: date(leg.answeredAt),
    end_time: date(leg.endedAt),
    duration: seconds === null ? null : String(seconds),
    price: null,
    price_unit: "USD",
    direction: leg.direction,
    answered_by: null,
    api_version: API,
    forwarded_from: null,
    group_sid: null,
    caller_name: null,
    queue_time: "0",
    trunk_sid: null,
    date_created: date(leg.createdAt),
    date_updated: date(leg.endedAt ?? leg.answeredAt ?? leg.createdAt),
    uri: `${uri}.json`,
    subresource_uris: { streams: `${uri}/Streams.json` },
  };
}

export function roomView(accountSid: string, room: Room) {
  const uri = `${base(accountSid)}/Conferences/${room.sid}`;
  return {
    sid: room.sid,
    account_sid: accountSid,
    friendly_name: room.friendlyName,
    status: room.status,
    region: "ie1",
    reason_conference_ended: room.reasonEnded,
    call_sid_ending_conference: room.callSidEnding,
    api_version: API,
    date_created: date(room.createdAt),
    date_updated: date(room.updatedAt),
    uri: `${uri}.json`,
    subresource_uris: { participants: `${uri}/Participants.json`, recordings: `${uri}/Recordings.json` },
  };
}

function participantStatus({ state, leg }: Participant): string {
  if (state !== "queued") return state;
  return leg.status in PARTICIPANT_STATES ? PARTICIPANT_STATES[leg.status as keyof typeof PARTICIPANT_STATES] : "connecting";
}

export function participantView(accountSid: string, room: Room, participant: Participant) {
  return {
    account_sid: accountSid,
    call_sid: participant.leg.sid,
    label: participant.label,
    call_sid_to_coach: participant.coachSid,
    coaching: participant.coachSid !== null,
    conference_sid: room.sid,
    end_conference_on_exit: participant.endOnExit,
    start_conference_on_enter: participant.startOnEnter,
    hold: participant.hold,
    muted: participant.muted,
    status: participantStatus(participant),
    queue_time: "0",
    date_created: date(participant.createdAt),
    date_updated: date(participant.updatedAt),
    uri: `${base(accountSid)}/Conferences/${room.sid}/Participants/${participant.leg.sid}.json`,
  };
}

export const streamView = (accountSid: string, stream: MediaStream) => ({
  sid: stream.sid,
  account_sid: accountSid,
  call_sid: stream.callSid,
  name: stream.name,
  status: stream.status === "stopped" ? "stopped" : "in-progress",
  date_updated: date(stream.updatedAt),
  uri: `${base(accountSid)}/Calls/${stream.callSid}/Streams/${stream.sid}.json`,
});

/** 160 GSM-7 characters or 70 others fit one segment; longer texts lose some to the header. */
function segments(body: string): number {
  const wide = /[^\n\r !-_a-z¡£¤¥§¿ÄÅÆÇÉÑÖØÜßàäåæèéìñòöøùüΓΔΘΛΞΠΣΦΨΩ|^€{}[\]~\\]/.test(body);
  const [single, split] = wide ? [70, 67] : [160, 153];
  return body.length <= single ? 1 : Math.ceil(body.length / split);
}

export function messageView(accountSid: string, message: SmsMessage) {
  const uri = `${base(accountSid)}/Messages/${message.sid}`;
  return {
    sid: message.sid,
    account_sid: accountSid,
    messaging_service_sid: null,
    to: message.to,
    from: message.from,
    body: message.body,
    num_segments: String(segments(message.body)),
    num_media: "0",
    direction: message.direction,
    status: message.status,
    error_code: message.errorCode,
    error_message: null,
    price: null,
    price_unit: "USD",
    api_version: API,
    date_created: date(message.createdAt),
    date_sent: date(message.sentAt),
    date_updated: date(message.updatedAt),
    uri: `${uri}.json`,
    subresource_uris: { media: `${uri}/Media.json` },
  };
}
