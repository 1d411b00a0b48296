import { ASK_CAUTION, CALL_CAUTION, shareOf } from "../../shared/domain/risk/wording/wording.ts";
import { type Learned, learn } from "./learn.ts";
import { askSamples, callSamples, exampleSamples, type KeyedCall } from "./samples.ts";

/** The two models of one language. */
export interface Models {
  /** Over `c key` of the other party and `p key` of the protected person, for a whole call. */
  call: Learned;
  /** Over keys of a single piece. */
  ask: Learned;
}

const COST = 0.3;
const FEWEST_TEXTS = 4;
const MOST_CALL_KEYS = 16_000;
const MOST_ASK_KEYS = 9_000;
/** Sentences without a call around them teach little about whole calls. */
const EXAMPLE_IN_CALL_WEIGHT = 0.15;
const EXAMPLE_WEIGHT = 0.5;

export const callShare = (count: number): number => shareOf(count, CALL_CAUTION);
export const askShare = (count: number): number => shareOf(count, ASK_CAUTION);

export function learnModels(calls: readonly KeyedCall[], lang: "fr" | "en"): Models {
  const common = { cost: COST, fewestTexts: FEWEST_TEXTS };
  const inCall = exampleSamples(lang, EXAMPLE_IN_CALL_WEIGHT).map((sample) => ({ ...sample, keys: sample.keys.map((key) => `c ${key}`) }));
  return {
    call: learn([...calls.flatMap(callSamples), ...inCall], { ...common, mostKeys: MOST_CALL_KEYS, shareOf: callShare }),
    ask: learn([...calls.flatMap(askSamples), ...exampleSamples(lang, EXAMPLE_WEIGHT)], {
      ...common,
      mostKeys: MOST_ASK_KEYS,
      shareOf: askShare,
    }),
  };
}
