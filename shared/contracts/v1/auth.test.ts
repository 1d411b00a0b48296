import { expect, test } from "vitest";
import { PasswordChange } from "./auth.ts";

test.each([
  ["a".repeat(11), false],
  ["a".repeat(72), true],
  ["é".repeat(36), true],
  ["é".repeat(37), false],
])("a password has 12 characters at least and 72 bytes at most: %s", (password, isAccepted) => {
  expect(PasswordChange.safeParse({ password }).success).toBe(isAccepted);
});
