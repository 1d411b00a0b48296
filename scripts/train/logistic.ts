/** A row of a sparse matrix. */
export interface Example {
  features: Int32Array;
  /** One for each feature. */
  values: Float64Array;
  isPositive: boolean;
  weight: number;
}

export interface LinearModel {
  weights: Float64Array;
  bias: number;
}

export interface FitOptions {
  /** Number of features. */
  size: number;
  /** How much the rows count against small weights. */
  cost: number;
}

const MEMORY = 8;
const MOST_STEPS = 120;
const GOOD_ENOUGH = 1e-3;

/** Logistic regression with weights kept small, by L-BFGS: the same model every time. */
export function fitLogistic(examples: readonly Example[], options: FitOptions): LinearModel {
  const { size } = options;
  // The bias is the last of the weights.
  let point: Float64Array = new Float64Array(size + 1);
  let { loss, gradient }: { loss: number; gradient: Float64Array } = evaluate(examples, point, options);
  const begun = norm(gradient);
  const steps: { moved: Float64Array; turned: Float64Array }[] = [];
  for (let step = 0; step < MOST_STEPS && norm(gradient) > GOOD_ENOUGH * begun; step += 1) {
    const direction = descend(gradient, steps);
    const slope = dot(direction, gradient);
    let length = steps.length === 0 ? 1 / norm(gradient) : 1;
    let next = along(point, direction, length);
    let found = evaluate(examples, next, options);
    while (found.loss > loss + 1e-4 * length * slope && length > 1e-10) {
      length /= 2;
      next = along(point, direction, length);
      found = evaluate(examples, next, options);
    }
    const moved = along(next, point, -1);
    const turned = along(found.gradient, gradient, -1);
    if (dot(moved, turned) > 1e-12) steps.push({ moved, turned });
    if (steps.length > MEMORY) steps.shift();
    point = next;
    ({ loss, gradient } = found);
  }
  return { weights: point.subarray(0, size), bias: point[size] ?? 0 };
}

function evaluate(examples: readonly Example[], point: Float64Array, { size, cost }: FitOptions) {
  const gradient = Float64Array.from(point);
  gradient[size] = 0;
  let loss = (dot(point, point) - (point[size] ?? 0) ** 2) / 2;
  for (const { features, values, isPositive, weight } of examples) {
    let sum = 0;
    for (let at = 0; at < features.length; at += 1) sum += (point[features[at] ?? size] ?? 0) * (values[at] ?? 0);
    const logit = sum + (point[size] ?? 0);
    const sign = isPositive ? 1 : -1;
    loss += cost * weight * Math.log1p(Math.exp(-sign * logit));
    const pull = (-sign * cost * weight) / (1 + Math.exp(sign * logit));
    for (let at = 0; at < features.length; at += 1) {
      const feature = features[at] ?? size;
      gradient[feature] = (gradient[feature] ?? 0) + pull * (values[at] ?? 0);
    }
    gradient[size] = (gradient[size] ?? 0) + pull;
  }
  return { loss, gradient };
}

/** The two-loop recursion. */
function descend(gradient: Float64Array, steps: readonly { moved: Float64Array; turned: Float64Array }[]): Float64Array {
  let direction: Float64Array = gradient.map((value) => -value);
  const shares: number[] = [];
  for (const { moved, turned } of [...steps].reverse()) {
    const share = dot(moved, direction) / dot(moved, turned);
    shares.unshift(share);
    direction = along(direction, turned, -share);
  }
  const last = steps.at(-1);
  if (last) {
    const scale = dot(last.moved, last.turned) / dot(last.turned, last.turned);
    direction = direction.map((value) => value * scale);
  }
  steps.forEach(({ moved, turned }, index) => {
    const back = dot(turned, direction) / dot(moved, turned);
    direction = along(direction, moved, (shares[index] ?? 0) - back);
  });
  return direction;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at += 1) sum += (a[at] ?? 0) * (b[at] ?? 0);
  return sum;
}

const norm = (a: Float64Array): number => Math.sqrt(dot(a, a));
const along = (from: Float64Array, direction: Float64Array, length: number): Float64Array =>
  from.map((value, at) => value + length * (direction[at] ?? 0));
