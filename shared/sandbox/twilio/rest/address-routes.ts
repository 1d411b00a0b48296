import { Hono } from "hono";
import { newSid, rfc2822 } from "../ids.ts";
import type { Address, Registry } from "../regulatory/registry.ts";
import type { World } from "../world.ts";
import { type Form, readForm } from "./form.ts";
import { page } from "./page.ts";
import { notFound, RestError } from "./rest-error.ts";

const REQUIRED = ["CustomerName", "Street", "City", "PostalCode", "IsoCountry"] as const;
const POSTAL_CODES: Readonly<Record<string, RegExp>> = { FR: /^\d{5}$/, BE: /^\d{4}$/, US: /^\d{5}(-\d{4})?$/ };

const CHANGEABLE = {
  FriendlyName: "friendlyName",
  CustomerName: "customerName",
  Street: "street",
  StreetSecondary: "streetSecondary",
  City: "city",
  Region: "region",
  PostalCode: "postalCode",
} as const satisfies Record<string, keyof Address>;

function checkPostalCode(country: string, postalCode: string): void {
  if (POSTAL_CODES[country]?.test(postalCode) === false) {
    throw new RestError(400, 21629, `Address validation failed: ${postalCode} is no postal code of ${country}`);
  }
}

function readAddress(form: Form): Omit<Address, "sid" | "createdAt" | "updatedAt"> {
  for (const name of REQUIRED) form.require(name, 21628);
  if (form.get("Region") === undefined) throw new RestError(400, 21628, "A required parameter is missing or invalid: Region");
  const field = (name: string) => form.get(name) ?? "";
  const country = field("IsoCountry").toUpperCase();
  checkPostalCode(country, field("PostalCode"));
  return {
    ...{ friendlyName: field("FriendlyName"), customerName: field("CustomerName"), street: field("Street"), city: field("City") },
    ...{ streetSecondary: form.get("StreetSecondary") ?? null, region: field("Region"), postalCode: field("PostalCode"), country },
  };
}

export function addressRoutes(world: World, registry: Registry, onChange: () => void) {
  const { addresses } = registry;
  const requireAddress = (sid: string, path: string): Address => {
    const address = addresses.get(sid.replace(/\.json$/, ""));
    if (!address) throw notFound(path);
    return address;
  };
  const view = (address: Address) => ({
    sid: address.sid,
    account_sid: world.accountSid,
    friendly_name: address.friendlyName,
    customer_name: address.customerName,
    street: address.street,
    street_secondary: address.streetSecondary,
    city: address.city,
    region: address.region,
    postal_code: address.postalCode,
    iso_country: address.country,
    emergency_enabled: false,
    validated: true,
    verified: false,
    date_created: rfc2822(new Date(address.createdAt)),
    date_updated: rfc2822(new Date(address.updatedAt)),
    uri: `/2010-04-01/Accounts/${world.accountSid}/Addresses/${address.sid}.json`,
  });
  return new Hono()
    .get("/Addresses.json", (c) => {
      const { CustomerName, FriendlyName, IsoCountry } = c.req.query();
      const found = [...addresses.values()].filter(({ customerName, friendlyName, country }) => {
        return (
          (CustomerName ?? customerName) === customerName &&
          (FriendlyName ?? friendlyName) === friendlyName &&
          (IsoCountry ?? country) === country
        );
      });
      return page(c, "addresses", found, view);
    })
    .post("/Addresses.json", async (c) => {
      const now = world.now().toISOString();
      const address: Address = { sid: newSid("AD"), ...readAddress(await readForm(c)), createdAt: now, updatedAt: now };
      addresses.set(address.sid, address);
      onChange();
      return c.json(view(address), 201);
    })
    .get("/Addresses/:sid{[^/]+\\.json}", (c) => c.json(view(requireAddress(c.req.param("sid"), c.req.path))))
    .post("/Addresses/:sid{[^/]+\\.json}", async (c) => {
      const address = requireAddress(c.req.param("sid"), c.req.path);
      const form = await readForm(c);
      checkPostalCode(address.country, form.get("PostalCode") ?? address.postalCode);
      for (const [name, key] of Object.entries(CHANGEABLE)) {
        const value = form.get(name);
        if (value !== undefined) address[key] = value;
      }
      address.updatedAt = world.now().toISOString();
      onChange();
      return c.json(view(address));
    })
    .delete("/Addresses/:sid{[^/]+\\.json}", (c) => {
      const { sid } = requireAddress(c.req.param("sid"), c.req.path);
      const serves = [...world.numbers.values()].some(({ addressSid }) => addressSid === sid);
      if (serves) throw new RestError(409, 20409, "The address belongs to a number of the account");
      addresses.delete(sid);
      onChange();
      return c.body(null, 204);
    });
}
