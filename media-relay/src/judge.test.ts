import { expect, test } from "vitest";
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
