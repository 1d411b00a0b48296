import { expect, test } from "vitest";
import { measureFingerprints } from "./fingerprints.ts";
import { corpusSet } from "./sets.ts";

const calls = (["fr", "en"] as const).flatMap((lang) => corpusSet(lang, "test").calls);

test.each(measureFingerprints(calls, [0.1, 0.2]))(
  "after $stage words a script is known again through recognition errors, and calls about the same thing are not one",
  ({ calls: count, pairs }) => {
    const [tenth, fifth, twins, alike, others] = pairs;
    expect(count).toBeGreaterThan(100);
    expect(tenth?.taken).toBeGreaterThan(0.97);
    expect(fifth?.taken).toBeGreaterThan(0.65);
    expect(twins?.count).toBeGreaterThan(20);
    expect(twins?.taken).toBeLessThan(0.01);
    expect(alike?.taken).toBeLessThan(0.001);
    expect(others?.taken).toBeLessThan(0.0001);
  },
);
