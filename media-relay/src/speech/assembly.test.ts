import { expect, test } from "vitest";
import { DeepgramResults } from "../../../shared/contracts/deepgram.ts";
import { createAssembly } from "./assembly.ts";

const results = (
  transcript: string,
  { start = 0, duration = 1, isFinal = false, isSpeechFinal = false, words = [] as { start: number; end: number }[] } = {},
) =>
  DeepgramResults.parse({
    type: "Results",
    channel_index: [0, 2],
    start,
    duration,
    is_final: isFinal,
    speech_final: isSpeechFinal,
    channel: { alternatives: [{ transcript, words }] },
  });
const later = (ms: number) => ms + 10_000;

test("interim text replaces the interim text before it and follows what is final", () => {
  const assembly = createAssembly(0);
  expect(assembly.results(results("bon"), later)).toMatchObject({ text: "bon", isFinal: false, isEndOfUtterance: false });
  expect(assembly.results(results("bonjour"), later)).toMatchObject({ text: "bonjour" });
  expect(assembly.results(results("bonjour madame", { isFinal: true }), later)).toMatchObject({
    text: "bonjour madame",
    isFinal: true,
    isEndOfUtterance: false,
  });
  expect(assembly.results(results("je suis", { start: 1 }), later)).toMatchObject({
    text: "bonjour madame je suis",
    isFinal: false,
    startMs: 10_000,
    endMs: 12_000,
  });
  expect(assembly.results(results("je suis votre banquier", { start: 1, isFinal: true, isSpeechFinal: true }), later)).toMatchObject({
    text: "bonjour madame je suis votre banquier",
    isFinal: true,
    isEndOfUtterance: true,
    startMs: 10_000,
    endMs: 12_000,
  });
});

test("a pause announced twice ends one sentence", () => {
  const assembly = createAssembly(1);
  assembly.results(results("allô", { isFinal: true, isSpeechFinal: true }), later);
  expect(assembly.utteranceEnd()).toBeUndefined();
  assembly.results(results("oui", { isFinal: true }), later);
  expect(assembly.utteranceEnd()).toMatchObject({ channel: 1, text: "oui", isEndOfUtterance: true });
  expect(assembly.results(results("", { isFinal: true, isSpeechFinal: true }), later)).toBeUndefined();
});

test("silence says nothing, and its end completes what was said before", () => {
  const assembly = createAssembly(0);
  expect(assembly.results(results(""), later)).toBeUndefined();
  expect(assembly.results(results("", { isFinal: true }), later)).toBeUndefined();
  assembly.results(results("le code", { isFinal: true }), later);
  expect(assembly.results(results("", { isFinal: true, isSpeechFinal: true }), later)).toMatchObject({
    text: "le code",
    isEndOfUtterance: true,
  });
});

test("the words say when it was said, where there are words", () => {
  const assembly = createAssembly(0);
  const words = [
    { start: 0.2, end: 0.4 },
    { start: 0.5, end: 0.7 },
  ];
  expect(assembly.results(results("le code", { duration: 3, words }), later)).toMatchObject({ startMs: 10_200, endMs: 10_700 });
});
