import { newSid } from "../ids.ts";
import { createSpeaker, framesSource } from "../media/speaker.ts";
import { BEEP } from "../media/tones.ts";
import { TwimlError } from "../twiml/schema.ts";
import type { Leg, Participant, Room, Subscription, World } from "../world.ts";
import { notifyRoom } from "./room-events.ts";
import { startWaiting, stopWaiting, type WaitMusic } from "./waiting.ts";

const KEPT_ROOMS = 300;

const activeRoom = (world: World, friendlyName: string): Room | undefined =>
  [...world.rooms.values()].find((room) => room.friendlyName === friendlyName && room.status !== "completed");

/** One active room per name; created when absent. */
export function openRoom(world: World, friendlyName: string): Room {
  const existing = activeRoom(world, friendlyName);
  if (existing) return existing;
  const room: Room = {
    sid: newSid("CF"),
    friendlyName,
    status: "init",
    createdAt: new Date(),
    updatedAt: new Date(),
    reasonEnded: null,
    callSidEnding: null,
    subscription: null,
    callbackSequence: 0,
    hasJoined: false,
    blocked: false,
    participants: new Set(),
    announcement: createSpeaker(),
    announceAbort: null,
  };
  world.rooms.set(room.sid, room);
  if (world.rooms.size > KEPT_ROOMS) {
    const oldest = [...world.rooms.values()].find(({ status }) => status === "completed");
    if (oldest) world.rooms.delete(oldest.sid);
  }
  return room;
}

export interface ParticipantOptions {
  label: string | null;
  muted: boolean;
  startOnEnter: boolean;
  endOnExit: boolean;
  beep: Participant["beep"];
  coachSid: string | null;
  maxParticipants?: number;
}

const isPresent = ({ state }: Participant) => state !== "complete" && state !== "failed";
export const connected = (room: Room): Participant[] => [...room.participants].filter(({ state }) => state === "connected");
export const present = (room: Room): Participant[] => [...room.participants].filter(isPresent);
export const findParticipant = (room: Room, sidOrLabel: string): Participant | undefined =>
  present(room).find(({ leg, label }) => leg.sid === sidOrLabel || label === sidOrLabel);

/** Reserves a place, and its label, before the leg is connected. Throws `TwimlError`. */
export function addParticipant(world: World, room: Room, leg: Leg, options: ParticipantOptions): Participant {
  const { label, maxParticipants, ...rest } = options;
  if (label !== null && present(room).some((other) => other.label === label))
    throw new TwimlError(16025, "Participant label is already used");
  if (present(room).length >= (maxParticipants ?? 250)) throw new TwimlError(16020, "Conference is full");
  if (rest.coachSid !== null && !findParticipant(room, rest.coachSid)) throw new TwimlError(13240, "Invalid CallSid to coach");
  const participant: Participant = {
    ...rest,
    leg,
    label,
    state: "queued",
    hold: false,
    announcement: createSpeaker(),
    waiting: createSpeaker(),
    waitAbort: null,
    announceAbort: null,
    createdAt: new Date(),
    updatedAt: new Date(),
    onRemoved: () => {},
  };
  room.participants.add(participant);
  leg.onEnded.add(() => leaveRoom(world, room, participant, "participant_hung_up"));
  return participant;
}

function beepFor(room: Room, { beep }: Participant, moment: "onEnter" | "onExit"): void {
  if ((beep === "true" || beep === moment) && !room.announcement.busy) void room.announcement.play(framesSource(BEEP));
}

function maybeStart(world: World, room: Room): void {
  const here = connected(room);
  if (room.status !== "init" || room.blocked || here.length < 2 || !here.some(({ startOnEnter }) => startOnEnter)) return;
  room.status = "in-progress";
  room.updatedAt = new Date();
  for (const participant of here) stopWaiting(participant);
  notifyRoom(world, room, "conference-start", here.at(-1) ?? null);
}

export function joinRoom(
  world: World,
  room: Room,
  participant: Participant,
  entry: { subscription: Subscription | null; wait: WaitMusic },
): void {
  const { leg } = participant;
  participant.state = "connected";
  leg.route = { kind: "room", room, participant };
  if (!room.hasJoined) room.subscription = entry.subscription;
  room.hasJoined = true;
  world.emit({ type: "joined", callSid: leg.sid, conferenceSid: room.sid, label: participant.label });
  notifyRoom(world, room, "participant-join", participant);
  beepFor(room, participant, "onEnter");
  maybeStart(world, room);
  if (room.status === "init") startWaiting(world, room, participant, entry.wait);
}

type LeaveReason =
  | "conference_ended_via_api"
  | "moderator_ended_conference"
  | "participant_updated_via_api"
  | "participant_hung_up"
  | "participant_add_failed";

export function leaveRoom(world: World, room: Room, participant: Participant, reason: LeaveReason, kicked = false): void {
  if (!isPresent(participant)) return;
  const { leg } = participant;
  const wasConnected = participant.state === "connected";
  participant.state = wasConnected ? "complete" : "failed";
  participant.updatedAt = new Date();
  stopWaiting(participant);
  participant.announceAbort?.abort();
  if (leg.route.kind === "room") leg.route = { kind: "speaker" };
  if (wasConnected) {
    world.emit({ type: "left", callSid: leg.sid, conferenceSid: room.sid, label: participant.label });
    notifyRoom(world, room, "participant-leave", participant, [
      ["ReasonParticipantLeft", reason],
      ["ParticipantCallStatus", leg.status],
      ["Reason", `Participant left: ${reason}`],
    ]);
    beepFor(room, participant, "onExit");
  }
  if (reason !== "participant_hung_up") participant.onRemoved();
  if (room.status === "completed") return;
  const manner = kicked ? "kicked" : "left";
  if (wasConnected && participant.endOnExit) endRoom(world, room, `participant-with-end-conference-on-exit-${manner}`, participant);
  else if (present(room).length === 0) endRoom(world, room, `last-participant-${manner}`, participant);
}

export function endRoom(world: World, room: Room, reason: string, ending: Participant | null): void {
  if (room.status === "completed") return;
  room.status = "completed";
  room.updatedAt = new Date();
  room.reasonEnded = reason;
  room.callSidEnding = ending?.leg.sid ?? null;
  const leaving = reason === "conference-ended-via-api" ? "conference_ended_via_api" : "moderator_ended_conference";
  for (const participant of present(room)) leaveRoom(world, room, participant, leaving);
  if (!room.hasJoined) return;
  notifyRoom(world, room, "conference-end", null, [
    ["ReasonConferenceEnded", reason],
    ["Reason", `Conference ended: ${reason}`],
    ...(ending ? ([["CallSidEndingConference", ending.leg.sid]] satisfies [string, string][]) : []),
    ...(ending?.label ? ([["ParticipantLabelEndingConference", ending.label]] satisfies [string, string][]) : []),
  ]);
}
