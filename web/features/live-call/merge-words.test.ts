import { expect, test } from "vitest";
import { mergeWords, NO_WORDS, type Turn } from "./merge-words.ts";

const turn = (n: number): Turn => ({ id: `MZ1:${n}`, speaker: "caller", text: `phrase ${n}`, at: new Date(n * 1_000).toISOString() });
const partial = [{ speaker: "caller" as const, text: "et puis" }];
const ids = ({ turns }: { turns: readonly Turn[] }) => turns.map(({ id }) => id);

test("a turn that is told again is shown once, and one whose message was lost is not missed", () => {
  const first = mergeWords(NO_WORDS, { turns: [turn(1)], partial });
  expect(first).toEqual({ turns: [turn(1)], partial });
  const later = mergeWords(first, { turns: [turn(1), turn(2), turn(3)], partial: [] });
  expect(ids(later)).toEqual(["MZ1:1", "MZ1:2", "MZ1:3"]);
  expect(later.partial).toEqual([]);
});

test("a message that comes late takes nothing back", () => {
  const shown = mergeWords(NO_WORDS, { turns: [turn(1), turn(2)], partial: [] });
  expect(mergeWords(shown, { turns: [turn(1)], partial })).toBe(shown);
  expect(ids(mergeWords(shown, { turns: [turn(0), turn(1)], partial: [] }))).toEqual(["MZ1:0", "MZ1:1", "MZ1:2"]);
});

test("the words of a new stream come after those of the one before", () => {
  const shown = mergeWords(NO_WORDS, { turns: [turn(1)], partial: [] });
  expect(ids(mergeWords(shown, { turns: [{ ...turn(5), id: "MZ2:1" }], partial: [] }))).toEqual(["MZ1:1", "MZ2:1"]);
});

test("words that are being said replace those before", () => {
  const shown = mergeWords(NO_WORDS, { turns: [turn(1)], partial });
  expect(mergeWords(shown, { turns: [turn(1)], partial: [] }).partial).toEqual([]);
});
