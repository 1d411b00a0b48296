import fc from "fast-check";
import { expect, test } from "vitest";
import { createRiskState, observe } from "./engine.ts";
import { type Approach, decay, FORGOTTEN_AFTER_MS, hintOf, MOST_PRIOR, nothingRemembered, priorLogit, remember } from "./line-memory.ts";

const NOW = Date.UTC(2026, 10, 25);
const DAY = 86_400_000;
const approach = (changes: Partial<Approach> = {}): Approach => ({
  atMs: NOW,
  kind: "bank_fraud_desk",
  score: 0.9,
  isConfirmed: false,
  isSameCaller: false,
  ...changes,
});
const prior = (approaches: readonly Approach[], now = NOW) => priorLogit(hintOf(approaches, NOW), now);

const anyApproach: fc.Arbitrary<Approach> = fc.record({
  atMs: fc.integer({ min: NOW - 120 * DAY, max: NOW + DAY }),
  kind: fc.constantFrom("bank_fraud_desk", "delivery", "unknown", "of another version"),
  score: fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(-1, 2, Number.NaN)),
  isConfirmed: fc.boolean(),
  isSameCaller: fc.constantFrom(true, false, null),
});
const anyApproaches = fc.array(anyApproach, { maxLength: 60 });

test("a line without approaches gives no prior", () => {
  expect(prior([])).toBe(0);
  expect(priorLogit(nothingRemembered(NOW), NOW + 1)).toBe(0);
});

test("the weight of an approach halves in thirty days and is gone after ninety", () => {
  const weightAt = (days: number) => hintOf([approach({ atMs: NOW - days * DAY, isConfirmed: true })], NOW).weight;
  expect([0, 30, 60].map(weightAt)).toEqual([1, 0.5, 0.25]);
  expect(weightAt(89.9)).toBeGreaterThan(0.12);
  expect(hintOf([approach({ atMs: NOW - FORGOTTEN_AFTER_MS })], NOW)).toEqual(nothingRemembered(NOW));
});

test("what was confirmed, repeated, or is by the same caller weighs more", () => {
  const once = prior([approach()]);
  expect(once).toBeGreaterThan(0.2);
  for (const more of [[approach({ isConfirmed: true })], [approach(), approach()], [approach({ isSameCaller: true })]]) {
    expect(prior(more)).toBeGreaterThan(once);
  }
  expect(prior([approach({ score: 0.4 })])).toBeLessThan(once);
  expect(prior([approach({ isSameCaller: null })])).toBe(once);
});

test("the hint says how many there were, of which kinds, and whether it is the same caller", () => {
  const hint = hintOf([approach({ isConfirmed: true }), approach({ kind: "?", score: 0.5, isSameCaller: true })], NOW);
  expect(hint).toEqual({
    asOfMs: NOW,
    count: 2,
    weight: 2,
    weightByKind: { bank_fraud_desk: 1, unknown: 1 },
    isSameCaller: true,
  });
});

test("the prior is never below nothing and never reaches its bound", () => {
  fc.assert(
    fc.property(anyApproaches, fc.integer({ min: -400, max: 400 }), (approaches, days) => {
      const value = prior(approaches, NOW + days * DAY);
      expect(value).toBeGreaterThanOrEqual(0);
      expect(value).toBeLessThanOrEqual(MOST_PRIOR);
    }),
  );
});

test("the prior only falls as time goes by, whether the hint is kept or made anew", () => {
  fc.assert(
    fc.property(anyApproaches, fc.nat(200), fc.nat(200), (approaches, days, more) => {
      const [sooner, later] = [NOW + days * DAY, NOW + (days + more) * DAY];
      expect(prior(approaches, later)).toBeLessThanOrEqual(prior(approaches, sooner));
      const past = approaches.filter(({ atMs }) => atMs <= NOW);
      expect(priorLogit(hintOf(past, later), later)).toBeLessThanOrEqual(priorLogit(hintOf(past, sooner), sooner) + 1e-12);
    }),
  );
});

test("one more approach never lowers the prior, and their order does not matter", () => {
  fc.assert(
    fc.property(anyApproaches, anyApproach, (approaches, another) => {
      expect(prior([...approaches, another])).toBeGreaterThanOrEqual(prior(approaches));
      expect(prior([...approaches].reverse())).toBeCloseTo(prior(approaches), 10);
    }),
  );
});

test("a hint that decays is the hint of the later moment", () => {
  fc.assert(
    fc.property(anyApproaches, fc.nat(30), (approaches, days) => {
      const later = NOW + days * DAY;
      // Nothing that is forgotten in between.
      const kept = approaches.filter(({ atMs }) => atMs <= NOW && later - atMs < FORGOTTEN_AFTER_MS);
      const [kept1, anew] = [decay(hintOf(kept, NOW), later), hintOf(kept, later)];
      expect(kept1).toMatchObject({ asOfMs: later, count: anew.count, isSameCaller: anew.isSameCaller });
      expect(kept1.weight).toBeCloseTo(anew.weight, 10);
    }),
  );
  const hint = hintOf([approach()], NOW);
  expect(decay(hint, NOW - DAY)).toEqual(hint);
});

test("remembering changes no hint that somebody holds", () => {
  const hint = nothingRemembered(NOW);
  remember(hint, approach());
  expect(hint).toEqual(nothingRemembered(NOW));
});

test.each([
  ["fr", "Bonjour, c'est le cabinet du docteur, je vous rappelle pour votre rendez-vous de jeudi."],
  ["en", "Hello, this is the surgery, I am calling about your appointment on Thursday."],
] as const)("all the memory there can be leaves an ordinary call calm (%s)", (locale, text) => {
  const { verdict } = observe(createRiskState(locale), { turn: 1, speaker: "caller", text, isFinal: true, atMs: 5_000 });
  const logit = Math.log(verdict.score / (1 - verdict.score));
  expect(verdict.level).toBe(1);
  expect(logit + MOST_PRIOR).toBeLessThan(0);
});
