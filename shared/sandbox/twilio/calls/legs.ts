import { newSid } from "../ids.ts";
import { createEar } from "../media/ear.ts";
import { SILENCE } from "../media/mulaw.ts";
import { createSpeaker } from "../media/speaker.ts";
import { notifyCall } from "../webhooks/call-params.ts";
import type { CallStatus, Leg, Subscription, WebhookTarget, World } from "../world.ts";

const KEPT_ENDED_LEGS = 300;

export interface NewLeg {
  direction: Leg["direction"];
  from: string;
  to: string;
  parentSid?: string | null;
  subscription?: Subscription | null;
  fallback?: WebhookTarget | null;
}

export function createLeg(world: World, { direction, from, to, parentSid, subscription, fallback }: NewLeg): Leg {
  const leg: Leg = {
    sid: newSid("CA"),
    direction,
    from,
    to,
    parentSid: parentSid ?? null,
    status: "queued",
    createdAt: world.now(),
    answeredAt: null,
    endedAt: null,
    sipResponseCode: null,
    hasPerson: false,
    person: null,
    wire: null,
    collector: null,
    mouth: () => SILENCE,
    said: SILENCE,
    hears: SILENCE,
    route: { kind: "speaker" },
    speaker: createSpeaker(),
    ear: createEar(world.settings.keptEarSeconds),
    streams: new Map(),
    program: null,
    fallback: fallback ?? null,
    subscription: subscription ?? null,
    callbackSequence: 0,
    onEnded: new Set(),
    onAnswered: new Set(),
  };
  world.legs.set(leg.sid, leg);
  if (world.legs.size > KEPT_ENDED_LEGS) {
    const oldest = [...world.legs.values()].find((candidate) => candidate.endedAt);
    if (oldest) world.legs.delete(oldest.sid);
  }
  return leg;
}

export function ringLeg(world: World, leg: Leg): void {
  if (leg.endedAt) return;
  leg.status = "ringing";
  world.emit({ type: "ringing", callSid: leg.sid, to: leg.to });
  notifyCall(world, leg, "ringing");
}

export function answerLeg(world: World, leg: Leg): void {
  if (leg.endedAt || leg.answeredAt) return;
  leg.status = "in-progress";
  leg.answeredAt = world.now();
  leg.sipResponseCode = 200;
  world.live.add(leg);
  world.clock.wake();
  world.emit({ type: "answered", callSid: leg.sid, to: leg.to });
  notifyCall(world, leg, "answered");
  for (const hook of leg.onAnswered) hook(leg);
}

/** Ends a leg once; whatever it was part of learns of it through its hooks. */
export function endLeg(world: World, leg: Leg, status: CallStatus, sipResponseCode?: number): void {
  if (leg.endedAt) return;
  leg.status = status;
  leg.endedAt = world.now();
  if (sipResponseCode !== undefined) leg.sipResponseCode = sipResponseCode;
  world.live.delete(leg);
  leg.program?.abort();
  leg.program = null;
  for (const stream of leg.streams.values()) stream.stop();
  for (const hook of leg.onEnded) hook(leg);
  leg.route = { kind: "speaker" };
  world.emit({ type: "ended", callSid: leg.sid, status });
  notifyCall(world, leg, "completed");
}

/** Hanging up before anybody answered is a cancellation. */
export const hangUp = (world: World, leg: Leg): void =>
  endLeg(world, leg, leg.answeredAt ? "completed" : "canceled", leg.answeredAt ? 200 : 487);
