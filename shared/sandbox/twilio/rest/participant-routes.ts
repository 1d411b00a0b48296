import { Hono } from "hono";
import { dialInTurn } from "../calls/dial-out.ts";
import { createLeg, endLeg, hangUp } from "../calls/legs.ts";
import { announceToParticipant } from "../conference/announce.ts";
import { notifyRoom } from "../conference/room-events.ts";
import { addParticipant, findParticipant, joinRoom, leaveRoom, openRoom, present } from "../conference/rooms.ts";
import { startWaiting, stopWaiting } from "../conference/waiting.ts";
import type { ProgramDeps } from "../twiml/run-program.ts";
import type { Participant, Room, World } from "../world.ts";
import { checkAddresses } from "./addresses.ts";
import { requireRoom } from "./conference-routes.ts";
import { type Form, readForm } from "./form.ts";
import { page } from "./page.ts";
import { notFound, RestError } from "./rest-error.ts";
import { participantView } from "./views.ts";

const BEEPS = ["true", "false", "onEnter", "onExit"] as const;

/** A room is named by its sid, which must be active, or by a friendly name, created when absent. */
function roomFor(world: World, sidOrName: string, path: string): Room {
  if (!/^CF[0-9a-f]{32}$/.test(sidOrName)) return openRoom(world, sidOrName);
  const room = requireRoom(world, sidOrName, path);
  if (room.status === "completed") throw new RestError(400, 16022, "Conference is not active");
  return room;
}

function labelOf(form: Form): string | null {
  const label = form.get("Label");
  if (label === undefined || label === "") return null;
  if (label.length > 128) throw new RestError(400, 16024, "Participant label is too long");
  if (label.includes("/") || /^CA[0-9a-f]{32}$/.test(label)) throw new RestError(400, 16023, "Invalid participant label");
  return label;
}

function createParticipant(deps: ProgramDeps, room: Room, form: Form): Participant {
  const { world } = deps;
  const { to, from } = checkAddresses(world, form);
  const label = labelOf(form);
  const subscription = form.subscription("StatusCallback", ["completed"]);
  const roomSubscription = form.subscription("ConferenceStatusCallback", ["start", "end"]);
  const waitUrl = form.get("WaitUrl");
  const coach = form.get("CallSidToCoach") ?? null;
  if (form.flag("Coaching", false) && coach === null) throw new RestError(400, 13240, "Coaching needs CallSidToCoach");
  const leg = createLeg(world, { direction: "outbound-api", from, to, subscription });
  let participant: Participant;
  try {
    participant = addParticipant(world, room, leg, {
      label,
      muted: form.flag("Muted", false),
      startOnEnter: form.flag("StartConferenceOnEnter", true),
      endOnExit: form.flag("EndConferenceOnExit", false),
      beep: BEEPS.find((known) => known === form.get("Beep")) ?? "true",
      coachSid: coach,
      maxParticipants: form.number("MaxParticipants", 250),
    });
  } catch (error) {
    world.legs.delete(leg.sid);
    throw error;
  }
  participant.onRemoved = () => hangUp(world, leg);
  const wait = { url: waitUrl ?? null, method: form.get("WaitMethod") === "GET" ? "GET" : "POST" } as const;
  leg.onAnswered.add(() => joinRoom(world, room, participant, { subscription: roomSubscription, wait }));
  const timeoutMs = form.number("Timeout", 60) * 1000 + world.settings.ringBufferMs;
  dialInTurn(deps, leg, { timeoutMs, timeLimitSeconds: form.get("TimeLimit") === undefined ? null : form.number("TimeLimit", 0) });
  return participant;
}

function setHold(world: World, room: Room, participant: Participant, form: Form): void {
  const hold = form.flag("Hold", participant.hold);
  if (hold === participant.hold) return;
  participant.hold = hold;
  notifyRoom(world, room, hold ? "participant-hold" : "participant-unhold", participant);
  if (!hold) {
    stopWaiting(participant);
    return;
  }
  const music = form.target("HoldUrl", "HoldMethod", "GET");
  startWaiting(world, room, participant, music ?? { url: null, method: "GET" });
}

function updateParticipant(world: World, room: Room, participant: Participant, form: Form): void {
  const muted = form.flag("Muted", participant.muted);
  const announcement = form.target("AnnounceUrl", "AnnounceMethod");
  if (muted !== participant.muted) {
    participant.muted = muted;
    notifyRoom(world, room, muted ? "participant-mute" : "participant-unmute", participant);
  }
  setHold(world, room, participant, form);
  const modified = ["EndConferenceOnExit", "BeepOnExit", "Coaching", "CallSidToCoach"].some((name) => form.get(name) !== undefined);
  participant.endOnExit = form.flag("EndConferenceOnExit", participant.endOnExit);
  if (form.get("BeepOnExit") !== undefined) participant.beep = form.flag("BeepOnExit", false) ? "onExit" : "false";
  if (form.get("CallSidToCoach") !== undefined) participant.coachSid = form.get("CallSidToCoach") || null;
  if (form.get("Coaching") !== undefined && !form.flag("Coaching", false)) participant.coachSid = null;
  if (modified) notifyRoom(world, room, "participant-modify", participant);
  participant.updatedAt = new Date();
  if (announcement) announceToParticipant(world, room, participant, announcement);
}

export function participantRoutes(deps: ProgramDeps) {
  const { world } = deps;
  const find = (room: Room, sidOrLabel: string, path: string): Participant => {
    const participant = room.status === "completed" ? undefined : findParticipant(room, sidOrLabel);
    if (!participant) throw notFound(path);
    return participant;
  };
  return new Hono()
    .post("/Conferences/:room/Participants.json", async (c) => {
      const form = await readForm(c);
      const room = roomFor(world, c.req.param("room"), c.req.path);
      try {
        return c.json(participantView(world.accountSid, room, createParticipant(deps, room, form)), 201);
      } finally {
        // A refused request must not leave behind the room it would have opened.
        if (present(room).length === 0 && !room.hasJoined && room.participants.size === 0) world.rooms.delete(room.sid);
      }
    })
    .get("/Conferences/:room/Participants.json", (c) => {
      const room = requireRoom(world, c.req.param("room"), c.req.path);
      const { Muted, Hold } = c.req.query();
      const shown = present(room).filter(
        ({ muted, hold }) => (Muted === undefined || Muted === String(muted)) && (Hold === undefined || Hold === String(hold)),
      );
      return page(c, "participants", shown, (participant) => participantView(world.accountSid, room, participant));
    })
    .get("/Conferences/:room/Participants/:who{[^/]+\\.json}", (c) => {
      const room = requireRoom(world, c.req.param("room"), c.req.path);
      return c.json(participantView(world.accountSid, room, find(room, c.req.param("who").slice(0, -5), c.req.path)));
    })
    .post("/Conferences/:room/Participants/:who{[^/]+\\.json}", async (c) => {
      const room = requireRoom(world, c.req.param("room"), c.req.path);
      const participant = find(room, c.req.param("who").slice(0, -5), c.req.path);
      updateParticipant(world, room, participant, await readForm(c));
      return c.json(participantView(world.accountSid, room, participant));
    })
    .delete("/Conferences/:room/Participants/:who{[^/]+\\.json}", (c) => {
      const room = requireRoom(world, c.req.param("room"), c.req.path);
      const participant = find(room, c.req.param("who").slice(0, -5), c.req.path);
      leaveRoom(world, room, participant, "participant_updated_via_api", true);
      if (!participant.leg.program) endLeg(world, participant.leg, "completed", 200);
      return c.body(null, 204);
    });
}
