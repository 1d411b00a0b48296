import { describe, expect, it } from "vitest";
import { toGsm7 } from "./gsm7.ts";
import { smsSegments } from "./sms-segments.ts";

describe("sms segments", () => {
  it.each([
    ["nothing", "", "gsm7", 0, 0],
    ["160 plain characters", "a".repeat(160), "gsm7", 160, 1],
    ["161 plain characters", "a".repeat(161), "gsm7", 161, 2],
    ["306 plain characters", "a".repeat(306), "gsm7", 306, 2],
    ["307 plain characters", "a".repeat(307), "gsm7", 307, 3],
    ["French letters of the alphabet", "éèàùÉÇ", "gsm7", 6, 1],
    ["characters that cost two", "€".repeat(80), "gsm7", 160, 1],
    ["a two-unit character at the end of a part", `${"a".repeat(152)}€${"a".repeat(10)}`, "gsm7", 164, 2],
    ["a small c cedilla", "ça", "ucs2", 2, 1],
    ["70 units of UCS-2", "ê".repeat(70), "ucs2", 70, 1],
    ["71 units of UCS-2", "ê".repeat(71), "ucs2", 71, 2],
    ["an emoji", "📞", "ucs2", 2, 1],
  ] as const)("counts %s", (_what, text, encoding, units, segments) => {
    expect(smsSegments(text)).toEqual({ encoding, units, segments });
  });

  it("counts a pair pushed to the next part", () => {
    expect(smsSegments(`${"a".repeat(152)}€${"a".repeat(151)}€`).segments).toBe(3);
  });

  it("transliterates to characters of one septet", () => {
    expect(toGsm7("Françoise, Anaïs, Jérôme, l’Œuvre « été » €…")).toBe('Francoise, Anais, Jérome, l\'Oeuvre " été " ...');
    expect(toGsm7("Zoë 文")).toBe("Zoe ");
  });
});
