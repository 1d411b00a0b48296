import { describe, expect, it } from "vitest";
import { maskSensitive } from "./mask-digits.ts";

describe("mask of sensitive digits", () => {
  it.each([
    ["a code", "le code est 427193", "le code est ••••••"],
    ["a code read digit by digit", "c'est 4 2 7 1", "c'est • • • •"],
    ["three digits read one by one", "4, 2, 7", "•, •, •"],
    ["a security number on a card", "le cryptogramme c'est 382", "le cryptogramme c'est •••"],
    ["a card", "4970 1234 5678 9012 oui", "•••• •••• •••• •••• oui"],
    ["a card with dashes", "4970-1234-5678-9012", "••••-••••-••••-••••"],
    ["an account", "FR76 3000 1007 9412 3456 7890 185", "•••• •••• •••• •••• •••• •••• •••"],
    ["an account with letters in a group", "FR14 2004 1010 0505 0001 3M02 606", "•••• •••• •••• •••• •••• •••• •••"],
    ["a telephone number", "appelez le 06 12 34 56 78", "appelez le •• •• •• •• ••"],
    ["an international number", "+33 6 12 34 56 78", "+•• • •• •• •• ••"],
    ["the last four digits of a card", "la carte qui finit par 4271", "la carte qui finit par ••••"],
    ["a code that looks like a year", "mon code c'est 1958", "mon code c'est ••••"],
    ["a date of birth in figures", "né le 12/03/1950", "né le ••/••/••••"],
    ["spelled-out digits", "Quatre, deux, sept, un.", "•, •, •, •."],
    ["spelled-out digits with hesitations", "quatre euh deux puis sept et un", "• euh • puis • et •"],
    ["spelled-out pairs", "quarante-deux soixante et onze", "•-• • • •"],
    ["a number spoken in French pairs", "zéro six douze trente-quatre cinquante-six soixante-dix-huit", "• • • •-• •-• •-•-•"],
    ["a card read in thousands", "quatre mille neuf cent soixante-douze mille deux cent trente-quatre", "• • • • •-• • • • •-•"],
    ["English digits", "it's four two seven one", "it's • • • •"],
    ["English doubles", "double seven, oh, three", "• •, •, •"],
    ["English pairs", "forty-two seventy-one", "•-• •-•"],
    ["digits and words mixed", "4 deux 7 un", "• • • •"],
    ["a code with an amount after it", "le code 4271 pour 20 euros", "le code •••• pour 20 euros"],
    ["digits read one by one before a currency", "4 2 7 1 euros", "• • • • euros"],
  ])("hides %s", (_what, text, expected) => {
    expect(maskSensitive(text)).toBe(expected);
  });

  it.each([
    "rendez-vous à 14 h 05",
    "le train de 14:05",
    "à quatorze heures cinq",
    "à 14h05",
    "en 2024",
    "depuis mars 2025",
    "since 1987",
    "2400 euros",
    "2 400 euros",
    "2 400,50 €",
    "$1250 today",
    "a payment of $999",
    "trois mille cinq cents euros",
    "j'ai deux mille abeilles",
    "un code à six chiffres",
    "j'ai un frère et une soeur",
    "one of them",
    "il y a 80 ans",
    "une personne sur deux",
    "",
  ])("leaves « %s » as it is", (text) => {
    expect(maskSensitive(text)).toBe(text);
  });

  it("leaves nothing to mask the second time", () => {
    const once = maskSensitive("code 4271, carte 4970 1234 5678 9012, quatre deux sept un");
    expect(maskSensitive(once)).toBe(once);
    expect(once).not.toMatch(/\d/);
  });
});
