import { newSid } from "./ids.ts";
import type { Method, OwnedNumber } from "./world.ts";

export interface NewNumber {
  e164: string;
  voiceUrl?: string;
  voiceMethod?: Method;
  voiceFallbackUrl?: string;
  voiceFallbackMethod?: Method;
  statusCallback?: string;
  statusCallbackMethod?: Method;
  smsUrl?: string;
  friendlyName?: string;
}

/** Adding a number that is already owned changes its settings and keeps its sid. */
export function addNumber(numbers: Map<string, OwnedNumber>, fields: NewNumber): OwnedNumber {
  const now = new Date().toISOString();
  const known = numbers.get(fields.e164);
  const number: OwnedNumber = {
    sid: known?.sid ?? newSid("PN"),
    e164: fields.e164,
    friendlyName: fields.friendlyName ?? known?.friendlyName ?? fields.e164,
    voiceUrl: fields.voiceUrl ?? known?.voiceUrl ?? "",
    voiceMethod: fields.voiceMethod ?? known?.voiceMethod ?? "POST",
    voiceFallbackUrl: fields.voiceFallbackUrl ?? known?.voiceFallbackUrl ?? "",
    voiceFallbackMethod: fields.voiceFallbackMethod ?? known?.voiceFallbackMethod ?? "POST",
    statusCallback: fields.statusCallback ?? known?.statusCallback ?? "",
    statusCallbackMethod: fields.statusCallbackMethod ?? known?.statusCallbackMethod ?? "POST",
    smsUrl: fields.smsUrl ?? known?.smsUrl ?? "",
    createdAt: known?.createdAt ?? now,
    updatedAt: now,
  };
  numbers.set(number.e164, number);
  return number;
}
