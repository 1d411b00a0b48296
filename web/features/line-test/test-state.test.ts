import { expect, test } from "vitest";
import type { LineTest } from "../../../shared/contracts/v1/line-tests.ts";
import type { Line } from "../../../shared/contracts/v1/lines.ts";
import { FORWARDING_HOPS, HOP_NAMES, type HopState } from "../../../shared/domain/line-test/words.ts";
import { isRecent, laterTest, needsHelp, obstacleTo, possibleKinds, resumesAt, shownTest, tell } from "./test-state.ts";
import { testWords } from "./words.ts";

const ID = "00000000-0000-4000-8000-000000000001";
const OTHER = "00000000-0000-4000-8000-000000000002";
const STARTED = "2026-11-03T13:05:00.000Z";
const NOW = Date.parse(STARTED) + 60_000;

/** The first hops passed, then one in this state. */
const testAt = (passed: number, state: HopState, changes: Partial<LineTest> = {}): LineTest => ({
  ...{ id: ID, tenantId: ID, lineId: ID, kind: "forwarding", isAutomatic: false, attempt: 1 },
  status: state === "failed" ? "failed" : passed === FORWARDING_HOPS.length ? "passed" : "running",
  hops: FORWARDING_HOPS.map((name, index) => ({
    name,
    state: index < passed ? "passed" : index === passed ? state : "waiting",
    reason: index === passed && state === "failed" ? "not_forwarded" : null,
    sipCode: null,
    at: null,
  })),
  startedAt: STARTED,
  expiresAt: STARTED,
  endedAt: null,
  ...changes,
});

test("of two answers the one that knows more is shown, in whatever order they come", () => {
  const [early, late] = [testAt(1, "running"), testAt(4, "running")];
  const over = testAt(1, "failed");
  const next = testAt(0, "running", { id: OTHER, startedAt: "2026-11-03T13:10:00.000Z" });
  for (const [a, b, wanted] of [
    [early, late, late],
    [late, over, over],
    [over, next, next],
    [undefined, early, early],
  ] as const) {
    expect(laterTest(a, b)).toBe(wanted);
    expect(laterTest(b, a)).toBe(wanted);
  }
});

test("the test that goes on is shown, else the last that somebody asked for", () => {
  const automatic = testAt(3, "waiting", { isAutomatic: true, status: "passed" });
  const asked = testAt(1, "failed");
  expect(shownTest([automatic, asked], ["forwarding"])).toBe(asked);
  expect(shownTest([{ ...automatic, status: "running" }, asked], ["forwarding"])?.isAutomatic).toBe(true);
  expect(shownTest([{ ...asked, kind: "connectivity" }], ["forwarding"])).toBeUndefined();
});

test("the next test takes up at the hop that failed, within the hour", () => {
  expect(resumesAt(testAt(4, "failed"), NOW)).toBe(5);
  expect(resumesAt(testAt(0, "failed"), NOW)).toBeUndefined();
  expect(resumesAt(testAt(4, "failed"), NOW + 3_600_000)).toBeUndefined();
  expect(resumesAt(testAt(4, "failed", { kind: "connectivity" }), NOW)).toBeUndefined();
  expect(resumesAt(testAt(4, "running"), NOW)).toBeUndefined();
});

test("what an older test proved is not shown as the state of now", () => {
  expect(isRecent(testAt(8, "passed"), NOW)).toBe(true);
  expect(isRecent(testAt(8, "passed"), NOW + 3_600_000)).toBe(false);
  expect(isRecent(testAt(3, "running"), NOW + 3_600_000)).toBe(true);
});

test("from the second failure on, a person helps", () => {
  expect(needsHelp(testAt(1, "failed"))).toBe(false);
  expect(needsHelp(testAt(1, "failed", { attempt: 2 }))).toBe(true);
  expect(needsHelp(testAt(1, "running", { attempt: 3 }))).toBe(false);
});

test("each change is told in one sentence, with what to do now", () => {
  expect(tell(testAt(4, "running"), "fr")).toEqual({
    state: "Étape\u00a05 sur 8\u00a0: une personne répond.",
    todo: "Décrochez, puis appuyez sur la touche 1.",
  });
  expect(tell(testAt(2, "running"), "fr").state).toBe("Étape\u00a03 sur 8\u00a0: Ethiq décroche.");
  const failed = tell(testAt(1, "failed"), "fr");
  expect(failed.state).toBe("L'essai s'arrête à l'étape\u00a02\u00a0: l'opérateur renvoie l'appel.");
  expect(failed.todo).toMatch(/^L'opérateur n'a pas renvoyé l'appel\. Souvent/);
  expect(tell(testAt(8, "passed"), "en")).toEqual({ state: "The test has passed.", todo: undefined });
  expect(tell(testAt(1, "running", { isAutomatic: true }), "fr").todo).toContain("Aucun téléphone ne sonne.");
  for (const name of HOP_NAMES) expect(testWords("fr").todo[name]).toBeTruthy();
});

const line = { status: "testing", ethiqNumber: "+33939000042", forwardedNumber: "+33139000012", cancelledAt: null } as Line;
const whole: Line = { ...line, delivery: [{ kind: "sip", uri: "sip:jeanne@sip.example" }] };

test("a line is tested only when the call has somewhere to come to and something to ring", () => {
  expect(possibleKinds(whole)).toEqual(["forwarding", "connectivity"]);
  expect(possibleKinds({ ...whole, forwardedNumber: null })).toEqual(["connectivity"]);
  expect(obstacleTo("forwarding", { ...whole, forwardedNumber: null })).toBe("own");
  expect(obstacleTo("forwarding", { ...whole, ethiqNumber: null })).toBe("number");
  expect(obstacleTo("forwarding", { ...whole, status: "draft" })).toBe("number");
  expect(obstacleTo("forwarding", { ...whole, status: "suspended" })).toBe("suspended");
  expect(obstacleTo("forwarding", { ...whole, delivery: [] })).toBe("telephone");
  expect(obstacleTo("forwarding", { ...whole, cancelledAt: STARTED })).toBe("left");
});
