import { expect, test } from "vitest";
import { accountRefusal, isCodeUnderWay, passwordFault, readCode } from "./read-account.ts";

test("a password has 12 characters or more, and no more than Auth can tell apart", () => {
  expect(passwordFault("trois poule")).toBe("passwordShort");
  expect(passwordFault("trois poules")).toBeUndefined();
  expect(passwordFault("😀".repeat(11))).toBe("passwordShort");
  expect(passwordFault("a".repeat(72))).toBeUndefined();
  expect(passwordFault("é".repeat(37))).toBe("passwordLong");
});

test.each([
  ["123456", "123456"],
  [" 123 456\n", "123456"],
  ["123-456", "123456"],
  ["12345", undefined],
  ["1234567", undefined],
  ["12345a", undefined],
  ["", undefined],
])("the code in %j is %s", (written, code) => {
  expect(readCode(written)).toBe(code);
});

test.each([
  [{ code: "weak_password", status: 422 }, "passwordWeak"],
  [{ code: "user_already_exists", status: 422 }, "known"],
  [{ code: "otp_expired", status: 403 }, "codeWrong"],
  [{ code: "over_request_rate_limit", status: 429 }, "tooMany"],
  [{ status: 403 }, "refused"],
  [{ status: 422 }, "refused"],
  [{ status: 500 }, "unavailable"],
  [{ code: "hook_timeout", status: 422 }, "unavailable"],
  [{}, "unavailable"],
] as const)("Auth's refusal %j is %s on the page", (refusal, fault) => {
  expect(accountRefusal(refusal)).toBe(fault);
});

test("only a code that was sent a moment ago counts as on its way", () => {
  expect(isCodeUnderWay({ code: "over_email_send_rate_limit", status: 429 })).toBe(true);
  expect(isCodeUnderWay({ code: "over_request_rate_limit", status: 429 })).toBe(false);
});
