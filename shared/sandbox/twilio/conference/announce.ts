import { reachParty } from "../people/sound.ts";
import type { FormParams } from "../signature.ts";
import { playDocument } from "../twiml/play-document.ts";
import { TwimlError } from "../twiml/schema.ts";
import { callParams } from "../webhooks/call-params.ts";
import type { Participant, Room, WebhookTarget, World } from "../world.ts";
import { notifyRoom } from "./room-events.ts";
import { connected } from "./rooms.ts";

async function announce(
  world: World,
  room: Room,
  participant: Participant | null,
  target: WebhookTarget,
  params: FormParams,
  onSay: (text: string) => void,
): Promise<void> {
  const place = participant ?? room;
  // One announcement at a time: a second one takes the place of the first.
  place.announceAbort?.abort();
  const abort = new AbortController();
  place.announceAbort = abort;
  const about: FormParams = [["AnnounceUrl", target.url]];
  try {
    if (participant && participant.state !== "connected") throw new TwimlError(16001, "Participant is not connected");
    const onSaid = (text: string) => {
      for (const { leg } of participant ? [participant] : connected(room)) reachParty(leg, { kind: "words", text });
    };
    await playDocument(world, { target, params, speaker: place.announcement, signal: abort.signal, onSay, onSaid });
    if (abort.signal.aborted) return;
    notifyRoom(world, room, "announcement-end", participant, about);
  } catch (error) {
    const reason = error instanceof TwimlError ? error : new TwimlError(11200, String(error));
    world.debug(reason.code, reason.message, participant?.leg.sid);
    notifyRoom(world, room, "announcement-fail", participant, [...about, ["ReasonAnnouncementFailed", reason.message]]);
  }
}

/** Heard by this participant and nobody else. */
export function announceToParticipant(world: World, room: Room, participant: Participant, target: WebhookTarget): void {
  const { leg } = participant;
  const params: FormParams = [...callParams(world, leg), ["ConferenceSid", room.sid], ["FriendlyName", room.friendlyName]];
  const onSay = (text: string) => world.emit({ type: "said", callSid: leg.sid, text, heardBy: [leg.sid], kind: "announcement" });
  void announce(world, room, participant, target, params, onSay);
}

/** Heard by everyone in the room. */
export function announceToRoom(world: World, room: Room, target: WebhookTarget): void {
  const params: FormParams = [
    ["ConferenceSid", room.sid],
    ["FriendlyName", room.friendlyName],
    ["AccountSid", world.accountSid],
    ["ApiVersion", "2010-04-01"],
  ];
  const onSay = (text: string) => {
    const heardBy = connected(room).map(({ leg }) => leg.sid);
    world.emit({ type: "said", callSid: heardBy[0] ?? "", text, heardBy, kind: "room-announcement" });
  };
  void announce(world, room, null, target, params, onSay);
}
