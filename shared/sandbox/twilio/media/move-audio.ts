import type { Leg, Participant, Room, World } from "../world.ts";
import { mix } from "./mix.ts";
import { type Frame, isSilent, SILENCE } from "./mulaw.ts";

export const canBeHeardBy = (speaker: Participant, listener: Participant): boolean =>
  speaker !== listener && !speaker.muted && !speaker.hold && (speaker.coachSid === null || speaker.coachSid === listener.leg.sid);

/** Lazily: with one voice at a time, which is most of a call, nothing is computed. */
function mixRoom(room: Room): void {
  const announcement = room.announcement.next();
  const started = room.status === "in-progress";
  const present: Participant[] = [];
  const talking: Participant[] = [];
  for (const participant of room.participants) {
    if (participant.state !== "connected") continue;
    present.push(participant);
    if (started && !isSilent(participant.leg.said)) talking.push(participant);
  }
  for (const listener of present) {
    const active: Frame[] = [];
    const own = listener.announcement.next();
    const waiting = listener.waiting.next();
    if (waiting) active.push(waiting);
    if (!listener.hold) for (const speaker of talking) if (canBeHeardBy(speaker, listener)) active.push(speaker.leg.said);
    if (own && !isSilent(own)) active.push(own);
    if (announcement && !isSilent(announcement)) active.push(announcement);
    listener.leg.hears = mix(active);
  }
}

function routed(leg: Leg): Frame {
  if (leg.route.kind === "bridge") return leg.route.peer.endedAt ? SILENCE : leg.route.peer.said;
  return leg.speaker.next() ?? SILENCE;
}

/** One frame for every live leg: what each says, then what each hears, then to the ears and the streams. */
export function moveAudio(world: World): void {
  for (const leg of world.live) leg.said = leg.mouth();
  const rooms = new Set<Room>();
  for (const leg of world.live) {
    if (leg.route.kind === "room") rooms.add(leg.route.room);
    else leg.hears = routed(leg);
  }
  for (const room of rooms) mixRoom(room);
  for (const leg of world.live) {
    leg.ear.push(leg.hears);
    for (const stream of leg.streams.values()) stream.push(leg.said, leg.hears);
  }
}
