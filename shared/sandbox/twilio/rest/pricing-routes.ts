import { type Context, Hono } from "hono";
import type { Prices } from "../numbers/prices.ts";
import { COUNTRY_NAMES } from "./country-names.ts";
import { pageV2 } from "./regulatory/page-v2.ts";
import { notFound } from "./rest-error.ts";

const HOST = "pricing.twilio.com";
const PATH = "/v1/PhoneNumbers/Countries";

/** What a number costs for a month, per country and type. */
export function pricingRoutes(prices: Prices) {
  const head = (country: string) => ({
    country: COUNTRY_NAMES[country] ?? country,
    iso_country: country,
    url: `https://${HOST}${PATH}/${country}`,
  });
  const one = (c: Context, country: string) => {
    const types = prices.country(country);
    if (!types) throw notFound(c.req.path);
    const list = Object.entries(types).map(([type, cents]) => {
      const price = (cents / 100).toFixed(2);
      return { number_type: type.replace("_", " "), base_price: price, current_price: price };
    });
    return c.json({ ...head(country), phone_number_prices: list, price_unit: prices.unit });
  };
  return new Hono()
    .get(PATH, (c) => pageV2(c, { host: HOST, key: "countries" }, prices.countries(), head))
    .get(`${PATH}/:country`, (c) => one(c, c.req.param("country")));
}
