import { SAME_SCRIPT, SKETCH_SIZE } from "../shared/domain/risk/fingerprint.ts";
import { measureFingerprints } from "./eval/fingerprints.ts";
import { corpusSet } from "./eval/sets.ts";

// The table of docs/reputation-and-campaigns.md, from all dialogues of the corpus.
const calls = (["fr", "en"] as const).flatMap((lang) => (["train", "test"] as const).flatMap((split) => corpusSet(lang, split).calls));
for (const { stage, calls: count, pairs } of measureFingerprints(calls, [0.05, 0.1, 0.15, 0.2])) {
  console.log(`After ${stage} words: ${count} calls, ${SAME_SCRIPT[stage]} of ${SKETCH_SIZE} minima asked for\n`);
  console.log("| pairs | how many | minima shared, median | taken for one script |\n|---|---:|---:|---:|");
  for (const { what, count: many, median, taken } of pairs)
    console.log(`| ${what} | ${many} | ${median} | ${(100 * taken).toFixed(3)} % |`);
  console.log();
}
