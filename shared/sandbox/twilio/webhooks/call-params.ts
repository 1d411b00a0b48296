import { rfc2822 } from "../ids.ts";
import type { FormParams } from "../signature.ts";
import type { Leg, World } from "../world.ts";

const country = (address: string): string => (address.startsWith("+33") ? "FR" : "");

const place = (side: string, address: string): FormParams => [
  [`${side}City`, ""],
  [`${side}State`, ""],
  [`${side}Zip`, ""],
  [`${side}Country`, country(address)],
];

/** The fields of every voice webhook. Values are deliberately not tidied: `From` may be anything a network sends. */
export function callParams(world: World, leg: Leg): FormParams {
  const params: FormParams = [
    ["CallSid", leg.sid],
    ["AccountSid", world.accountSid],
    ["ApiVersion", "2010-04-01"],
    ["From", leg.from],
    ["Caller", leg.from],
    ["To", leg.to],
    ["Called", leg.to],
    ["Direction", leg.direction],
    ["CallStatus", leg.status],
    ...place("From", leg.from),
    ...place("Caller", leg.from),
    ...place("To", leg.to),
    ...place("Called", leg.to),
  ];
  if (leg.parentSid) params.push(["ParentCallSid", leg.parentSid]);
  if (leg.direction === "inbound")
    params.push(["CallToken", Buffer.from(JSON.stringify({ parentCallInfoToken: leg.sid })).toString("base64")]);
  return params;
}

const seconds = (leg: Leg): number =>
  leg.answeredAt && leg.endedAt ? Math.max(0, Math.round((leg.endedAt.getTime() - leg.answeredAt.getTime()) / 1000)) : 0;

/** Tells whoever subscribed; `event` is one of initiated, ringing, answered, completed. */
export function notifyCall(world: World, leg: Leg, event: "initiated" | "ringing" | "answered" | "completed"): void {
  const { subscription } = leg;
  if (!subscription?.events.has(event)) return;
  const params = callParams(world, leg).filter(([name]) => name !== "CallToken");
  params.push(
    ["Timestamp", rfc2822(world.now())],
    ["CallbackSource", "call-progress-events"],
    ["SequenceNumber", String(leg.callbackSequence++)],
  );
  if (event === "completed") {
    params.push(["CallDuration", String(seconds(leg))], ["Duration", String(Math.ceil(seconds(leg) / 60))]);
    if (leg.sipResponseCode !== null) params.push(["SipResponseCode", String(leg.sipResponseCode)]);
  }
  world.callback("call", subscription.target, params, leg.sid);
}
