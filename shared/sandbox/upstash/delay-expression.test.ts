import { expect, test } from "vitest";
import { parseDelayExpression } from "./delay-expression.ts";

test.each([
  ["1000", [1000, 1000]],
  ["1000 * (1 + retried)", [1000, 2000, 3000]],
  ["pow(2, retried) * 1000", [1000, 2000, 4000, 8000]],
  ["max(1000, pow(2, retried) * 100)", [1000, 1000, 1000, 1000, 1600]],
  ["min(86400, exp(2.5 * (retried + 1))) * 1000", [Math.exp(2.5) * 1000]],
  ["10 - 4 - 3", [3]],
  ["100 / 10 / 5", [2]],
  ["2 + 3 * 4", [14]],
  ["(2 + 3) * 4", [20]],
  ["-(-5) + -2 * -3", [11]],
  ["floor(1.9) + ceil(1.1) + round(1.5) + sqrt(16) + abs(-3)", [12]],
  ["max(1, 2, 3) - min(4, 5, 6)", [0]],
  ["RETRIED + .5", [0.5, 1.5]],
])("%s", (source, delays) => {
  const delay = parseDelayExpression(source);
  expect(delays.map((_, retried) => delay(retried))).toEqual(delays);
});

test.each([
  "",
  " ",
  "1 +",
  "(1",
  "1)",
  "2 ** 3",
  "process.exit(1)",
  "constructor(1)",
  "toString(1)",
  "pow(2)",
  "sqrt(1, 2)",
  "retried retried",
  "1;2",
  "x",
  "1e3",
  "'a'",
])("%o is refused", (source) => {
  expect(() => parseDelayExpression(source)).toThrow();
});

test("a delay is never negative, undefined or longer than a day", () => {
  expect(parseDelayExpression("-5")(0)).toBe(0);
  expect(parseDelayExpression("0 / 0")(0)).toBe(0);
  expect(parseDelayExpression("1 / retried")(0)).toBe(86_400_000);
  expect(parseDelayExpression("pow(10, 30)")(0)).toBe(86_400_000);
});

test("random sums, products and parentheses agree with JavaScript", () => {
  let seed = 7;
  const random = (below: number) => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % below;
  };
  // Built twice side by side: as text and as a value, so the evaluator is checked without evaluating text.
  const grow = (depth: number): { text: string; value: number } => {
    if (depth === 0) {
      const value = random(50) + 1;
      return { text: String(value), value };
    }
    const left = grow(depth - 1);
    const right = grow(random(depth));
    switch (random(4)) {
      case 0:
        return { text: `(${left.text} + ${right.text})`, value: left.value + right.value };
      case 1:
        return { text: `(${left.text}-${right.text})`, value: left.value - right.value };
      case 2:
        return { text: `(${left.text} * (${right.text}))`, value: left.value * right.value };
      default:
        return { text: `max(${left.text}, ${right.text})`, value: Math.max(left.value, right.value) };
    }
  };
  for (let round = 0; round < 300; round += 1) {
    const { text, value } = grow(1 + random(5));
    expect(parseDelayExpression(text)(0), text).toBe(Math.min(Math.max(0, value), 86_400_000));
  }
});
