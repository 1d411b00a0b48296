import { type ProgramDeps, runProgram } from "../twiml/run-program.ts";
import type { Leg, OwnedNumber, Subscription } from "../world.ts";
import { createLeg, endLeg, ringLeg } from "./legs.ts";

const subscriptionOf = (number: OwnedNumber): Subscription | null =>
  number.statusCallback === ""
    ? null
    : { target: { url: number.statusCallback, method: number.statusCallbackMethod }, events: new Set(["completed"]) };

/** A call arrives on one of our numbers: its voice webhook decides. Without a voice URL it fails at once, silently. */
export function openInboundCall(deps: ProgramDeps, call: { from: string; to: string }): Leg {
  const { world } = deps;
  const number = world.numbers.get(call.to);
  if (!number) throw new Error(`${call.to} is not a number of this account`);
  const { voiceUrl, voiceMethod, voiceFallbackUrl, voiceFallbackMethod } = number;
  const fallback = voiceFallbackUrl === "" ? null : { url: voiceFallbackUrl, method: voiceFallbackMethod };
  const leg = createLeg(world, { direction: "inbound", ...call, subscription: subscriptionOf(number), fallback });
  ringLeg(world, leg);
  if (voiceUrl === "") endLeg(world, leg, "failed", 500);
  else runProgram(deps, leg, { target: { url: voiceUrl, method: voiceMethod }, params: [] });
  return leg;
}
