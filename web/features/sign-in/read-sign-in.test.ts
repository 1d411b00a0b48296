import { expect, test } from "vitest";
import { signInFaults, signInRefusal } from "./read-sign-in.ts";

test("each empty field is named, and an address without @ is told apart", () => {
  expect(signInFaults({ email: " ", password: "" })).toEqual({ email: "emailMissing", password: "passwordMissing" });
  expect(signInFaults({ email: "jeanne", password: "x" })).toEqual({ email: "emailMalformed" });
  expect(signInFaults({ email: " jeanne@exemple.fr ", password: " " })).toEqual({});
});

test.each([
  [{ code: "invalid_credentials", status: 400 }, "mismatch"],
  [{ code: "email_not_confirmed", status: 400 }, "unconfirmed"],
  [{ code: "over_request_rate_limit", status: 429 }, "tooMany"],
  [{ status: 503 }, "unavailable"],
  [{}, "unavailable"],
])("%j means %s", (answer, expected) => {
  expect(signInRefusal(answer)).toBe(expected);
});
