import { z } from "zod";
import type { Stock } from "../numbers/stock.ts";

const Country = z.string().regex(/^[A-Z]{2}$/);
const Type = z.enum(["local", "mobile", "national", "toll_free"]);
const flag = z.boolean().optional();

/** `add` to what is there, `replace` it, or `withdraw` the type from sale. */
export const StockOrder = z.object({
  country: Country,
  type: Type,
  act: z.enum(["add", "replace", "withdraw"]).default("replace"),
  numbers: z.array(z.string().regex(/^\+[1-9]\d{6,14}$/)).default([]),
  locality: z.string().optional(),
  region: z.string().optional(),
  addressRequirement: z.enum(["none", "any", "local", "foreign"]).optional(),
  capabilities: z.object({ voice: flag, sms: flag, mms: flag, fax: flag }).optional(),
});
export const PriceOrder = z.object({ country: Country, type: Type, cents: z.int().nonnegative() });
export const AccountOrder = z.object({ state: z.enum(["active", "suspended", "forbidden"]) });

export function carryOutStock(stock: Stock, { act, capabilities, ...delivery }: z.output<typeof StockOrder>): void {
  if (act === "withdraw") stock.withdraw(delivery.country, delivery.type);
  else {
    const given = Object.entries(capabilities ?? {}).filter(([, value]) => value !== undefined);
    stock[act]({ ...delivery, capabilities: Object.fromEntries(given) });
  }
}
