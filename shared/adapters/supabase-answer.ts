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
  "40001": "provider_unavailable",
  "40P01": "provider_unavailable",
  "57014": "provider_unavailable",
  PGRST000: "provider_unavailable",
  PGRST001: "provider_unavailable",
  PGRST002: "provider_unavailable",
  PGRST003: "provider_unavailable",
};

interface Meaning {
  code: ErrorCode;
  fields?: Record<string, string>;
}

const LOOP: Meaning = { code: "invalid_request", fields: { delivery: "leads_back_to_ethiq" } };
const UNKNOWN_LINE: Meaning = { code: "invalid_request", fields: { lineId: "unknown_line" } };

/** Constraints with a meaning of their own, by what is in the message: PostgREST tells their names nowhere else. */
const CONSTRAINTS: Record<string, Meaning> = {
  tenant_members_keep_an_owner: { code: "last_owner" },
  lines_delivery_does_not_loop: LOOP,
  "leads back to Ethiq": LOOP,
  lines_in_service_ring_somewhere: { code: "invalid_request", fields: { delivery: "rings_nowhere" } },
  lines_pause_ends: { code: "invalid_request", fields: { until: "too_far" } },
  contacts_tenant_id_line_id_phone_key: { code: "conflict", fields: { phone: "already_a_contact" } },
  contacts_line_id_tenant_id_fkey: UNKNOWN_LINE,
  caller_rules_tenant_id_line_id_phone_key: { code: "conflict", fields: { phone: "already_a_rule" } },
  caller_rules_line_id_tenant_id_fkey: UNKNOWN_LINE,
  expected_windows_line_id_tenant_id_fkey: UNKNOWN_LINE,
  provisioning_wish_country: { code: "invalid_request", fields: { country: "unknown" } },
  provisioning_wish_second_number: { code: "invalid_request", fields: { secondNumber: "invalid_value" } },
  provisioning_wish_area: { code: "invalid_request", fields: { locality: "too_big" } },
  regulatory_profiles_attributes_check: { code: "invalid_request", fields: { attributes: "too_big" } },
  regulatory_profiles_address_check: { code: "invalid_request", fields: { address: "invalid_value" } },
  regulatory_profiles_documents_check: { code: "invalid_request", fields: { documents: "too_big" } },
  expected_windows_end: { code: "invalid_request", fields: { endsAt: "out_of_range" } },
};

/** Why something cannot be done as things stand, by the sentence of the function that refused it. */
const CONTRADICTIONS: Record<string, Record<string, string>> = {
  "the tenant is suspended": { tenant: "suspended" },
  "too many numbers for one tenant": { tenant: "too_many_numbers" },
  "too many lines on their way into service": { tenant: "too_many_jobs" },
  "the line has a number already": { line: "has_a_number" },
  "the line has no number": { line: "has_no_number" },
  "the line is cancelled": { line: "cancelled" },
  "the line has ended": { line: "ended" },
  "the line is there already": { tenantId: "same_tenant" },
  "the line has left its draft": { forwardedNumber: "in_service" },
  "the person has agreed": { line: "agreed" },
  "the person has not agreed": { line: "not_agreed" },
  "the line is being put into service": { line: "being_put_into_service" },
  "numbers of this country stay with their subscriber": { line: "not_transferable" },
  "the number was approved for its subscriber": { line: "not_transferable" },
  "the line is not ready for a test": { line: "not_ready" },
  "another test of this line is going on": { line: "test_going_on" },
  "the line was tested often enough today": { line: "tested_often" },
  "the job is over": { job: "over" },
};

interface DatabaseError {
  /** Absent when somebody in front of the database answered. */
  code?: string;
  message: string;
}

export interface DatabaseAnswer {
  data: unknown;
  error: DatabaseError | null;
  status: number;
}

function meaningOf({ code = "", message }: DatabaseError, status: number): Meaning {
  const constraint = code.startsWith("23") ? Object.entries(CONSTRAINTS).find(([name]) => message.includes(name)) : undefined;
  if (constraint) return constraint[1];
  const contradiction = code.startsWith("ET")
    ? Object.entries(CONTRADICTIONS).find(([sentence]) => message.startsWith(sentence))
    : undefined;
  if (contradiction) return { code: code === "ET429" ? "rate_limited" : "conflict", fields: contradiction[1] };
  if (status === 401) return { code: "session_required" };
  // Values that are none to Postgres: the year 0, a zone sixteen hours away.
  if (code.startsWith("22")) return { code: "invalid_request" };
  return { code: CODES[code] ?? (status === 0 || status >= 502 ? "provider_unavailable" : "internal") };
}

/** What the database answered somebody, in our words. Throws `AppError` only. */
export function readAnswer<Schema extends z.ZodType>(schema: Schema, { data, error, status }: DatabaseAnswer): z.output<Schema> {
  if (error) {
    // The database's own text can repeat values: it stays in the cause.
    const providerCode = error.code || String(status);
    const { code, ...rest } = meaningOf(error, status);
    throw new AppError(code, `the database answered ${providerCode}`, { cause: error, providerCode, ...rest });
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
