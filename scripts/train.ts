// Learns the wording of scams from our own training dialogues and example sentences, and writes the weights: always the same.
import { writeFileSync } from "node:fs";
import { corpusSet } from "./eval/sets.ts";
import { callSamples, exampleSamples } from "./train/samples.ts";
import { trainWording } from "./train/train-wording.ts";

const LONGEST_LINE = 120;

/** The weights as lines of text that a reviewer can read. */
const lines = (text: string): string =>
  text
    .split(" ")
    .reduce<string[]>((all, each) => {
      const last = all.at(-1);
      if (last !== undefined && last.length + each.length < LONGEST_LINE) all[all.length - 1] = `${last} ${each}`;
      else all.push(each);
      return all;
    }, [])
    .map((line) => `    ${JSON.stringify(line)},`)
    .join("\n");

for (const lang of ["fr", "en"] as const) {
  const samples = [...corpusSet(lang, "train").calls.flatMap(callSamples), ...exampleSamples(lang)];
  const weights = trainWording(samples);
  writeFileSync(
    `shared/domain/risk/wording/weights-${lang}.ts`,
    `import type { WordingWeights } from "./wording-weights.ts";

// Written by npm run train.
export const WEIGHTS_${lang.toUpperCase()}: WordingWeights = {
  bias: ${weights.bias},
  scale: ${weights.scale},
  caller: [
${lines(weights.caller)}
  ].join(" "),
  protected: [
${lines(weights.protected)}
  ].join(" "),
};
`,
  );
  const count = (text: string) => text.split(" ").length;
  console.log(
    `${lang}: ${samples.length} texts, ${count(weights.caller)} words of callers and ${count(weights.protected)} of the protected`,
  );
}
