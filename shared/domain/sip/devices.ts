/** What a protected person's telephone is plugged into, or runs on. */
export const SIP_DEVICES = [
  "linphone_iphone",
  "linphone_android",
  "groundwire_iphone",
  "zoiper_android",
  "grandstream_ht801",
  "grandstream_ht802",
  "yealink_t",
] as const;
export type SipDevice = (typeof SIP_DEVICES)[number];
