import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { normalise } from "../../shared/domain/risk/normalise.ts";
import { wordKeys } from "../../shared/domain/risk/wording/wording.ts";
import type { EvalCall, EvalTurn } from "../eval/sets.ts";

/** What is learned from: which known words were heard, by whom, and whether it was a scam. */
export interface Sample {
  keys: ReadonlySet<string>;
  isScam: boolean;
  weight: number;
}

const EXAMPLES = "shared/domain/risk/examples";
/** Acts that honest callers perform as well, and the other one's: their examples say nothing of a call as a whole. */
const TELLING_NOTHING = new Set([
  ...["authority", "personal_data", "callee_started", "callee_doubt"],
  ...["protective_refusal", "protective_time", "protective_channel"],
]);
const MERGED_WEIGHT = 0.3;
const PART_WEIGHT = 1;
const EXAMPLE_WEIGHT = 0.3;
const PARTS = [0.1, 0.25, 0.5, 0.75];

const ActFile = z.object({ act: z.string(), is: z.array(z.string()), isNot: z.array(z.string()) });

const keysOf = (turns: readonly EvalTurn[], lang: "fr" | "en", isMerged = false): ReadonlySet<string> =>
  new Set(
    turns.flatMap(({ speaker, text }) => {
      const role = speaker === "callee" && !isMerged ? "p" : "c";
      return wordKeys(normalise(text, lang)).map((key) => `${role} ${key}`);
    }),
  );

/** Whole calls, the same without speakers, and their beginnings: a scam's from its decisive request on, an honest one's always. */
export function callSamples({ turns, lang, isScam, decisive }: EvalCall): Sample[] {
  const parts = PARTS.flatMap((share): Sample[] => {
    const length = Math.ceil(turns.length * share);
    if (isScam && (decisive === null || length <= decisive)) return [];
    return [{ keys: keysOf(turns.slice(0, length), lang), isScam, weight: PART_WEIGHT }];
  });
  return [{ keys: keysOf(turns, lang), isScam, weight: 1 }, { keys: keysOf(turns, lang, true), isScam, weight: MERGED_WEIGHT }, ...parts];
}

/** Single sentences: those by which a scam asks, and those that only sound alike. */
export function exampleSamples(lang: "fr" | "en"): Sample[] {
  const directory = join(EXAMPLES, lang);
  return readdirSync(directory)
    .sort()
    .flatMap((name) => {
      const { act, is, isNot } = ActFile.parse(JSON.parse(readFileSync(join(directory, name), "utf8")));
      if (TELLING_NOTHING.has(act)) return [];
      const sample = (isScam: boolean) => (text: string) => ({
        keys: keysOf([{ speaker: "caller", text }], lang),
        isScam,
        weight: EXAMPLE_WEIGHT,
      });
      return [...is.map(sample(true)), ...isNot.map(sample(false))];
    });
}
