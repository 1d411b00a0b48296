import { rfc2822 } from "../ids.ts";
import type { FormParams } from "../signature.ts";
import type { Participant, Room, World } from "../world.ts";

export type RoomEvent =
  | "conference-start"
  | "conference-end"
  | "participant-join"
  | "participant-leave"
  | "participant-mute"
  | "participant-unmute"
  | "participant-hold"
  | "participant-unhold"
  | "participant-modify"
  | "announcement-end"
  | "announcement-fail";

const SUBSCRIPTION_OF: Record<RoomEvent, string> = {
  "conference-start": "start",
  "conference-end": "end",
  "participant-join": "join",
  "participant-leave": "leave",
  "participant-mute": "mute",
  "participant-unmute": "mute",
  "participant-hold": "hold",
  "participant-unhold": "hold",
  "participant-modify": "modify",
  "announcement-end": "announcement",
  "announcement-fail": "announcement",
};

const participantParams = ({ leg, label, muted, hold, coachSid, endOnExit, startOnEnter }: Participant): FormParams => [
  ["CallSid", leg.sid],
  ...(label === null ? [] : ([["ParticipantLabel", label]] satisfies FormParams)),
  ["Muted", String(muted)],
  ["Hold", String(hold)],
  ["Coaching", String(coachSid !== null)],
  ["EndConferenceOnExit", String(endOnExit)],
  ["StartConferenceOnEnter", String(startOnEnter)],
];

export function notifyRoom(world: World, room: Room, event: RoomEvent, participant: Participant | null, extra: FormParams = []): void {
  if (!room.subscription?.events.has(SUBSCRIPTION_OF[event])) return;
  const params: FormParams = [
    ["ConferenceSid", room.sid],
    ["FriendlyName", room.friendlyName],
    ["AccountSid", world.accountSid],
    ["SequenceNumber", String(++room.callbackSequence)],
    ["Timestamp", rfc2822(new Date())],
    ["StatusCallbackEvent", event],
    ...(participant ? participantParams(participant) : []),
    ...extra,
  ];
  world.callback("conference", room.subscription.target, params, room.sid);
}
