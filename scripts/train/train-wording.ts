import { WORDING_CAUTION } from "../../shared/domain/risk/wording/wording.ts";
import type { WordingWeights } from "../../shared/domain/risk/wording/wording-weights.ts";
import { type Example, fitLogistic } from "./logistic.ts";
import type { Sample } from "./samples.ts";

/** A word that fewer texts hold is chance. */
const FEWEST_TEXTS = 3;
const MOST_KEYS = 12_000;
const STEPS = 99;

/** As `wordingLogit` weighs what it heard. */
const shareOf = (count: number): number => 10 / Math.sqrt(count + WORDING_CAUTION);

/** Learns one language; the same weights for the same samples. */
export function trainWording(samples: readonly Sample[]): WordingWeights {
  const texts = new Map<string, number>();
  for (const { keys } of samples) for (const key of keys) texts.set(key, (texts.get(key) ?? 0) + 1);
  const known = [...texts].filter(([, count]) => count >= FEWEST_TEXTS).map(([key]) => key);
  const first = learn(samples, known);
  // The weakest go, and the rest learns again without them.
  const kept = known
    .map((key, index) => ({ key, strength: Math.abs(first.weights[index] ?? 0) }))
    .sort((a, b) => b.strength - a.strength || (a.key < b.key ? -1 : 1))
    .slice(0, MOST_KEYS)
    .map(({ key }) => key)
    .sort();
  const { weights, bias } = learn(samples, kept);
  const scale = Math.max(...weights.map(Math.abs)) / STEPS;
  const written = (role: string) =>
    kept
      .flatMap((key, index) => {
        const weight = Math.round((weights[index] ?? 0) / scale);
        return key.startsWith(`${role} `) && weight !== 0 ? [`${key.slice(2)}=${weight}`] : [];
      })
      .join(" ");
  return { bias: round(bias), scale: round(scale), caller: written("c"), protected: written("p") };
}

const round = (value: number): number => Number(value.toPrecision(6));

function learn(samples: readonly Sample[], keys: readonly string[]) {
  const ids = new Map(keys.map((key, index) => [key, index]));
  const examples = samples.flatMap(({ keys: own, isScam, weight }): Example[] => {
    const features = Int32Array.from([...own].flatMap((key) => ids.get(key) ?? []));
    return features.length > 0 ? [{ features, isPositive: isScam, weight }] : [];
  });
  return fitLogistic(examples, { size: keys.length, epochs: 10, l2: 0.01, rate: 0.1, seed: 1, shareOf });
}
