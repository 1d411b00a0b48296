import { expect, test } from "vitest";
import { z } from "zod";
import { AppError } from "../domain/errors.ts";
import { readAnswer, StoredInstant } from "./supabase-answer.ts";

const refusalOf = (code: string, message: string, status: number) => {
  try {
    readAnswer(z.unknown(), { data: null, error: { code, message }, status });
  } catch (thrown) {
    if (thrown instanceof AppError) return [thrown.code, thrown.fields];
  }
  return undefined;
};

test.each([
  [
    "23514",
    'new row for relation "lines" violates check constraint "lines_delivery_does_not_loop"',
    "invalid_request",
    { delivery: "leads_back_to_ethiq" },
  ],
  ["23514", "a delivery number leads back to Ethiq", "invalid_request", { delivery: "leads_back_to_ethiq" }],
  ["23514", "lines_pause_ends: a pause ends within 31 days", "invalid_request", { until: "too_far" }],
  ["23514", 'new row for relation "contacts" violates check constraint "contacts_name_check"', "invalid_request", undefined],
  ["23514", "tenant_members_keep_an_owner: a tenant keeps an owner", "last_owner", undefined],
  [
    "23505",
    'duplicate key value violates unique constraint "contacts_tenant_id_line_id_phone_key"',
    "conflict",
    { phone: "already_a_contact" },
  ],
  ["ET409", "the line has a number already", "conflict", { line: "has_a_number" }],
  ["ET410", "the line has ended", "conflict", { line: "ended" }],
  ["ET410", "this invitation is over", "link_over", undefined],
  ["ET429", "too many numbers for one tenant", "rate_limited", { tenant: "too_many_numbers" }],
  ["23514", "provisioning_wish_second_number: not a wish", "invalid_request", { secondNumber: "invalid_value" }],
  ["23505", 'duplicate key value violates unique constraint "contacts_pkey"', "conflict", undefined],
  [
    "23503",
    'insert or update on table "contacts" violates foreign key constraint "contacts_line_id_tenant_id_fkey"',
    "invalid_request",
    { lineId: "unknown_line" },
  ],
  ["22008", 'date/time field value out of range: "0000-01-01T00:00:00Z"', "invalid_request", undefined],
  ["22009", "time zone displacement out of range", "invalid_request", undefined],
  ["22P02", "invalid input syntax for type uuid", "invalid_request", undefined],
  ["42501", "lines_pause_ends is only a word here", "not_allowed", undefined],
])("%s %s is %s", (code, message, expected, fields) => {
  expect(refusalOf(code, message, 400)).toEqual([expected, fields]);
});

test("no answer, a failing server and a refused token are told apart", () => {
  expect(refusalOf("", "fetch failed", 0)).toEqual(["provider_unavailable", undefined]);
  expect(refusalOf("", "bad gateway", 502)).toEqual(["provider_unavailable", undefined]);
  expect(refusalOf("PGRST303", "JWT expired", 401)).toEqual(["session_required", undefined]);
  expect(refusalOf("XX000", "cache lookup failed", 500)).toEqual(["internal", undefined]);
});

test.each(["2026-03-04 12:00:00.5+00", "2026-03-04T12:00:00.5+00:00", "2026-03-04T13:00:00.500+01:00", "2026-03-04T12:00:00.500Z"])(
  "%s is one instant, however it is printed",
  (text) => {
    expect(StoredInstant.parse(text)).toBe("2026-03-04T12:00:00.500Z");
  },
);

test("what is no instant is not taken for one", () => {
  for (const text of ["", "hier", "infinity", "2026-13-01"]) expect(StoredInstant.safeParse(text).success).toBe(false);
});
