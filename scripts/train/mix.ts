import { cueLogit } from "../../shared/domain/risk/assess.ts";
import { createRiskState, observe } from "../../shared/domain/risk/engine.ts";
import { FEWEST_WORDS_OF_ASK, NO_ASK } from "../../shared/domain/risk/wording/wording.ts";
import type { MixWeights } from "../../shared/domain/risk/wording/wording-weights.ts";
import { seededRandom } from "../eval/noise.ts";
import { logitOf } from "./learn.ts";
import { fitLogistic } from "./logistic.ts";
import { type KeyedCall, wordCount } from "./samples.ts";
import { askShare, callShare, learnModels, type Models } from "./weigh.ts";

/** What the mix is made of after a turn of a call. */
type Moment = readonly [call: number, ask: number, cues: number];

export interface Mixed {
  mix: MixWeights;
  enter2: number;
  enter3: number;
}

const FOLDS = 6;
const COST = 1;
const ROUNDS = 6;
const SILENCE: Moment = [0, NO_ASK, 0];
/** The share of honest calls of subjects never learned that may go beyond. */
const HONEST_AT_2 = 0.035;
const HONEST_AT_3 = 0.025;

/**
 * How the parts add up, and from where on a call is at level 2 or 3: learned from calls of subjects that the models of that
 * round had not seen, since every model finds the calls that it learned from easy.
 */
export function learnMix(calls: readonly KeyedCall[], lang: "fr" | "en"): Mixed {
  const foldOf = toFolds(calls.map(({ call }) => call.family));
  const judged = Array.from({ length: FOLDS }, (_each, fold) => {
    const models = learnModels(
      calls.filter(({ call }) => foldOf(call.family) !== fold),
      lang,
    );
    return calls.filter(({ call }) => foldOf(call.family) === fold).map((each) => ({ call: each.call, moments: momentsOf(each, models) }));
  }).flat();
  const mix = fitMix(judged.map(({ call, moments }) => ({ isScam: call.isScam, moments })));
  const honest = judged.filter(({ call }) => !call.isScam).map(({ moments }) => mixOf(mix, strongest(mix, moments)));
  return { mix, enter2: beyond(honest, HONEST_AT_2), enter3: beyond(honest, HONEST_AT_3) };
}

interface JudgedCall {
  isScam: boolean;
  moments: readonly Moment[];
}

/** A call is told of at its strongest moment, which depends on the mix: both are found in turns. */
function fitMix(calls: readonly JudgedCall[]): MixWeights {
  let mix = fitMoments(calls.map(({ isScam, moments }) => ({ isScam, moment: moments.at(-1) ?? SILENCE })));
  for (let round = 0; round < ROUNDS; round += 1)
    mix = fitMoments(calls.map(({ isScam, moments }) => ({ isScam, moment: strongest(mix, moments) })));
  return mix;
}

function fitMoments(samples: readonly { isScam: boolean; moment: Moment }[]): MixWeights {
  const features = Int32Array.of(0, 1, 2);
  const examples = samples.map(({ isScam, moment }) => ({ features, values: Float64Array.from(moment), isPositive: isScam, weight: 1 }));
  const { weights, bias } = fitLogistic(examples, { size: features.length, cost: COST });
  const [call = 0, ask = 0, cues = 0] = weights;
  return { bias, call, ask, cues };
}

const strongest = (mix: MixWeights, moments: readonly Moment[]): Moment =>
  moments.reduce<Moment>((best, each) => (mixOf(mix, each) > mixOf(mix, best) ? each : best), moments[0] ?? SILENCE);

const mixOf = (mix: MixWeights, [call, ask, cues]: Moment): number => mix.bias + mix.call * call + mix.ask * ask + mix.cues * cues;

/** The value that this share of all exceeds. */
const beyond = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => b - a)[Math.floor(share * values.length)] ?? 0;

/** Whole subjects go to one fold, so that no call is judged by models that know its twin. */
function toFolds(families: readonly string[]): (family: string) => number {
  const random = seededRandom(1);
  const known = [...new Set(families)].sort();
  const folds = new Map(
    known
      .map((family) => [family, random()] as const)
      .sort((a, b) => a[1] - b[1])
      .map(([family], at) => [family, at % FOLDS]),
  );
  return (family) => folds.get(family) ?? 0;
}

/** As the engine adds up, with other models. */
function momentsOf({ call, turns }: KeyedCall, models: Models): Moment[] {
  const heard = new Set<string>();
  let ask = NO_ASK;
  let state = createRiskState(call.lang);
  return turns.map(({ isProtected, pieces }, turn): Moment => {
    for (const keys of pieces) {
      for (const key of keys) heard.add(`${isProtected ? "p" : "c"} ${key}`);
      if (!isProtected && wordCount(keys) >= FEWEST_WORDS_OF_ASK) ask = Math.max(ask, logitOf(models.ask, new Set(keys), askShare));
    }
    const { speaker, text } = call.turns[turn] ?? { speaker: "unknown", text: "" };
    ({ state } = observe(state, { turn, speaker: speaker === "callee" ? "protected" : speaker, text, isFinal: true, atMs: 0 }));
    return [logitOf(models.call, heard, callShare), ask, cueLogit(state.evidence, 0)];
  });
}
