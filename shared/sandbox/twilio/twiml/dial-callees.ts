import { type DialDeps, dialOut } from "../calls/dial-out.ts";
import { answerLeg, createLeg, endLeg, hangUp } from "../calls/legs.ts";
import { framesSource } from "../media/speaker.ts";
import { RINGBACK } from "../media/tones.ts";
import type { Leg } from "../world.ts";
import type { CalleeSpec, DialSpec } from "./verbs.ts";

export interface DialOutcome {
  status: "completed" | "busy" | "no-answer" | "failed" | "canceled";
  callee: Leg | null;
}

/** What may be shown to the person called; anything else is 13214 on Twilio. */
function callerIdOf({ world }: DialDeps, leg: Leg, dial: DialSpec, callee: CalleeSpec): string | null {
  if (dial.callerId === null) return leg.direction === "inbound" ? leg.from : leg.to;
  if (callee.kind === "sip") return /^[\w.+-]+$/.test(dial.callerId) ? dial.callerId : null;
  const allowed = [leg.from, leg.to, ...world.numbers.keys()];
  return allowed.includes(dial.callerId) ? dial.callerId : null;
}

function isDialable(callee: CalleeSpec): boolean {
  return callee.kind === "sip" ? /^sips?:[^\s@]+@[^\s@]+$/i.test(callee.address) : /^\+?\d{3,15}$/.test(callee.address);
}

/** Rings these callees together; the first to answer is bridged to the leg, the others are cancelled. */
async function ringTogether(deps: DialDeps, leg: Leg, dial: DialSpec, callees: CalleeSpec[], signal: AbortSignal): Promise<DialOutcome> {
  const { world } = deps;
  const children: Leg[] = [];
  const outcome = await new Promise<DialOutcome>((resolve) => {
    const settle = (result: DialOutcome) => {
      for (const child of children) if (child !== result.callee || result.status === "canceled") hangUp(world, child);
      resolve(result);
    };
    signal.addEventListener("abort", () => settle({ status: "canceled", callee: children.find(({ answeredAt }) => answeredAt) ?? null }), {
      once: true,
    });
    for (const callee of callees) {
      const from = callerIdOf(deps, leg, dial, callee);
      if (from === null || !isDialable(callee)) {
        world.debug(from === null ? 13214 : callee.kind === "sip" ? 13245 : 13223, "Dial: invalid callerId or address", leg.sid);
        continue;
      }
      const child = createLeg(world, {
        direction: "outbound-dial",
        from,
        to: callee.address,
        parentSid: leg.sid,
        subscription: callee.subscription,
      });
      children.push(child);
      child.onAnswered.add(() => settle({ status: "completed", callee: child }));
      child.onEnded.add(() => {
        const last = children.every(({ endedAt }) => endedAt);
        if (!child.answeredAt && last)
          settle({ status: child.status === "completed" ? "failed" : (child.status as DialOutcome["status"]), callee: child });
      });
    }
    if (children.length === 0) settle({ status: "failed", callee: null });
    for (const child of [...children])
      dialOut(deps, child, { timeoutMs: dial.timeoutSeconds * 1000, timeLimitSeconds: dial.timeLimitSeconds });
  });
  return outcome;
}

/** Resolves when the bridged call is over or nobody answered. */
export async function dialCallees(deps: DialDeps, leg: Leg, dial: DialSpec, signal: AbortSignal): Promise<DialOutcome> {
  const { world } = deps;
  const rounds = dial.sequential ? dial.callees.map((callee) => [callee]) : [dial.callees];
  let outcome: DialOutcome = { status: "failed", callee: null };
  const ringback = new AbortController();
  void leg.speaker.play(framesSource(RINGBACK, 0), ringback.signal);
  for (const callees of rounds) {
    outcome = await ringTogether(deps, leg, dial, callees, signal);
    if (signal.aborted || outcome.status === "completed") break;
  }
  ringback.abort();
  const peer = outcome.callee;
  if (outcome.status !== "completed" || !peer || signal.aborted) return outcome;
  answerLeg(world, leg);
  await new Promise<void>((resolve) => {
    leg.route = { kind: "bridge", peer };
    peer.route = { kind: "bridge", peer: leg };
    const over = () => {
      signal.removeEventListener("abort", over);
      if (leg.route.kind === "bridge") leg.route = { kind: "speaker" };
      endLeg(world, peer, "completed", 200);
      resolve();
    };
    peer.onEnded.add(over);
    leg.onEnded.add(over);
    signal.addEventListener("abort", over, { once: true });
  });
  return outcome;
}
