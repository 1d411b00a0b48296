import { z } from "zod";
import { AppError, type ErrorCode } from "../domain/errors.ts";

const CODES: Record<string, ErrorCode> = {
  PGRST301: "session_required",
  PGRST302: "session_required",
  PGRST303: "session_required",
  "42501": "not_allowed",
  P0002: "not_found",
  ET409: "conflict",
  ET410: "link_over",
  ET429: "rate_limited",
  "23502": "invalid_request",
  "23503": "conflict",
  "23505": "conflict",
  "23514": "invalid_request",
  "22001": "invalid_request",
  "22023": "invalid_request",
  "22P02": "invalid_request",
  "22P05": "invalid_request",
  "40001": "provider_unavailable",
  "40P01": "provider_unavailable",
  "57014": "provider_unavailable",
  PGRST000: "provider_unavailable",
  PGRST001: "provider_unavailable",
  PGRST002: "provider_unavailable",
  PGRST003: "provider_unavailable",
};

/** Constraints with a meaning of their own. PostgREST tells their names in the message only. */
const CONSTRAINTS: Record<string, ErrorCode> = {
  tenant_members_keep_an_owner: "last_owner",
};

interface DatabaseError {
  code: string;
  message: string;
}

export interface DatabaseAnswer {
  data: unknown;
  error: DatabaseError | null;
  status: number;
}

function codeOf({ code, message }: DatabaseError, status: number): ErrorCode {
  const constraint = Object.keys(CONSTRAINTS).find((name) => code === "23514" && message.includes(name));
  if (constraint) return CONSTRAINTS[constraint] ?? "invalid_request";
  if (status === 401) return "session_required";
  return CODES[code] ?? (status === 0 || status >= 502 ? "provider_unavailable" : "internal");
}

/** What the database answered somebody, in our words. Throws `AppError` only. */
export function readAnswer<Schema extends z.ZodType>(schema: Schema, { data, error, status }: DatabaseAnswer): z.output<Schema> {
  if (error) {
    // The database's own text can repeat values: it stays in the cause.
    const providerCode = error.code || String(status);
    throw new AppError(codeOf(error, status), `the database answered ${providerCode}`, { cause: error, providerCode });
  }
  const rows = schema.safeParse(data);
  if (!rows.success) throw new AppError("internal", "rows of an unexpected form", { cause: rows.error });
  return rows.data;
}

/** Postgres and its stand-ins print the same instant differently: "2026-03-04 12:00:00.5+00", "2026-03-04T12:00:00.5+00:00". */
export const StoredInstant = z.string().transform((text, context) => {
  const date = new Date(text.replace(" ", "T").replace(/([+-]\d\d)$/, "$1:00"));
  if (!Number.isNaN(date.getTime())) return date.toISOString();
  context.addIssue("not a time");
  return z.NEVER;
});
