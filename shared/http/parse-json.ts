import type { z } from "zod";
import { AppError } from "../domain/errors.ts";

/** A body that a provider signed, as `schema` reads it; none is an empty object. `what` names it in the log. */
export function parseJson<Schema extends z.ZodType>(schema: Schema, rawBody: string, what: string): z.output<Schema> {
  let body: unknown;
  try {
    body = JSON.parse(rawBody || "{}");
  } catch (cause) {
    throw new AppError("invalid_request", `the ${what} is not JSON`, { cause });
  }
  const parsed = schema.safeParse(body);
  if (!parsed.success) throw new AppError("invalid_request", `the ${what} has not the shape agreed upon`);
  return parsed.data;
}
