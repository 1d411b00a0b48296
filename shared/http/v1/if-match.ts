import type { Context } from "hono";
import { z } from "zod";
import { AppError } from "../../domain/errors.ts";

export const setRevision = (c: Context, revision: number): void => c.header("etag", `"${revision}"`);

/**
 * Declared on every route that changes one thing: two carers must not overwrite each other. Optional to the parser alone, whose refusal
 * would be an `invalid_request`; `revisionOf` says what is missing.
 */
export const IfMatchHeader = z.object({
  "if-match": z
    .string()
    .optional()
    .meta({ description: "The ETag of the version that is to be changed", examples: ['"3"'], param: { required: true } }),
});

// A server that compresses the answer, as the edge does, marks the tag as weak. Ours stands for the content all the same.
const TAG = /^(?:W\/)?"(\d{1,9})"$/;

/** The revision the caller saw. Throws `precondition_required` without one; a tag that was never ours matches nothing. */
export function revisionOf(c: Context): number {
  const tag = c.req.header("if-match");
  if (tag === undefined) throw new AppError("precondition_required", "no If-Match");
  const revision = TAG.exec(tag)?.[1];
  if (!revision) throw new AppError("precondition_failed", "a tag of another form");
  return Number(revision);
}
