import { z } from "zod";
import { AppError } from "../domain/errors.ts";
import type { CallPosition } from "../ports/call-reader.ts";

// Databases print an instant of theirs in UTC, with a space or a T, Z or any writing of +00.
const Instant = z
  .string()
  .regex(/^[12]\d{3}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d{1,6})?(Z|\+00(:?00)?)$/)
  .refine((text) => z.iso.datetime().safeParse(text.replace(" ", "T").replace(/\+00.*$/, "Z")).success);
const Position = z.tuple([Instant, z.uuid()]);

/** Opaque to clients, so that what a page is sorted by may change. */
export const writeCursor = ({ startedAt, id }: CallPosition): string =>
  btoa(JSON.stringify([startedAt, id]))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace(/=+$/, "");

/** Throws `invalid_request` for anything `writeCursor` did not make: the parts go into a filter. */
export function readCursor(cursor: string): CallPosition {
  try {
    const [startedAt, id] = Position.parse(JSON.parse(atob(cursor.replaceAll("-", "+").replaceAll("_", "/"))));
    return { startedAt, id };
  } catch (cause) {
    throw new AppError("invalid_request", "unreadable cursor", { cause, fields: { cursor: "unreadable" } });
  }
}
