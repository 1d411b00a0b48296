import { Hono } from "hono";
import type { Market } from "../numbers/market.ts";
import type { StockNumber } from "../numbers/stock.ts";
import type { OwnedNumber, World } from "../world.ts";
import { type Form, readForm } from "./form.ts";
import { numberFields } from "./number-fields.ts";
import { numberView } from "./number-view.ts";
import { page } from "./page.ts";
import { notFound, RestError } from "./rest-error.ts";

export interface NumberRoutesDeps {
  world: World;
  market: Market;
  /** Throws `RestError` when the law of the number's country wants more of its user than these. */
  checkRequirements(number: StockNumber, given: { addressSid?: string | null; bundleSid?: string | null }): void;
  onChange(): void;
}

const E164 = /^\+[1-9]\d{6,14}$/;

/** The number asked for, or the first one of an area code: that exists in North America only. */
function wantedNumber({ stock }: Market, form: Form): StockNumber {
  const e164 = form.get("PhoneNumber");
  const areaCode = form.get("AreaCode");
  if (e164 === undefined && areaCode !== undefined) {
    if (!/^\d{3}$/.test(areaCode)) throw new RestError(400, 21451, `Invalid area code: ${areaCode}`);
    const found = stock.list("US", "local").find((number) => number.e164.startsWith(`+1${areaCode}`));
    if (!found) throw new RestError(400, 21452, `No phone numbers found in area code ${areaCode}`);
    return found;
  }
  if (e164 === undefined || !E164.test(e164)) throw new RestError(400, 21421, `PhoneNumber is invalid: ${e164 ?? ""}`);
  const found = stock.find(e164);
  if (!found) throw new RestError(400, 21422, `PhoneNumber '${e164}' is not available.`);
  return found;
}

export function numberRoutes({ world, market, checkRequirements, onChange }: NumberRoutesDeps) {
  const requireNumber = (sid: string, path: string): OwnedNumber => {
    const number = [...world.numbers.values()].find((candidate) => candidate.sid === sid.replace(/\.json$/, ""));
    if (!number) throw notFound(path);
    return number;
  };
  const view = (number: OwnedNumber) => numberView(world.accountSid, number);
  return new Hono()
    .get("/IncomingPhoneNumbers.json", (c) => {
      const { PhoneNumber, FriendlyName } = c.req.query();
      const numbers = [...world.numbers.values()].filter(({ e164, friendlyName }) => {
        return (PhoneNumber === undefined || e164.includes(PhoneNumber)) && (FriendlyName ?? friendlyName) === friendlyName;
      });
      return page(c, "incoming_phone_numbers", numbers, view);
    })
    .post("/IncomingPhoneNumbers.json", async (c) => {
      const form = await readForm(c);
      const fields = numberFields(form);
      const wanted = wantedNumber(market, form);
      checkRequirements(wanted, fields);
      const number = market.buy(wanted, fields);
      onChange();
      return c.json(view(number), 201);
    })
    .get("/IncomingPhoneNumbers/:sid{[^/]+\\.json}", (c) => c.json(view(requireNumber(c.req.param("sid"), c.req.path))))
    .post("/IncomingPhoneNumbers/:sid{[^/]+\\.json}", async (c) => {
      const number = requireNumber(c.req.param("sid"), c.req.path);
      Object.assign(number, numberFields(await readForm(c)), { updatedAt: world.now().toISOString() });
      onChange();
      return c.json(view(number));
    })
    .delete("/IncomingPhoneNumbers/:sid{[^/]+\\.json}", (c) => {
      market.release(requireNumber(c.req.param("sid"), c.req.path));
      onChange();
      return c.body(null, 204);
    });
}
