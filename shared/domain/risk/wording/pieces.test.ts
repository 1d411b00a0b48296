import { expect, it } from "vitest";
import { normalise } from "../normalise.ts";
import { pieces, wordKeys } from "./pieces.ts";

const cut = (text: string): string[] => pieces(normalise(text, "fr")).map((piece) => piece.map((word) => word.text).join(" "));

it("keeps short sentences together and parts long ones", () => {
  expect(cut("Bonjour madame. Je suis votre nouveau conseiller à la banque. Il y a un virement à arrêter tout de suite.")).toEqual([
    "bonjour madame je suis votre nouveau conseiller a la banque",
    "il y a un virement a arreter immediatement",
  ]);
});

it("cuts speech without full stops every thirty words, and lets no short end stand alone", () => {
  const words = Array.from({ length: 65 }, (_each, at) => `mot${String.fromCharCode(97 + (at % 26))}`);
  expect(cut(words.join(" ")).map((piece) => piece.split(" ").length)).toEqual([30, 35]);
  expect(cut("d'accord.")).toEqual(["accord"]);
  expect(cut("")).toEqual([]);
});

it("knows words, neighbours and the beginnings of long words, and every number as one", () => {
  const [piece = []] = pieces(normalise("le virement de 450 euros", "fr"));
  expect(wordKeys(piece)).toEqual("le ^_le virement le_virement ~virem de virement_de # de_# euros #_euros".split(" "));
});
