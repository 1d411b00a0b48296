import type { z } from "zod";
import type { ErrorCode } from "../../domain/errors.ts";

const json = <Schema extends z.ZodType>(schema: Schema) => ({ "application/json": { schema } });

const ETAG = { etag: { $ref: "#/components/headers/etag" } };

/** The one answer of a route that is no refusal. `etag`: its handler calls `setRevision`. */
export const answer = <Schema extends z.ZodType>(schema: Schema, description: string, { etag = false } = {}) => ({
  description,
  content: json(schema),
  ...(etag ? { headers: ETAG } : {}),
});

/** A body that has to be there, and to be JSON. */
export const body = <Schema extends z.ZodType>(schema: Schema) => ({ required: true, content: json(schema) });

/** 204. */
export const nothing = (description: string) => ({ description });

/**
 * What a route refuses beyond the usual: `describeApi` adds by itself what follows from a session, a body, an id in the address,
 * If-Match and Idempotency-Key.
 */
export const refusals = (...codes: ErrorCode[]) => ({ "x-refusals": codes });
