import { expect, test } from "vitest";
import { parseReplyKeyword } from "./reply-keyword.ts";

test.each([
  ["yes", ["OUI", "oui", " Oui. ", "Oui !", "« oui »", "O", "o", "Yes", "y", "YES!", "Oui merci", "oui, svp", "\tOUI\n", "ôui"]],
  ["no", ["NON", "non", "Non merci.", "No", "n", "NO, thanks", "nOn"]],
  [
    "stop",
    [
      "STOP",
      "stop",
      "Stop.",
      "ARRET",
      "ARRÊT",
      "arrêt",
      "Arre\u0302t",
      "Arrêtez",
      "UNSUBSCRIBE",
      "STOP SMS",
      "stop svp",
      "Stop, merci",
      "STOP 36111",
      "End",
    ],
  ],
] as const)("%s is understood however it is written", (keyword, bodies) => {
  for (const body of bodies) expect(parseReplyKeyword(body), body).toBe(keyword);
});

test("anything else is no answer", () => {
  const unclear = [
    "",
    "   ",
    "?",
    "ok",
    "OUI ou NON",
    "oui non",
    "oui mais plus tard",
    "Qui êtes-vous ?",
    "non stop",
    "nonante",
    "Oublie",
    "👍",
    "merci",
  ];
  for (const body of [...unclear, "constructor", "__proto__", "toString", "the end of it", "0"])
    expect(parseReplyKeyword(body), body).toBeUndefined();
});
