import type { Learned } from "./learn.ts";
import type { Mixed } from "./mix.ts";
import type { Models } from "./weigh.ts";

const LONGEST_LINE = 120;
/** Weights are written as whole steps of a scale: finer ones would change nothing. */
const STEPS = 99;

/** The weights of one language as a module that a reviewer can read. */
export function writeWeights(
  lang: "fr" | "en",
  { call, ask }: Models,
  { mix, enter2, enter3 }: Mixed,
  tactics: readonly string[],
): { text: string; size: number } {
  const callScale = scaleOf(call);
  const askScale = scaleOf(ask);
  const keys = [...new Set([...[...call.weights.keys()].map((key) => key.slice(2)), ...ask.weights.keys()])].sort();
  const entries = keys.flatMap((key) => {
    const steps = [
      stepsOf(call.weights.get(`c ${key}`), callScale),
      stepsOf(call.weights.get(`p ${key}`), callScale),
      stepsOf(ask.weights.get(key), askScale),
    ];
    return steps.every((each) => each === "") ? [] : [`${key}=${steps.join(",").replace(/,+$/, "")}`];
  });
  const part = ({ bias }: Learned, scale: number) => `{ bias: ${round(bias)}, scale: ${round(scale)} }`;
  const mixed = Object.entries(mix).map(([name, weight]) => `${name}: ${round(weight)}`);
  const text = `import type { WordingWeights } from "./wording-weights.ts";

// Written by npm run train.
export const WEIGHTS_${lang.toUpperCase()}: WordingWeights = {
  call: ${part(call, callScale)},
  ask: ${part(ask, askScale)},
  mix: { ${mixed.join(", ")} },
  enter2: ${round(enter2)},
  enter3: ${round(enter3)},
  entries: [
${lines(entries)}
  ].join(" "),
  tactics: [
${tactics.map((line) => `    [\n${lines(line.split(" "), "      ")}\n    ].join(" "),`).join("\n")}
  ],
};
`;
  return { text, size: entries.length };
}

const scaleOf = ({ weights }: Learned): number => Math.max(...[...weights.values()].map(Math.abs)) / STEPS;
const round = (value: number): number => Number(value.toPrecision(6));

const stepsOf = (weight: number | undefined, scale: number): string => {
  const steps = Math.round((weight ?? 0) / scale);
  return steps === 0 ? "" : String(steps);
};

const lines = (entries: readonly string[], indent = "    "): string =>
  entries
    .reduce<string[]>((all, each) => {
      const last = all.at(-1);
      if (last !== undefined && last.length + each.length < LONGEST_LINE) all[all.length - 1] = `${last} ${each}`;
      else all.push(each);
      return all;
    }, [])
    .map((line) => `${indent}${JSON.stringify(line)},`)
    .join("\n");
