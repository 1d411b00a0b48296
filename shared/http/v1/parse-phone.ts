import {
  type CountryCode,
  getCountryCallingCode,
  isSupportedCountry,
  type PhoneNumber,
  parsePhoneNumberFromString,
} from "libphonenumber-js/max";
import { isEmergencyService } from "../../domain/call/emergency.ts";
import { type E164, parseE164 } from "../../domain/phone-number.ts";

/** Why a number is refused: the code of its field. */
export type PhoneFault = "not_a_number" | "emergency_number" | "short_number" | "premium_number" | "service_number";
export type ParsedPhone = { readonly number: E164 } | { readonly fault: PhoneFault };

// One national plan, several country codes: from Paris "0690 12 34 56" rings in Guadeloupe, whose number is +590 690 12 34 56.
const OVERSEAS: readonly CountryCode[] = ["GP", "GF", "MQ", "RE", "PM"];
const FRENCH_PLAN: readonly string[] = ["FR", "GP", "BL", "MF", "GF", "MQ", "RE", "YT", "PM"];

// Arcep decision 2018-0881, annex 1, 2.3.5: mobile numbers of extended length, 0700 and ten digits more. The library knows nine digits.
const EXTENDED_MOBILE = /^\+33700\d{10}$/;
// Kept by Arcep for works of fiction, given to nobody: examples are written with them. The library takes 0639 for Mayotte's alone.
const FICTION = /^\+3363998\d{4}$/;

// 08 is a service wherever the French plan reaches; the library holds 0806 to 0809 for homes overseas.
const OVERSEAS_SERVICE = /^\+(590|594|596|262|508)8\d{8}$/;

const LONGEST_SHORT_NUMBER = 6;

type NumberType = ReturnType<PhoneNumber["getType"]>;
const SUBSCRIBER: readonly NumberType[] = ["MOBILE", "FIXED_LINE", "FIXED_LINE_OR_MOBILE", "VOIP"];
// British 070 looks like a mobile and is billed like a French 089.
const PREMIUM: readonly NumberType[] = ["PREMIUM_RATE", "SHARED_COST", "PERSONAL_NUMBER"];

// Copying from an address book slips in marks of writing direction, which nobody sees.
const cleaned = (text: string): string =>
  text
    .normalize("NFKC")
    .replace(/\p{Cf}/gu, "")
    .trim();

function read(text: string, country: CountryCode | undefined): PhoneNumber | undefined {
  const phone = parsePhoneNumberFromString(text, { extract: false, ...(country ? { defaultCountry: country } : {}) });
  // Somebody's desk behind a switchboard: neither our calls nor our messages reach it.
  return phone?.ext ? undefined : phone;
}

function readOverseas(national: string): PhoneNumber | undefined {
  if (national.startsWith("8")) return undefined;
  for (const country of OVERSEAS) {
    // Of Saint-Pierre-et-Miquelon the six own digits alone follow +508.
    const phone = read(country === "PM" ? national.replace(/^508(?=\d{6}$)/, "") : national, country);
    if (phone?.isValid() && SUBSCRIBER.includes(phone.getType())) return phone;
  }
  return undefined;
}

function locate(text: string, tenantCountry: string): PhoneNumber | undefined {
  const isFrench = FRENCH_PLAN.includes(tenantCountry);
  const country = isSupportedCountry(tenantCountry) ? tenantCountry : undefined;
  const phone = read(text, isFrench ? "FR" : country);
  if (phone?.countryCallingCode !== "33") return phone;
  const isNational = isFrench && !/^(\+|00)/.test(text);
  return (isNational || !phone.isValid() ? readOverseas(phone.nationalNumber) : undefined) ?? phone;
}

function faultOf(phone: PhoneNumber, text: string): PhoneFault | undefined {
  if (EXTENDED_MOBILE.test(phone.number) || FICTION.test(phone.number)) return undefined;
  if (!phone.isValid()) {
    // No short number begins with the 0 before an area: somebody stopped typing.
    if (phone.nationalNumber.length > LONGEST_SHORT_NUMBER || /^0(?!0)/.test(text)) return "not_a_number";
    return isEmergencyService(phone.nationalNumber) ? "emergency_number" : "short_number";
  }
  const type = phone.getType();
  if (PREMIUM.includes(type)) return "premium_number";
  if (!SUBSCRIBER.includes(type) || OVERSEAS_SERVICE.test(phone.number)) return "service_number";
  // Satellites and networks of no country.
  return phone.isNonGeographic() ? "premium_number" : undefined;
}

/**
 * Somebody's own telephone, written as people of the tenant's country write it. Refuses what must never be rung or written to: emergency,
 * short, premium and service numbers.
 */
export function parsePhone(text: string, tenantCountry: string): ParsedPhone {
  const plain = cleaned(text);
  const phone = locate(plain, tenantCountry);
  const fault = phone && faultOf(phone, plain);
  if (fault) return { fault };
  const number = parseE164(phone?.number);
  return number ? { number } : { fault: "not_a_number" };
}

/** Whoever may be shown as calling: premium and forged numbers too, exactly as they are shown. */
export function parseCaller(text: string, tenantCountry: string): ParsedPhone {
  const plain = cleaned(text);
  const phone = plain.startsWith("+") ? read(plain, undefined) : locate(plain, tenantCountry);
  const number = parseE164(phone?.number);
  const fault = phone ? faultOf(phone, plain) : "not_a_number";
  if (number && (!fault || phone?.isPossible())) return { number };
  return { fault: fault ?? "not_a_number" };
}

const AMERICAN_PLAN: readonly string[] = ["US", "CA"];

/** One of our numbers as telephones of a country dial it. */
export function dialledFrom(number: string, country: string): { international: string; national: string } {
  const phone = parsePhoneNumberFromString(number);
  const isHome = phone && isSupportedCountry(country) && phone.countryCallingCode === getCountryCallingCode(country);
  const abroad = `${AMERICAN_PLAN.includes(country) ? "011" : "00"}${number.slice(1)}`;
  return { international: number, national: isHome ? phone.formatNational().replace(/\D/g, "") : abroad };
}
