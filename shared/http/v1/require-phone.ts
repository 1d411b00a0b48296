import { AppError } from "../../domain/errors.ts";
import type { E164 } from "../../domain/phone-number.ts";
import { type ParsedPhone, parseCaller, parsePhone } from "./parse-phone.ts";

const require = (parsed: ParsedPhone, field: string): E164 => {
  if ("number" in parsed) return parsed.number;
  throw new AppError("invalid_request", `refused as a telephone number: ${parsed.fault}`, { fields: { [field]: parsed.fault } });
};

/** A telephone that may be rung and written to; throws `invalid_request` with the reason as the code of `field`. */
export const requirePhone = (text: string, country: string, field: string): E164 => require(parsePhone(text, country), field);

/** A number that may be shown as calling. */
export const requireCaller = (text: string, country: string, field: string): E164 => require(parseCaller(text, country), field);
