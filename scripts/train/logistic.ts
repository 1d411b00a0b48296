import { seededRandom } from "../eval/noise.ts";

export interface Example {
  /** Features that are there, each once. */
  features: Int32Array;
  isPositive: boolean;
  weight: number;
}

/** A text of `count` features counts each as this much, so that long texts do not shout and short ones say little. */
export type ShareOf = (count: number) => number;

export interface FitOptions {
  size: number;
  epochs: number;
  l2: number;
  rate: number;
  seed: number;
  shareOf: ShareOf;
}

export interface LinearModel {
  weights: Float64Array;
  bias: number;
}

/** Logistic regression over sparse yes-or-no features by AdaGrad; the same model every time. */
export function fitLogistic(examples: readonly Example[], { size, epochs, l2, rate, seed, shareOf }: FitOptions): LinearModel {
  const random = seededRandom(seed);
  const weights = new Float64Array(size);
  const gradients = new Float64Array(size).fill(1e-6);
  let bias = 0;
  let biasGradient = 1e-6;
  const order = examples.map((_each, index) => index);
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    shuffle(order, random);
    for (const index of order) {
      const example = examples[index];
      if (example === undefined) continue;
      const { features, isPositive, weight } = example;
      const share = shareOf(features.length);
      let sum = bias;
      for (const feature of features) sum += (weights[feature] ?? 0) * share;
      const error = (1 / (1 + Math.exp(-sum)) - Number(isPositive)) * weight;
      for (const feature of features) {
        const gradient = error * share + l2 * (weights[feature] ?? 0);
        const total = (gradients[feature] ?? 0) + gradient * gradient;
        gradients[feature] = total;
        weights[feature] = (weights[feature] ?? 0) - (rate * gradient) / Math.sqrt(total);
      }
      biasGradient += error * error;
      bias -= (rate * error) / Math.sqrt(biasGradient);
    }
  }
  return { weights, bias };
}

function shuffle(order: number[], random: () => number): void {
  for (let at = order.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    const kept = order[at] ?? 0;
    order[at] = order[other] ?? 0;
    order[other] = kept;
  }
}
