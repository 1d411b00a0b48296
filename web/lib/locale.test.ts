import { expect, test } from "vitest";
import { pickLocale } from "./locale.ts";

test.each([
  ["en", "fr-FR,fr;q=0.9", "en"],
  [undefined, "de-DE,en-GB;q=0.8,fr;q=0.5", "en"],
  [undefined, "fr-CA", "fr"],
  [undefined, "de", "fr"],
  [undefined, null, "fr"],
  ["klingon", "en", "en"],
])("chosen %s, browser %s: %s", (chosen, header, expected) => {
  expect(pickLocale(chosen, header)).toBe(expected);
});
