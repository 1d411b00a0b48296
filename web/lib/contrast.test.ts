import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const css = readFileSync(new URL("../app/globals.css", import.meta.url), "utf8");
const block = (selector: string) => css.split(`${selector} {`)[1]?.split("}")[0] ?? "";
const [light, dark, darkBySystem] = [":root", ':root[data-theme="dark"]', ':root[data-theme="system"]'].map(block);
const tokens = (block = "") =>
  new Map([...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, value]) => [name ?? "", value ?? ""]));

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

const contrast = (a: string, b: string) => {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
};

const TEXT = [
  ["ink", "ground"],
  ["ink", "surface"],
  ["ink-soft", "ground"],
  ["ink-soft", "surface"],
  ["primary", "ground"],
  ["primary", "surface"],
  ["on-primary", "primary"],
  ["ink", "primary-soft"],
  ["primary", "primary-soft"],
  ["ink", "calm-ground"],
  ["ink", "careful-ground"],
  ["ink", "scam-ground"],
  ["scam", "surface"],
  ["calm", "calm-ground"],
  ["careful", "careful-ground"],
  ["scam", "scam-ground"],
  ["scam", "ground"],
];
const LINES = [
  ["line", "ground"],
  ["line", "surface"],
  ["focus", "ground"],
  ["focus", "surface"],
];

test("dark is the same whether it was chosen or comes from the device", () => {
  expect(tokens(dark).size).toBeGreaterThan(10);
  expect(tokens(darkBySystem)).toEqual(tokens(dark));
  expect([...tokens(dark).keys()]).toEqual([...tokens(light).keys()]);
});

test.each([
  ["light", light],
  ["dark", dark],
])("the %s theme: text has a contrast of 7, lines and focus of 4.5", (_name, block) => {
  const colour = tokens(block);
  const measure = ([front = "", back = ""]: string[]) => contrast(colour.get(front) ?? "", colour.get(back) ?? "");
  expect(TEXT.filter((pair) => !(measure(pair) >= 7))).toEqual([]);
  expect(LINES.filter((pair) => !(measure(pair) >= 4.5))).toEqual([]);
});
