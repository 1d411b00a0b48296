import { z } from "zod";
import { DeliveryTarget } from "../../../shared/contracts/line-route.ts";
import { AppError } from "../../../shared/domain/errors.ts";

export const LocaleQuery = z.enum(["fr", "en"]).catch("fr");
export const LeftQuery = z.coerce.number().int().min(0).max(4).catch(0);

/** Targets as they stand in a URL; what is neither a SIP address nor a number is left out, since the others must still ring. */
export function parseTargets(texts: readonly string[]): DeliveryTarget[] {
  return texts.flatMap((text) => {
    const target = text.startsWith("sip:") ? { kind: "sip", uri: text } : { kind: "number", e164: text };
    const parsed = DeliveryTarget.safeParse(target);
    return parsed.success ? [parsed.data] : [];
  });
}

/** Rejects with `invalid_request` naming the fields; a signed callback that does not parse is a mistake of ours. */
export function parseCallback<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  throw new AppError("invalid_request", `callback fields: ${parsed.error.issues.map((issue) => issue.path.join(".")).join(", ")}`);
}
