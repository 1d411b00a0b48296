import { expect, test } from "vitest";
import { signUpRefusalWords } from "./sign-up-refusal.ts";

test("every refusal says why in one short sentence, and what to do in another", () => {
  for (const locale of ["fr", "en"] as const)
    for (const refusal of ["not_listed", "disposable_address", "too_many", "not_now"] as const) {
      const sentences = signUpRefusalWords(refusal, locale).split(/(?<=\.) /);
      expect(sentences).toHaveLength(2);
      for (const sentence of sentences) expect(sentence.split(" ").length).toBeLessThanOrEqual(14);
    }
});
