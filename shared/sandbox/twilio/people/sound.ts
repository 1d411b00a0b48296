import { canBeHeardBy } from "../media/move-audio.ts";
import type { Leg, Sound } from "../world.ts";

/** It reaches whoever is at the other end of this leg: a person, or what another leg of ours is connected to. */
export function reachParty(leg: Leg, sound: Sound, passed: Set<Leg> = new Set()): void {
  if (leg.endedAt || !leg.answeredAt) return;
  leg.person?.hear(sound);
  if (leg.wire) comeFrom(leg.wire, sound, passed);
}

/** It comes in on this leg: whatever collects input there takes it, and whoever is connected hears it. */
export function comeFrom(leg: Leg, sound: Sound, passed: Set<Leg> = new Set()): void {
  if (leg.endedAt || passed.has(leg)) return;
  passed.add(leg);
  leg.collector?.take(sound);
  const { route } = leg;
  if (route.kind === "bridge") reachParty(route.peer, sound, passed);
  if (route.kind !== "room" || route.room.status !== "in-progress") return;
  const { participant } = route;
  if (participant.muted || participant.hold) return;
  for (const other of route.room.participants) {
    if (other.state === "connected" && !other.hold && canBeHeardBy(participant, other)) reachParty(other.leg, sound, passed);
  }
}
