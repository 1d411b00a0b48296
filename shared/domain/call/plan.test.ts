import { expect, test } from "vitest";
import { parseE164 } from "../phone-number.ts";
import { type CallFacts, decideCallPlan, isOwnLeg, type LineFacts } from "./plan.ts";

const number = (text: string) => {
  const e164 = parseE164(text);
  if (!e164) throw new Error("not a number");
  return e164;
};
const caller = number("+33612345678");
const other = number("+33612345679");
const line = (over: Partial<LineFacts> = {}): LineFacts => ({ status: "active", trusted: [], blocked: [], ...over });

const table: [what: string, facts: CallFacts, plan: string, reason: string | null][] = [
  ["an unknown caller of an active line is protected against", { line: line(), caller }, "protect", null],
  ["a line under test is protected", { line: line({ status: "testing" }), caller }, "protect", null],
  ["a withheld number is protected against like any other", { line: line({ blocked: [caller] }), caller: undefined }, "protect", null],
  ["a paused line passes calls through", { line: line({ status: "paused" }), caller }, "pass_through", "paused"],
  ["a suspended line passes calls through", { line: line({ status: "suspended" }), caller }, "pass_through", "suspended"],
  ["a trusted caller passes", { line: line({ trusted: [caller] }), caller }, "pass_through", "trusted_caller"],
  ["trust in somebody else does not count", { line: line({ trusted: [other] }), caller }, "protect", null],
  [
    "pause is the reason given even for a trusted caller",
    { line: line({ status: "paused", trusted: [caller] }), caller },
    "pass_through",
    "paused",
  ],
  ["a blocked caller is rejected", { line: line({ blocked: [caller] }), caller }, "reject", "blocked"],
  ["a block wins over trust", { line: line({ blocked: [caller], trusted: [caller] }), caller }, "reject", "blocked"],
  ["a block holds while the line is paused", { line: line({ status: "paused", blocked: [caller] }), caller }, "reject", "blocked"],
  ["an emergency service cannot be blocked", { line: line({ blocked: [caller] }), caller, isEmergencyService: true }, "protect", null],
  [
    "an exhausted budget stops the listening, not the call",
    { line: line(), caller, isBudgetExhausted: true },
    "pass_through",
    "budget_exhausted",
  ],
  [
    "a trusted caller is named so with an exhausted budget",
    { line: line({ trusted: [caller] }), caller, isBudgetExhausted: true },
    "pass_through",
    "trusted_caller",
  ],
  ["our own leg coming back is rejected", { line: line(), caller, isOwnLeg: true }, "reject", "own_number"],
  ["our own leg is rejected though nobody can be asked", { line: "unavailable", caller, isOwnLeg: true }, "reject", "own_number"],
  ["nobody's number is answered as such", { line: "unknown_number", caller }, "unknown_number", "unknown_number"],
  ["a line nobody can look up passes through", { line: "unavailable", caller }, "pass_through", "degraded"],
  ["nothing known at all passes through", { line: "unavailable", caller: undefined, isBudgetExhausted: true }, "pass_through", "degraded"],
];

test.each(table)("%s", (_what, facts, plan, reason) => {
  expect(decideCallPlan(facts)).toEqual({ plan, reason });
});

test("our own leg shows the number that was dialled; what is no number shows nothing", () => {
  expect(isOwnLeg("+33939000001", "+33939000001")).toBe(true);
  expect(isOwnLeg("+33939000001", "+33939000002")).toBe(false);
  expect(isOwnLeg("anonymous", "anonymous")).toBe(false);
});
