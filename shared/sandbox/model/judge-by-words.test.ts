import { expect, test } from "vitest";
import { judgeByWords } from "./judge-by-words.ts";

const verdictOn = (...lines: string[]) => judgeByWords(["<call>", ...lines, "</call>"].join("\n"));

test.each([
  ["scam", ["caller: bonjour. lisez-moi le code reçu", "protected: ah", "caller: faites vite, tout de suite"]],
  ["scam", ["caller: transfer your savings to a safe account, and stay on the line"]],
  ["doubtful", ["caller: donnez-moi votre code"]],
  ["calm", ["protected: lisez-moi le code tout de suite"]],
  ["calm", ["caller: nous ne vous demandons jamais de donner votre code, ne raccrochez pas"]],
  ["calm", ["caller: votre colis arrive demain"]],
])("it judges what the caller says: %s", (verdict, lines) => {
  expect(verdictOn(...lines).verdict).toBe(verdict);
});

test("it quotes what was said", () => {
  const [reason] = verdictOn("caller: bonjour. Lisez-moi le code reçu, maintenant").reasons;
  expect(reason).toEqual({ tactic: "credential_request", quote: "Lisez-moi le code reçu, maintenant" });
});
