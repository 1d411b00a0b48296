import { newSid } from "../ids.ts";
import type { Method, OwnedNumber } from "../world.ts";

export type NewNumber = { e164: string } & Partial<Omit<OwnedNumber, "sid" | "e164" | "createdAt" | "updatedAt">>;

const BLANK = {
  voiceUrl: "",
  voiceMethod: "POST",
  voiceFallbackUrl: "",
  voiceFallbackMethod: "POST",
  statusCallback: "",
  statusCallbackMethod: "POST",
  smsUrl: "",
  smsMethod: "POST",
  smsFallbackUrl: "",
  smsFallbackMethod: "POST",
  bundleSid: null,
  addressSid: null,
  identitySid: null,
  stock: null,
} as const satisfies Partial<OwnedNumber> & { voiceMethod: Method };

/** Numbers kept by an earlier version lack what was added since. */
export const completeNumber = (kept: OwnedNumber): OwnedNumber => ({ ...BLANK, ...kept });

/** Adding a number that is already owned changes its settings and keeps its sid. */
export function addNumber(numbers: Map<string, OwnedNumber>, fields: NewNumber, now: Date): OwnedNumber {
  const known = numbers.get(fields.e164);
  const at = now.toISOString();
  const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  const number: OwnedNumber = {
    ...{ ...BLANK, sid: newSid("PN"), e164: fields.e164, friendlyName: fields.e164, createdAt: at },
    ...known,
    ...given,
    updatedAt: at,
  };
  numbers.set(number.e164, number);
  return number;
}
