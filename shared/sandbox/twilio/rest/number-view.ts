import { rfc2822 } from "../ids.ts";
import type { OwnedNumber } from "../world.ts";

const API = "2010-04-01";
const date = (value: string) => rfc2822(new Date(value));

/** An owned number; its capabilities have lower-case keys, unlike those of a search. */
export const numberView = (accountSid: string, number: OwnedNumber) => ({
  sid: number.sid,
  account_sid: accountSid,
  friendly_name: number.friendlyName,
  phone_number: number.e164,
  voice_url: number.voiceUrl,
  voice_method: number.voiceMethod,
  voice_fallback_url: number.voiceFallbackUrl,
  voice_fallback_method: number.voiceFallbackMethod,
  voice_caller_id_lookup: false,
  voice_application_sid: "",
  voice_receive_mode: "voice",
  status_callback: number.statusCallback,
  status_callback_method: number.statusCallbackMethod,
  sms_url: number.smsUrl,
  sms_method: number.smsMethod,
  sms_fallback_url: number.smsFallbackUrl,
  sms_fallback_method: number.smsFallbackMethod,
  sms_application_sid: "",
  capabilities: number.stock?.capabilities ?? { voice: true, sms: true, mms: false, fax: false },
  address_requirements: number.stock?.addressRequirement ?? "none",
  beta: false,
  origin: "twilio",
  trunk_sid: null,
  address_sid: number.addressSid,
  bundle_sid: number.bundleSid,
  identity_sid: number.identitySid,
  emergency_status: "Inactive",
  emergency_address_sid: null,
  emergency_address_status: "unregistered",
  status: "in-use",
  type: number.stock?.type.replace("_", "-") ?? "local",
  api_version: API,
  date_created: date(number.createdAt),
  date_updated: date(number.updatedAt),
  uri: `/${API}/Accounts/${accountSid}/IncomingPhoneNumbers/${number.sid}.json`,
  subresource_uris: {
    assigned_add_ons: `/${API}/Accounts/${accountSid}/IncomingPhoneNumbers/${number.sid}/AssignedAddOns.json`,
  },
});
