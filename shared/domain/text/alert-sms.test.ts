import { describe, expect, it } from "vitest";
import { type AlertSms, alertSmsText } from "./alert-sms.ts";
import { smsSegments } from "./sms-segments.ts";

const alert: AlertSms = {
  locale: "fr",
  protectedName: "Jeanne",
  familyWord: "mirabelle",
  level: 3,
  callStartedAt: "2026-07-14T12:05:31.000Z",
  url: null,
};
const url = "https://ethiq.example/u/q83vEjRWeJq83vEjRWeJq83vEjRWeJq83vEjRWeJq8_";

describe("alert sms", () => {
  it("says who, the family word, the first name, the fact, the time and what to do", () => {
    expect(alertSmsText(alert)).toBe(
      "Ethiq, mot MIRABELLE. Jeanne a un appel suspect en ce moment (14 h 05). Appelez maintenant et dites-lui de raccrocher. Sans réponse, passez sur place.",
    );
    expect(alertSmsText({ ...alert, locale: "en" })).toBe(
      "Ethiq, word MIRABELLE. Jeanne is on a suspicious call right now (14:05). Call now and say to hang up. If nobody answers, go there.",
    );
  });

  it("ends with the link of the page, whose main button it names", () => {
    expect(alertSmsText({ ...alert, url })).toBe(
      `Ethiq, mot MIRABELLE. Jeanne a un appel suspect en ce moment (14 h 05). Appelez maintenant et dites-lui de raccrocher. Voir l'appel ou dire "Je m'en occupe" : ${url}`,
    );
    expect(alertSmsText({ ...alert, url, locale: "en", level: 2 })).toBe(
      `Ethiq, word MIRABELLE. Jeanne is on a call that needs care (14:05). Call to check that all is well. See the call or say "I am on it": ${url}`,
    );
  });

  it("shortens the name for a long address, and leaves out an address that does not fit at all", () => {
    const protectedName = "Marie-Antoinette de la Rochefoucauld-Lou";
    const at = (hostLength: number) => url.replace("ethiq.example", `${"a".repeat(hostLength - 8)}.example`);
    const long = alertSmsText({ ...alert, url: at(70), protectedName, familyWord: "x".repeat(24) });
    expect(long).toContain(at(70));
    expect(long).toContain("Marie-Antoin");
    expect(long).not.toContain("Rochefoucauld");
    const tooLong = alertSmsText({ ...alert, url: at(200), protectedName });
    expect(tooLong).not.toContain("://");
    expect(tooLong).toMatch(/Rochefoucauld.+passez sur place\.$/);
    for (const text of [long, tooLong]) expect(smsSegments(text).segments).toBe(2);
  });

  it("is calmer at level 2", () => {
    expect(alertSmsText({ ...alert, level: 2 })).toBe(
      "Ethiq, mot MIRABELLE. Jeanne a un appel qui demande de la prudence (14 h 05). Appelez pour prendre de ses nouvelles.",
    );
  });

  it("follows winter time and another time zone", () => {
    expect(alertSmsText({ ...alert, callStartedAt: "2026-01-14T23:05:00Z" })).toContain("(0 h 05)");
    expect(alertSmsText({ ...alert, timeZone: "America/Martinique" })).toContain("(8 h 05)");
  });

  it("leaves the word out when the family chose none", () => {
    expect(alertSmsText({ ...alert, familyWord: null })).toMatch(/^Ethiq\. Jeanne /);
  });

  it.each(["fr", "en"] as const)("stays within two GSM-7 segments whatever the names, in %s", (locale) => {
    for (const protectedName of ["Anaïs-Françoise Lœuillet ".repeat(3), "文子", "", "Jérôme\nhttp://example.test/?a=1", "€€€[]{}"])
      for (const familyWord of ["châtaigne œuvre çà et là ".repeat(4), "", null])
        for (const level of [2, 3] as const)
          for (const link of [null, url]) {
            const text = alertSmsText({ ...alert, locale, protectedName, familyWord, level, url: link });
            const size = smsSegments(text);
            expect(size.encoding).toBe("gsm7");
            expect(size.segments).toBeLessThanOrEqual(2);
            expect(text.replace(url, "")).not.toMatch(/[çêâîôûœ’\n]|:\/\//);
            expect(text.endsWith(url)).toBe(link !== null);
          }
  });

  it("has no word in capitals but the family word, and no word of money or banks", () => {
    for (const locale of ["fr", "en"] as const)
      for (const level of [2, 3] as const) {
        const text = alertSmsText({ ...alert, locale, level, protectedName: "JEANNE-MARIE", url: "https://ethiq.example/u/a" });
        expect(text.match(/\b\p{Lu}{2,}\b/gu)).toEqual(["MIRABELLE"]);
        expect(text).toContain("Jeanne-Marie");
        expect(text).not.toMatch(/argent|banque|compte|virement|paiement|carte|euro|money|bank|account|payment|card|transfer/i);
      }
  });
});
