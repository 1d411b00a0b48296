import type { Method, OwnedNumber } from "../world.ts";
import type { Form } from "./form.ts";
import { RestError } from "./rest-error.ts";

const URLS = {
  VoiceUrl: "voiceUrl",
  VoiceFallbackUrl: "voiceFallbackUrl",
  StatusCallback: "statusCallback",
  SmsUrl: "smsUrl",
  SmsFallbackUrl: "smsFallbackUrl",
} as const;
const METHODS = {
  VoiceMethod: "voiceMethod",
  VoiceFallbackMethod: "voiceFallbackMethod",
  StatusCallbackMethod: "statusCallbackMethod",
  SmsMethod: "smsMethod",
  SmsFallbackMethod: "smsFallbackMethod",
} as const;
const SIDS = { BundleSid: "bundleSid", AddressSid: "addressSid", IdentitySid: "identitySid" } as const;
const MAX_NAME = 64;

type Settings = Partial<
  Record<(typeof URLS)[keyof typeof URLS], string> &
    Record<(typeof METHODS)[keyof typeof METHODS], Method> &
    Record<(typeof SIDS)[keyof typeof SIDS], string | null> &
    Pick<OwnedNumber, "friendlyName">
>;

/** The configuration that a purchase or an update gives; what it does not mention is not in the answer. */
export function numberFields(form: Form): Settings {
  const fields: Settings = {};
  for (const [name, key] of Object.entries(URLS)) {
    const url = form.get(name);
    if (url === undefined) continue;
    if (url !== "" && !URL.canParse(url)) throw new RestError(400, 21402, `${name} is not a valid URL: ${url}`);
    fields[key] = url;
  }
  for (const [name, key] of Object.entries(METHODS)) {
    const method = form.get(name)?.toUpperCase();
    if (method === "GET" || method === "POST") fields[key] = method;
    else if (method !== undefined) throw new RestError(400, 21403, `${name} is not a valid HTTP method: ${method}`);
  }
  for (const [name, key] of Object.entries(SIDS)) {
    const sid = form.get(name);
    if (sid !== undefined) fields[key] = sid === "" ? null : sid;
  }
  const friendlyName = form.get("FriendlyName");
  if (friendlyName !== undefined && friendlyName.length > MAX_NAME) throw new RestError(400, 20001, "FriendlyName is too long");
  if (friendlyName) fields.friendlyName = friendlyName;
  return fields;
}
