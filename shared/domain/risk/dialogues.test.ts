import { describe, expect, it } from "vitest";
import { listRecordings, type RecordingManifest } from "../../sandbox/recordings/recording.ts";
import { createRiskState, observe } from "./engine.ts";
import type { Verdict } from "./types.ts";

type Reader = (text: string) => string;

const asPrinted: Reader = (text) => text;
const bare: Reader = (text) => text.toLowerCase().replace(/[.,?!;:]/g, "");

const listenTo = ({ lang, turns }: RecordingManifest, read: Reader): Verdict[] => {
  let state = createRiskState(lang);
  return turns.map(({ speaker, text, endMs }, turn) => {
    const observed = observe(state, { turn, speaker, text: read(text), isFinal: true, atMs: endMs });
    state = observed.state;
    return observed.verdict;
  });
};

const recordings = listRecordings();

describe.each([
  ["as printed", asPrinted],
  ["without capitals and punctuation", bare],
] as const)("recorded calls %s", (_how, read) => {
  it.each(recordings.filter((recording) => recording.label === "scam"))(
    "$name reaches level 3 from its decisive turn on, before its end",
    (recording) => {
      const verdicts = listenTo(recording, read);
      const decisive = recording.turns.findIndex((turn) => turn.decisive);
      const first = verdicts.findIndex((verdict) => verdict.level === 3);
      expect(first).toBeGreaterThanOrEqual(decisive);
      expect(first).toBeLessThan(verdicts.length - 1);
      expect(verdicts.slice(first).every((verdict) => verdict.level === 3)).toBe(true);
      expect(verdicts[first]?.reasons.length).toBeGreaterThan(1);
    },
  );

  it.each(recordings.filter((recording) => recording.label === "honest"))("$name stays calm", (recording) => {
    expect(new Set(listenTo(recording, read).map((verdict) => verdict.level))).toEqual(new Set([1]));
  });
});

it("there are scams and honest calls in both languages", () => {
  expect(new Set(recordings.map(({ label, lang }) => `${label} ${lang}`)).size).toBe(4);
});
