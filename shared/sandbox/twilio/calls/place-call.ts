import { connected } from "../conference/rooms.ts";
import { type Frame, SILENCE } from "../media/mulaw.ts";
import type { CallStatus, Leg, MediaStream, NetworkEvent } from "../world.ts";
import { type DialDeps, destinationOf } from "./dial-out.ts";
import { hangUp } from "./legs.ts";

export interface VoiceScript {
  frames: Record<"caller" | "protected", readonly Frame[]>;
  /** The part that is played; the whole recording when absent. */
  startMs?: number;
  endMs?: number;
}

export interface PlaceCallOptions {
  from: string;
  /** An Ethiq number, or a line that is diverted to one. */
  to: string;
  /** Without a script the caller says nothing and stays until somebody hangs up. */
  script?: VoiceScript;
  /** How long both are connected before the first word, as people are; 400 ms when absent. */
  silenceBeforeMs?: number;
  /** After the conversation began. */
  callerHangsUpAtMs?: number;
  /** How long the caller waits for a conversation to begin; 90 s when absent. */
  callerGivesUpAfterMs?: number;
  /** How long the caller stays on the line after the script is over; 500 ms when absent. */
  lingerMs?: number;
}

export type CallEvent =
  | NetworkEvent
  | { at: number; callSid: string; type: "conversation-started" | "script-ended"; protectedCallSid: string };

export interface CallResult {
  callSid: string;
  protectedCallSid: string | null;
  status: CallStatus;
  placedAt: number;
  conversationStartedAt: number | null;
  endedAt: number;
  /** Frames of the script that were spoken by each voice. */
  framesSpoken: number;
  streams: { sid: string; name: string; framesSent: MediaStream["framesSent"]; framesDiscarded: number }[];
}

export interface PlacedCall {
  callSid: string;
  /** Everything that happened so far, in order, on every leg that the call led to. */
  events: readonly CallEvent[];
  on(listener: (event: CallEvent) => void): () => void;
  conversationStartedAt(): number | null;
  protectedCallSid(): string | null;
  hangUp(): void;
  done: Promise<CallResult>;
}

/** Another party who is a person and can be spoken with now. */
function partner(leg: Leg): Leg | undefined {
  if (leg.route.kind === "bridge") return leg.route.peer.hasPerson ? leg.route.peer : undefined;
  if (leg.route.kind !== "room" || leg.route.room.status !== "in-progress") return undefined;
  return connected(leg.route.room).find(({ leg: other, hold }) => other !== leg && other.hasPerson && !hold)?.leg;
}

export interface PlaceCallDeps extends DialDeps {
  subscribe(listener: (event: NetworkEvent) => void): () => void;
  /** Runs before each tick; answers false when it is finished. */
  everyTick(action: () => boolean): void;
}

const DEFAULT_SILENCE_TICKS = 20;

const frameAt = (ms: number | undefined, fallback: number) => (ms === undefined ? fallback : Math.round(ms / 20));

export function placeCall(deps: PlaceCallDeps, options: PlaceCallOptions): PlacedCall {
  const { world, subscribe, everyTick, openInbound } = deps;
  const number = destinationOf(deps, options.to);
  if (number === null || !world.numbers.has(number)) throw new Error(`${options.to} leads to no number of this account`);
  const { script } = options;
  const last = script ? Math.max(script.frames.caller.length, script.frames.protected.length) : Number.POSITIVE_INFINITY;
  const first = frameAt(script?.startMs, 0);
  const end = Math.min(last, frameAt(script?.endMs, last));

  const events: CallEvent[] = [];
  const listeners = new Set<(event: CallEvent) => void>();
  const placedAt = Date.now();
  const related = new Set<string>();
  const rooms = new Set<string>();
  let position = first;
  let silentTicks = 0;
  let startedAt: number | null = null;
  let protectedSid: string | null = null;
  const note = (event: CallEvent) => {
    events.push(event);
    for (const listener of listeners) listener(event);
  };
  const concerns = (event: NetworkEvent): boolean => {
    if (event.type === "joined" && related.has(event.callSid)) rooms.add(event.conferenceSid);
    if (event.type === "joined" && rooms.has(event.conferenceSid)) related.add(event.callSid);
    if (world.legs.get(event.callSid)?.parentSid === leg.sid) related.add(event.callSid);
    if (event.callSid === leg.sid || related.has(event.callSid)) return true;
    const place = [...rooms].flatMap((sid) => [...(world.rooms.get(sid)?.participants ?? [])]);
    return place.some((participant) => participant.leg.sid === event.callSid);
  };

  const leg = openInbound({ from: options.from, to: number });
  related.add(leg.sid);
  note({ at: placedAt, type: "ringing", callSid: leg.sid, to: leg.to });
  const unsubscribe = subscribe((event) => {
    if (concerns(event)) note(event);
  });

  const voice = (who: "caller" | "protected") => () =>
    (startedAt !== null && position < end ? script?.frames[who][position] : undefined) ?? SILENCE;
  const start = (person: Leg) => {
    startedAt = Date.now();
    protectedSid = person.sid;
    leg.mouth = voice("caller");
    person.mouth = voice("protected");
    note({ at: startedAt, callSid: leg.sid, type: "conversation-started", protectedCallSid: person.sid });
    if (options.callerHangsUpAtMs !== undefined) leg.onEnded.add(world.clock.after(options.callerHangsUpAtMs, () => hangUp(world, leg)));
  };
  everyTick(() => {
    if (leg.endedAt) return false;
    if (startedAt === null) {
      const person = partner(leg);
      if (!person) silentTicks = 0;
      else if (silentTicks++ >= frameAt(options.silenceBeforeMs, DEFAULT_SILENCE_TICKS)) start(person);
      return true;
    }
    position += 1;
    if (position < end) return true;
    note({ at: Date.now(), callSid: leg.sid, type: "script-ended", protectedCallSid: protectedSid ?? "" });
    leg.onEnded.add(world.clock.after(options.lingerMs ?? 500, () => hangUp(world, leg)));
    return false;
  });
  leg.onEnded.add(
    world.clock.after(options.callerGivesUpAfterMs ?? 90_000, () => {
      if (startedAt === null) hangUp(world, leg);
    }),
  );

  const result = (): CallResult => ({
    callSid: leg.sid,
    protectedCallSid: protectedSid,
    status: leg.status,
    placedAt,
    conversationStartedAt: startedAt,
    endedAt: leg.endedAt?.getTime() ?? Date.now(),
    framesSpoken: startedAt === null ? 0 : Math.max(0, Math.min(position, end) - first),
    streams: [...leg.streams.values()].map(({ sid, name, framesSent, framesDiscarded }) => ({ sid, name, framesSent, framesDiscarded })),
  });
  const done = new Promise<CallResult>((resolve) => {
    const over = () => {
      // The other legs end in the same breath; their events still belong to this call.
      setImmediate(() => {
        unsubscribe();
        resolve(result());
      });
    };
    if (leg.endedAt) over();
    else leg.onEnded.add(over);
  });

  return {
    callSid: leg.sid,
    events,
    on(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    conversationStartedAt: () => startedAt,
    protectedCallSid: () => protectedSid,
    hangUp: () => hangUp(world, leg),
    done,
  };
}
