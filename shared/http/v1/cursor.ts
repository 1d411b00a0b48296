import { z } from "zod";
import { fromBase64Url, toBase64Url } from "../../app/base64-url.ts";
import { AppError } from "../../domain/errors.ts";
import type { Page, PageRequest, Position } from "../../ports/page.ts";

// Databases print an instant of theirs in UTC, with a space or a T, Z or any writing of +00.
const Instant = z
  .string()
  .regex(/^[12]\d{3}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d{1,6})?(Z|\+00(:?00)?)$/)
  .refine((text) => z.iso.datetime().safeParse(text.replace(" ", "T").replace(/\+00.*$/, "Z")).success);
const Place = z.tuple([Instant, z.uuid()]);
const NumberedPlace = z.tuple([Instant, z.string().regex(/^\d{1,18}$/)]);

/** Opaque to clients, so that what a page is sorted by may change. */
const writeCursor = ({ at, id }: Position): string => toBase64Url(new TextEncoder().encode(JSON.stringify([at, id])));

/** Throws `invalid_request` for anything `writeCursor` did not make: the parts go into a filter. */
function readCursor(cursor: string, place: typeof Place | typeof NumberedPlace = Place): Position {
  try {
    const [at, id] = place.parse(JSON.parse(new TextDecoder().decode(fromBase64Url(cursor))));
    return { at, id };
  } catch (cause) {
    throw new AppError("invalid_request", "unreadable cursor", { cause, fields: { cursor: "unreadable" } });
  }
}

interface AskedPage {
  limit: number;
  cursor?: string | undefined;
}

export const pageRequest = ({ limit, cursor }: AskedPage): PageRequest => ({
  limit,
  after: cursor === undefined ? undefined : readCursor(cursor),
});

/** Of a list whose rows are numbered. */
export const numberedPageRequest = ({ limit, cursor }: AskedPage): PageRequest => ({
  limit,
  after: cursor === undefined ? undefined : readCursor(cursor, NumberedPlace),
});

export const pageAnswer = <Item>({ items, next }: Page<Item>) => ({ items, nextCursor: next ? writeCursor(next) : null });
