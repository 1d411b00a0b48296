import { type Context, Hono } from "hono";
import type { NumberType, Stock, StockNumber } from "../numbers/stock.ts";
import { COUNTRY_NAMES } from "./country-names.ts";
import { page } from "./page.ts";
import { notFound, RestError } from "./rest-error.ts";

const TYPES: Readonly<Record<string, NumberType>> = { Local: "local", Mobile: "mobile", TollFree: "toll_free", National: "national" };
const KEYPAD = ["", "", "ABC", "DEF", "GHI", "JKL", "MNO", "PQRS", "TUV", "WXYZ"];
const DEFAULT_SIZE = 50;
const MAX_SIZE = 1000;

const digitOf = (letter: string): string => String(KEYPAD.findIndex((letters) => letters.includes(letter.toUpperCase())));

/** Digits and letters, `*` for one digit, `%` for any, `+` for the beginning and `$` for the end. */
function patternOf(contains: string): RegExp {
  if (contains.length < 2 || contains.length > 16 || !/^\+?[0-9A-Za-z*%]*\$?$/.test(contains)) {
    throw new RestError(400, 21404, `Contains is not a valid search pattern: ${contains}`);
  }
  const source = contains
    .replace(/^\+/, "^")
    .replace(/[A-Za-z]/g, digitOf)
    .replaceAll("*", "\\d")
    .replaceAll("%", "\\d*");
  return new RegExp(source);
}

function isWanted(number: StockNumber, query: Record<string, string>): boolean {
  const { Contains, InLocality, AreaCode } = query;
  const digits = number.e164.slice(1);
  const asks = (name: string) => query[name]?.toLowerCase() === "true";
  const needs = number.addressRequirement;
  if (Contains !== undefined && !patternOf(Contains).test(digits)) return false;
  if (InLocality !== undefined && number.locality?.toLowerCase() !== InLocality.toLowerCase()) return false;
  if (AreaCode !== undefined && !digits.startsWith(`1${AreaCode}`)) return false;
  if (asks("ExcludeAllAddressRequired") && needs !== "none") return false;
  if (asks("ExcludeLocalAddressRequired") && needs === "local") return false;
  if (asks("ExcludeForeignAddressRequired") && needs === "foreign") return false;
  const { voice, sms, mms, fax } = number.capabilities;
  const capabilities = { VoiceEnabled: voice, SmsEnabled: sms, MmsEnabled: mms, FaxEnabled: fax };
  return Object.entries(capabilities).every(([name, has]) => has || !asks(name));
}

const numberView = (number: StockNumber) => ({
  friendly_name: number.e164,
  phone_number: number.e164,
  lata: null,
  locality: number.locality,
  rate_center: null,
  latitude: null,
  longitude: null,
  region: number.region,
  postal_code: null,
  iso_country: number.country,
  address_requirements: number.addressRequirement,
  beta: false,
  capabilities: {
    voice: number.capabilities.voice,
    SMS: number.capabilities.sms,
    MMS: number.capabilities.mms,
    fax: number.capabilities.fax,
  },
});

const RESOURCES: Readonly<Record<NumberType, [name: string, path: string]>> = {
  local: ["local", "Local"],
  mobile: ["mobile", "Mobile"],
  national: ["national", "National"],
  toll_free: ["toll_free", "TollFree"],
};

export function availableNumberRoutes(stock: Stock, accountSid: string) {
  const countryView = ({ country, types }: { country: string; types: NumberType[] }) => {
    const uri = `/2010-04-01/Accounts/${accountSid}/AvailablePhoneNumbers/${country}`;
    const resources = types.map((type) => RESOURCES[type]).map(([name, path]) => [name, `${uri}/${path}.json`]);
    return {
      country_code: country,
      country: COUNTRY_NAMES[country] ?? country,
      uri: `${uri}.json`,
      beta: false,
      subresource_uris: Object.fromEntries(resources),
    };
  };
  /** Searching is no paging: there is one page, of the size asked for. */
  const search = (c: Context, numbers: StockNumber[]) => {
    const query = c.req.query();
    const size = Math.min(MAX_SIZE, Math.max(1, Number(query.PageSize ?? DEFAULT_SIZE) || DEFAULT_SIZE));
    const found = numbers.filter((number) => isWanted(number, query)).slice(0, size);
    return page(c, "available_phone_numbers", found, numberView);
  };
  return new Hono()
    .get("/AvailablePhoneNumbers.json", (c) => page(c, "countries", stock.countries(), countryView))
    .get("/AvailablePhoneNumbers/:country{[A-Z]{2}\\.json}", (c) => {
      const wanted = c.req.param("country").slice(0, 2);
      const found = stock.countries().find(({ country }) => country === wanted);
      if (!found) throw notFound(c.req.path);
      return c.json(countryView(found));
    })
    .get("/AvailablePhoneNumbers/:country{[A-Z]{2}}/:type{[A-Za-z]+\\.json}", (c) => {
      const type = TYPES[c.req.param("type").slice(0, -5)];
      const country = c.req.param("country");
      if (!type || !stock.isSold(country, type)) throw notFound(c.req.path);
      return search(c, stock.list(country, type));
    });
}
