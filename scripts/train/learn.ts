import { type Example, fitLogistic } from "./logistic.ts";
import type { Sample } from "./samples.ts";

export interface Learned {
  weights: ReadonlyMap<string, number>;
  bias: number;
}

export interface LearnOptions {
  /** A key that fewer texts hold is chance. */
  fewestTexts: number;
  /** The weakest keys beyond this go, and the rest learns again without them. */
  mostKeys: number;
  cost: number;
  shareOf: (count: number) => number;
}

/** What each key says about the samples; the same for the same samples. */
export function learn(samples: readonly Sample[], { fewestTexts, mostKeys, cost, shareOf }: LearnOptions): Learned {
  const texts = new Map<string, number>();
  for (const { keys } of samples) for (const key of keys) texts.set(key, (texts.get(key) ?? 0) + 1);
  const known = [...texts].filter(([, count]) => count >= fewestTexts).map(([key]) => key);
  const first = fitKeys(samples, known, cost, shareOf);
  if (known.length <= mostKeys) return first;
  const strength = (key: string) => Math.abs(first.weights.get(key) ?? 0);
  const kept = known.sort((a, b) => strength(b) - strength(a) || (a < b ? -1 : 1)).slice(0, mostKeys);
  return fitKeys(samples, kept, cost, shareOf);
}

function fitKeys(samples: readonly Sample[], keys: readonly string[], cost: number, shareOf: (count: number) => number): Learned {
  const ids = new Map(keys.map((key, index) => [key, index]));
  const examples = samples.flatMap(({ keys: own, isPositive, weight }): Example[] => {
    const features = Int32Array.from(own.flatMap((key) => ids.get(key) ?? []));
    const values = new Float64Array(features.length).fill(shareOf(features.length));
    return features.length > 0 ? [{ features, values, isPositive, weight }] : [];
  });
  const { weights, bias } = fitLogistic(examples, { size: keys.length, cost });
  return { weights: new Map(keys.map((key, index) => [key, weights[index] ?? 0])), bias };
}

export const logitOf = ({ weights, bias }: Learned, keys: Iterable<string>, shareOf: (count: number) => number): number => {
  let sum = 0;
  let count = 0;
  for (const key of keys) {
    const weight = weights.get(key);
    if (weight === undefined) continue;
    sum += weight;
    count += 1;
  }
  return bias + sum * shareOf(count);
};
