import { expect, test } from "vitest";
import { common } from "../../lib/messages/fr/common.ts";
import { faultSentence, refusalOf } from "./faults.ts";

const words = common.form;

test("an empty field is said to be empty, whatever the rule that it breaks", () => {
  for (const value of ["", "  ", undefined, null, []]) expect(faultSentence("Trop court.", "too_small", value, words)).toBe(words.missing);
});

test("a fault is told in the words of the form, by code where it gave several", () => {
  expect(faultSentence("Trop court.", "too_small", "ab", words)).toBe("Trop court.");
  expect(faultSentence((code) => `Code ${code}`, "emergency_number", "112", words)).toBe("Code emergency_number");
  expect(faultSentence(undefined, "custom", "ab", words)).toBe(words.refused.fields);
});

test.each([
  ["session_required", "sessionOver"],
  ["not_allowed", "notAllowed"],
  ["precondition_failed", "changed"],
  ["provider_unavailable", "notSaved"],
  ["internal", "notSaved"],
] as const)("%s means %s", (code, key) => {
  expect(refusalOf(code)).toBe(key);
});
