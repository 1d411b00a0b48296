import { z } from "zod";
import { AppError } from "../domain/errors.ts";
import type { CallPosition } from "../ports/call-reader.ts";

const Position = z.tuple([z.string().regex(/^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d{1,6})?(Z|[+-]\d\d(:?\d\d)?)$/), z.uuid()]);

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
