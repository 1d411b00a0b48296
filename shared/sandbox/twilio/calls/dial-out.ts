import { DEFAULT_ANSWER_MS, type Endpoint, type Endpoints } from "../endpoints.ts";
import { createPerson } from "../people/person.ts";
import { notifyCall } from "../webhooks/call-params.ts";
import type { CallStatus, Leg, World } from "../world.ts";
import { answerLeg, endLeg, hangUp, ringLeg } from "./legs.ts";

const SETUP_MS = 60;
/** Operators cut longer chains of diversions. */
const MAX_DIVERSIONS = 5;

const REFUSALS: Partial<Record<Endpoint["behaviour"], { status: CallStatus; sip: number }>> = {
  busy: { status: "busy", sip: 486 },
  rejects: { status: "busy", sip: 603 },
  "not-registered": { status: "no-answer", sip: 480 },
  "not-found": { status: "failed", sip: 404 },
};

export interface DialDeps {
  world: World;
  endpoints: Endpoints;
  openInbound(call: { from: string; to: string }): Leg;
}

/** Follows immediate diversions to the address that really rings. */
export function destinationOf({ world, endpoints }: Pick<DialDeps, "world" | "endpoints">, address: string): string | null {
  let current = address;
  for (let hops = 0; hops <= MAX_DIVERSIONS; hops++) {
    if (world.numbers.has(current)) return current;
    const { forwardsTo, forwardsAfterMs } = endpoints.get(current);
    if (forwardsTo === undefined || forwardsAfterMs !== undefined) return current;
    current = forwardsTo;
  }
  return null;
}

/** The dialled number is ours: its voice webhook is called, and the two legs are one wire. */
function loopBack({ world, openInbound }: DialDeps, leg: Leg, number: string): void {
  const inner = openInbound({ from: leg.from, to: number });
  leg.wire = inner;
  inner.wire = leg;
  leg.mouth = () => inner.hears;
  inner.mouth = () => leg.hears;
  leg.onEnded.add(() => hangUp(world, inner));
  const follow = () => endLeg(world, leg, inner.status, inner.status === "failed" ? 500 : 200);
  if (inner.endedAt) {
    follow();
    return;
  }
  ringLeg(world, leg);
  inner.onEnded.add(follow);
  if (inner.answeredAt) answerLeg(world, leg);
  else inner.onAnswered.add(() => answerLeg(world, leg));
}

function ringEndpoint(deps: DialDeps, leg: Leg, dialled = leg.to): void {
  const { world, endpoints } = deps;
  const address = destinationOf(deps, dialled);
  if (address === null) {
    endLeg(world, leg, "failed", 482);
    return;
  }
  if (world.numbers.has(address)) {
    loopBack(deps, leg, address);
    return;
  }
  const endpoint = endpoints.get(address);
  const refusal = REFUSALS[endpoint.behaviour];
  if (refusal) {
    if (endpoint.behaviour === "not-registered") world.debug(32009, "SIP: user not registered", leg.sid);
    endLeg(world, leg, refusal.status, refusal.sip);
    return;
  }
  ringLeg(world, leg);
  const { forwardsTo, forwardsAfterMs } = endpoint;
  if (forwardsTo !== undefined && forwardsAfterMs !== undefined) {
    const divert = () => {
      if (!leg.answeredAt && !leg.endedAt) ringEndpoint(deps, leg, forwardsTo);
    };
    leg.onEnded.add(world.clock.after(forwardsAfterMs, divert));
  }
  if (endpoint.behaviour !== "answers") return;
  const cancel = world.clock.after(endpoint.answerAfterMs ?? DEFAULT_ANSWER_MS, () => {
    // It may have been diverted meanwhile.
    if (leg.wire) return;
    leg.hasPerson = true;
    leg.person = createPerson(world, leg, endpoint.reactions ?? [], () => hangUp(world, leg));
    answerLeg(world, leg);
    if (endpoint.hangsUpAfterMs === undefined) return;
    const stay = world.clock.after(endpoint.hangsUpAfterMs, () => hangUp(world, leg));
    leg.onEnded.add(stay);
  });
  leg.onEnded.add(cancel);
}

interface RingLimits {
  timeoutMs: number;
  timeLimitSeconds: number | null;
}

/** As `dialOut`, when the API's pace allows; queued until then. */
export function dialInTurn(deps: DialDeps, leg: Leg, limits: RingLimits): void {
  const delayMs = deps.world.pace.reserve();
  if (delayMs === 0) {
    dialOut(deps, leg, limits);
    return;
  }
  const start = () => {
    if (!leg.endedAt) dialOut(deps, leg, limits);
  };
  leg.onEnded.add(deps.world.clock.after(delayMs, start));
}

/** Rings an outbound leg; the outcome comes through its hooks. */
export function dialOut(deps: DialDeps, leg: Leg, limits: RingLimits): void {
  const { world } = deps;
  leg.status = "initiated";
  notifyCall(world, leg, "initiated");
  const cancels = [
    world.clock.after(SETUP_MS, () => {
      if (!leg.endedAt) ringEndpoint(deps, leg);
    }),
    world.clock.after(limits.timeoutMs, () => {
      if (!leg.answeredAt) endLeg(world, leg, "no-answer", 487);
    }),
  ];
  leg.onAnswered.add(() => {
    if (limits.timeLimitSeconds !== null) cancels.push(world.clock.after(limits.timeLimitSeconds * 1000, () => hangUp(world, leg)));
  });
  leg.onEnded.add(() => {
    for (const cancel of cancels) cancel();
  });
}
