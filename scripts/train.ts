// Learns the wording of scams from our own training dialogues and example sentences, and writes the weights: always the same.
import { writeFileSync } from "node:fs";
import { corpusSet } from "./eval/sets.ts";
import { learnMix } from "./train/mix.ts";
import { toKeyedCall } from "./train/samples.ts";
import { learnTactics } from "./train/tactics.ts";
import { learnModels } from "./train/weigh.ts";
import { writeWeights } from "./train/write-weights.ts";

for (const lang of ["fr", "en"] as const) {
  const calls = corpusSet(lang, "train").calls.map(toKeyedCall);
  const { text, size } = writeWeights(lang, learnModels(calls, lang), learnMix(calls, lang), learnTactics(lang));
  writeFileSync(`shared/domain/risk/wording/weights-${lang}.ts`, text);
  console.log(`${lang}: ${calls.length} calls, ${size} words and pairs of words, ${Math.round(text.length / 1024)} kB`);
}
