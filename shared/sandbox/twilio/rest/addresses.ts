import type { World } from "../world.ts";
import type { Form } from "./form.ts";
import { RestError } from "./rest-error.ts";

const E164 = /^\+[1-9]\d{6,14}$/;
const SIP = /^sips?:[^\s@]+@[^\s@]+$/i;
const MAX_SIP_URI = 255;

/** A token of a live inbound call allows its caller's number to be shown. */
function allowedByToken(world: World, token: string | undefined, from: string): boolean {
  if (token === undefined) return false;
  try {
    const { parentCallInfoToken } = JSON.parse(Buffer.from(token, "base64").toString()) as { parentCallInfoToken?: string };
    return world.legs.get(parentCallInfoToken ?? "")?.from === from;
  } catch {
    return false;
  }
}

/** `To`, and what the person called sees: `CallerId` before `From`. */
export function checkAddresses(world: World, form: Form): { to: string; from: string } {
  const to = form.require("To", 21201);
  const from = form.require("From", 21213);
  const shown = form.get("CallerId") ?? from;
  if (SIP.test(to)) {
    if (to.length > MAX_SIP_URI) throw new RestError(400, 13249, "SIP URI is too long");
    if (![from, shown].every((value) => /^(sips?:|client:)?[\w.+@:-]+$/i.test(value))) {
      throw new RestError(400, 21212, `The source phone number provided, ${from}, is not valid`);
    }
    return { to, from: shown };
  }
  if (!E164.test(to)) throw new RestError(400, 21211, `The phone number you are attempting to call, ${to}, is not valid.`);
  for (const number of [from, shown]) {
    if (world.numbers.has(number) || allowedByToken(world, form.get("CallToken"), number)) continue;
    throw new RestError(400, 21210, `The source phone number provided, ${number}, is not yet verified for your account.`);
  }
  return { to, from: shown };
}
