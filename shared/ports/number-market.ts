import type { DeliveryTarget } from "../contracts/line-route.ts";
import type { E164 } from "../domain/phone-number.ts";
import type { NumberType } from "../domain/provisioning/words.ts";

export interface NumberSearch {
  /** ISO 3166-1 alpha-2. */
  country: string;
  type: NumberType;
  /** A town, where the provider knows towns. */
  locality?: string | undefined;
  limit: number;
}

export interface NumberOffer {
  e164: E164;
  /** What the provider wants to know of whoever uses the number. */
  addressRequirement: "none" | "any" | "local" | "foreign";
}

export interface OwnedNumber {
  sid: string;
  e164: E164;
  /** `ethiq <line id>` once it serves a line. */
  friendlyName: string;
  voiceUrl: string;
  voiceFallbackUrl: string;
  statusCallback: string;
  smsUrl: string;
  bundleSid: string | null;
  addressSid: string | null;
  createdAt: string;
}

export interface NumberSettings {
  /** Null for a number that serves no line. */
  lineId: string | null;
  /** Rung by the number's own configuration when nothing else can say who is to be rung. */
  targets: readonly DeliveryTarget[];
  bundleSid: string | null;
  addressSid: string | null;
}

/**
 * Numbers at the provider. Every method rejects with `provider_unavailable` (nothing happened, try later), `outcome_unknown` (a
 * write that may have happened) or `provider_refused` with the provider's code.
 */
export interface NumberMarket {
  /** Empty when the provider has none now. Rejects with `not_found` for a country or type that is not sold. */
  search(search: NumberSearch): Promise<NumberOffer[]>;
  /** Per month, in cents of the account's currency; undefined when the provider does not tell. Rejects with `not_found` for a country not sold. */
  monthlyPriceCents(country: string, type: NumberType): Promise<number | undefined>;
  /** Undefined when the account does not own it. */
  findOwned(e164: E164): Promise<OwnedNumber | undefined>;
  /** All of them, page by page. */
  listOwned(): AsyncIterable<OwnedNumber>;
  /** With its whole configuration, so that a bought number is never a silent one. Rejects with `provider_refused` 21422 when somebody else has it. */
  buy(e164: E164, settings: NumberSettings): Promise<OwnedNumber>;
  configure(sid: string, settings: NumberSettings): Promise<OwnedNumber>;
  /** Whether what the provider has on record is what these settings ask for. */
  isConfigured(number: OwnedNumber, settings: NumberSettings): boolean;
  /** Final. A number that is not ours any more is no error. */
  release(sid: string): Promise<void>;
}
