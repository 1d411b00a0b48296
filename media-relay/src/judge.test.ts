import fc from "fast-check";
import { expect, test } from "vitest";
import type { Level } from "../../shared/domain/call/level.ts";
import type { Opinion } from "../../shared/domain/risk/second-opinion/opinion.ts";
import type { Channel, Transcript } from "../../shared/ports/speech.ts";
import { createJudge } from "./judge.ts";
import type { RiskEngine } from "./risk-engine.ts";
import { keywordEngine } from "./testing/keyword-engine.ts";

const said = (text: string, options: Partial<Transcript> = {}): Transcript => ({
  channel: 0,
  text,
  isFinal: true,
  isEndOfUtterance: true,
  startMs: 0,
  endMs: 1_000,
  ...options,
});
const interim = (text: string, channel: Channel = 0) => said(text, { channel, isFinal: false, isEndOfUtterance: false });
const segment = (text: string) => said(text, { isEndOfUtterance: false });

const open = (level: 1 | 2 | 3 = 1) => {
  const utterances: { turn: number; text: string; isFinal: boolean }[] = [];
  const engine: RiskEngine = {
    ...keywordEngine,
    observe(state, utterance) {
      utterances.push({ turn: utterance.turn, text: utterance.text, isFinal: utterance.isFinal });
      return keywordEngine.observe(state, utterance);
    },
  };
  return { judge: createJudge(engine, { state: engine.createRiskState("fr"), level }), utterances };
};

test("what is known from elsewhere goes with every word, as it is by then", () => {
  const given: (number | undefined)[] = [];
  const engine: RiskEngine = {
    ...keywordEngine,
    observe(state, utterance) {
      given.push(utterance.beyondWords);
      return keywordEngine.observe(state, utterance);
    },
  };
  let known = 0;
  const judge = createJudge(engine, { state: engine.createRiskState("fr"), level: 1, prior: 0.25, outsideEvidence: () => known });
  judge.hear(said("bonjour"));
  known = 0.5;
  judge.hear(interim("je suis"));
  judge.hear(said("je suis votre banque"));
  createJudge(engine, { state: engine.createRiskState("fr"), level: 1 }).hear(said("bonjour"));
  expect(given).toEqual([0.25, 0.75, 0.75, 0]);
});

test("a level is told once, when it is first reached", () => {
  const { judge } = open();
  expect(judge.hear(said("bonjour"))).toBeUndefined();
  expect(judge.hear(said("LEVEL2"))).toMatchObject({ level: 2 });
  expect(judge.hear(said("LEVEL2 encore"))).toBeUndefined();
  expect(judge.hear(said("LEVEL3"))).toMatchObject({ level: 3 });
  expect(judge.hear(said("LEVEL3 encore"))).toBeUndefined();
});

test("interim words must say it twice in a row", () => {
  const { judge } = open();
  expect(judge.hear(interim("LEVEL3"))).toBeUndefined();
  expect(judge.hear(interim("non"))).toBeUndefined();
  expect(judge.hear(interim("LEVEL3"))).toBeUndefined();
  expect(judge.hear(interim("LEVEL3 le code"))).toMatchObject({ level: 3, isProvisional: true });
  expect(judge.hear(interim("LEVEL3 le code de"))).toBeUndefined();
});

test("one interim reading of each of two sentences is not two in a row", () => {
  const { judge } = open();
  judge.hear(interim("LEVEL3"));
  judge.hear(said("rien"));
  expect(judge.hear(interim("LEVEL3"))).toBeUndefined();
});

test("a provisional level 2 waits for final words", () => {
  const { judge } = open();
  judge.hear(interim("LEVEL2"));
  expect(judge.hear(interim("LEVEL2"))).toBeUndefined();
  expect(judge.hear(said("LEVEL2"))).toMatchObject({ level: 2 });
});

test("a stretch keeps its number until the speaker pauses, whoever speaks in between", () => {
  const { judge, utterances } = open();
  judge.hear(interim("a"));
  judge.hear(said("b", { channel: 1 }));
  judge.hear(segment("a a"));
  judge.hear(said("a a a"));
  judge.hear(said("c"));
  expect(utterances.map(({ turn, text }) => [turn, text])).toEqual([
    [0, "a"],
    [1, "b"],
    [0, "a a"],
    [0, "a a a"],
    [2, "c"],
  ]);
});

test("what follows final words of an unfinished stretch is tried out by itself", () => {
  const { judge, utterances } = open();
  judge.hear(segment("a a"));
  judge.hear(interim("a a b"));
  expect(utterances.at(-1)).toEqual({ turn: 1, text: "b", isFinal: false });
});

test("a resumed call does not repeat the level it had", () => {
  const { judge } = open(3);
  expect(judge.hear(said("LEVEL3"))).toBeUndefined();
});

test("final words that bear out what interim words gave are told once more, and only once", () => {
  const { judge } = open();
  judge.hear(interim("LEVEL3"));
  judge.hear(interim("LEVEL3 le"));
  expect(judge.hear(said("LEVEL3 le code"))).toMatchObject({ level: 3, isProvisional: false });
  expect(judge.hear(said("LEVEL3 encore"))).toBeUndefined();
});

const opinion = (level: Level, isVerified = true): Opinion => ({
  level,
  kind: "unknown",
  reasons: isVerified ? [{ tactic: "money_move", quote: "votre argent", turn: 0 }] : [],
  asked: { tactics: ["credential_request"], score: 1 },
});

test("an opinion that comes later raises once, with its words", () => {
  const { judge } = open();
  judge.hear(said("LEVEL2"));
  expect(judge.consider(opinion(3))).toMatchObject({
    effect: "raised",
    risen: { level: 3, isProvisional: false, reasons: [{}, { quote: "votre argent" }] },
  });
  expect(judge.level).toBe(3);
  expect(judge.consider(opinion(3))).toEqual({ effect: "already_told", risen: undefined });
  expect(judge.hear(said("LEVEL3"))).toBeUndefined();
});

test("an opinion before any word, or on a call that the engine overtook, changes nothing", () => {
  const { judge } = open();
  expect(judge.consider(opinion(3))).toEqual({ effect: "no_local_evidence", risen: undefined });
  judge.hear(said("LEVEL3"));
  expect(judge.consider(opinion(3))).toEqual({ effect: "agreed", risen: undefined });
  expect(judge.consider(opinion(1))).toEqual({ effect: "evidence_stands", risen: undefined });
  expect(judge.level).toBe(3);
});

test("a calming opinion holds back level 2 that was not told yet, and takes back none that was", () => {
  const doubtful: RiskEngine = {
    ...keywordEngine,
    observe(state, utterance) {
      const { verdict, ...rest } = keywordEngine.observe(state, utterance);
      return { ...rest, verdict: { ...verdict, score: 0.4, reasons: [{ tactic: "urgency", quote: utterance.text, turn: 0 }] } };
    },
  };
  const calm: Opinion = { ...opinion(1), asked: { tactics: ["urgency"], score: 0.4 } };
  const judge = createJudge(doubtful, { state: doubtful.createRiskState("fr"), level: 1 });
  judge.hear(said("bonjour"));
  judge.consider(calm);
  expect(judge.hear(said("LEVEL2"))).toBeUndefined();
  expect(judge.consider(opinion(2))).toMatchObject({ effect: "agreed", risen: { level: 2 } });
  expect(judge.consider(calm)).toEqual({ effect: "already_told", risen: undefined });
  expect(judge.level).toBe(2);
});

test("whatever is said and opined in whatever order, the level never falls and each is told once", () => {
  const step = fc.oneof(
    fc.record({ text: fc.constantFrom("bonjour", "LEVEL2", "LEVEL3"), isFinal: fc.boolean() }),
    fc.record({ level: fc.constantFrom<Level>(1, 2, 3), isVerified: fc.boolean() }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const { judge } = open();
      const told: Level[] = [];
      for (const each of steps) {
        const before = judge.level;
        const risen =
          "text" in each
            ? judge.hear(each.isFinal ? said(each.text) : interim(each.text))
            : judge.consider(opinion(each.level, each.isVerified)).risen;
        expect(judge.level).toBeGreaterThanOrEqual(before);
        if (risen && !(risen.level === before)) told.push(risen.level);
      }
      expect(told).toEqual([...new Set(told)].sort());
    }),
  );
});
