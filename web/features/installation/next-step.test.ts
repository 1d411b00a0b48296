import { describe, expect, test } from "vitest";
import { type InstallationState, mayOpen, nextStep, STEPS, stepAfter, stepBefore } from "./next-step.ts";

type Changes = { [Part in keyof InstallationState]?: Partial<InstallationState[Part]> | null };

const stateOf = ({ line, setup, job = null }: Changes = {}): InstallationState => ({
  line: { status: "draft", forwardedNumber: null, ethiqNumber: null, ...line },
  setup: { forWhom: null, relation: null, lineType: null, operator: null, device: null, answered: [], agreedAt: null, ...setup },
  job: job && { state: "running", ...job },
});

const told = { forWhom: "relative" as const };
const lined = { ...told, lineType: "box" as const };
const agreed = { ...lined, agreedAt: "2026-11-25T10:00:00Z" };
const own = { forwardedNumber: "+33139000012" };
const numbered = { ...own, ethiqNumber: "+33939000042", status: "testing" as const };

describe("goes on where the server says", () => {
  test.each<[string, Changes, string]>([
    ["a draft that somebody made elsewhere", {}, "who"],
    ["a person, and no line yet", { setup: told }, "line"],
    ["a number whose kind is not known", { setup: told, line: own }, "line"],
    ["a line whose person has not answered", { setup: lined, line: own }, "agreement"],
    ["a yes", { setup: agreed, line: own }, "telephone"],
    ["a number on its way", { setup: agreed, line: { ...own, status: "provisioning" }, job: {} }, "number"],
    ["a number that waits for something", { setup: agreed, line: own, job: { state: "parked" } }, "number"],
    ["a request that was cancelled", { setup: agreed, line: own, job: { state: "cancelled" } }, "telephone"],
    ["a number nobody looked at yet", { setup: agreed, line: numbered, job: { state: "ready" } }, "number"],
    ["a number", { setup: { ...agreed, answered: ["number"] }, line: numbered, job: {} }, "contacts"],
    ["relatives", { setup: { ...agreed, answered: ["number", "contacts"] }, line: numbered }, "help"],
    ["relatives before the number", { setup: { ...agreed, answered: ["contacts", "help"] }, line: own, job: {} }, "number"],
    ["all but the forwarding", { setup: { ...agreed, answered: ["number", "contacts", "help"] }, line: numbered }, "forwarding"],
    ["all answered", { setup: { ...agreed, answered: ["number", "contacts", "help", "forwarding"] }, line: numbered }, "test"],
    ["a line in service", { setup: agreed, line: { ...numbered, status: "active" } }, "ready"],
    ["a line set up by our API", { line: { ...numbered, status: "active" } }, "ready"],
    ["a line with a number that never was in the wizard", { line: numbered, job: { state: "ready" } }, "number"],
    ["a pause after it worked", { line: { ...numbered, status: "paused" } }, "ready"],
  ])("%s", (_, changes, step) => {
    expect(nextStep(stateOf(changes))).toBe(step);
  });
});

test("no step but the next and those before it can be opened, apart from what can be answered meanwhile", () => {
  const open = (changes: Changes) => STEPS.filter((step) => mayOpen(step, stateOf(changes)));
  expect(open({ setup: told })).toEqual(["who", "line"]);
  expect(open({ setup: lined, line: own })).toEqual(["who", "line", "agreement"]);
  expect(open({ setup: agreed, line: own, job: {} })).toEqual(["who", "line", "agreement", "telephone", "number", "contacts", "help"]);
  expect(open({ line: { ...numbered, status: "active" } })).toEqual([...STEPS]);
});

test("nobody comes past the person's yes", () => {
  for (const step of STEPS.slice(3)) expect(mayOpen(step, stateOf({ setup: lined, line: own }))).toBe(false);
});

test("after an earlier step that was looked at again it goes on with what is missing", () => {
  expect(stepAfter("who", stateOf({ setup: lined, line: own }))).toBe("agreement");
  expect(stepAfter("contacts", stateOf({ setup: { ...agreed, answered: ["contacts"] }, line: own, job: {} }))).toBe("help");
  expect(stepAfter("help", stateOf({ setup: { ...agreed, answered: ["contacts", "help"] }, line: own, job: {} }))).toBe("number");
  expect(stepBefore("who")).toBeUndefined();
  expect(stepBefore("line")).toBe("who");
});

test("a step leads on by the answer it is about to get", () => {
  const there = (answered: InstallationState["setup"]["answered"]) => stateOf({ setup: { ...agreed, answered }, line: numbered, job: {} });
  expect(stepAfter("number", there([]))).toBe("contacts");
  expect(stepAfter("number", there(["contacts", "help"]))).toBe("forwarding");
  expect(stepAfter("contacts", there(["number"]))).toBe("help");
  expect(stepAfter("help", there(["number", "contacts"]))).toBe("forwarding");
  expect(stepAfter("forwarding", there(["number", "contacts", "help"]))).toBe("test");
  // The number is still on its way: nothing behind it opens.
  expect(stepAfter("help", stateOf({ setup: { ...agreed, answered: ["contacts"] }, line: own, job: {} }))).toBe("number");
});
