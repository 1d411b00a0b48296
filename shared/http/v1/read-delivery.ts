import type { NewLine } from "../../contracts/v1/lines.ts";
import { AppError } from "../../domain/errors.ts";
import { requirePhone } from "./require-phone.ts";

/** The targets with their numbers as E.164. The database knows all numbers that would loop; here the line's own one gets its field. */
export function readDelivery(delivery: NewLine["delivery"], country: string, forwardedNumber: string | null): NewLine["delivery"] {
  const seen = new Set<string>();
  return delivery.map((target, index) => {
    const field = `delivery.${index}.${target.kind === "number" ? "e164" : "uri"}`;
    const read = target.kind === "number" ? { ...target, e164: requirePhone(target.e164, country, field) } : target;
    const place = read.kind === "number" ? read.e164 : read.uri.toLowerCase();
    const fault = place === forwardedNumber ? "leads_back_to_ethiq" : seen.has(place) ? "repeated" : undefined;
    if (fault) throw new AppError("invalid_request", `refused as a delivery target: ${fault}`, { fields: { [field]: fault } });
    seen.add(place);
    return read;
  });
}
