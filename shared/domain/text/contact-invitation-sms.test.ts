import { describe, expect, it } from "vitest";
import { type ContactInvitationSms, contactInvitationSms } from "./contact-invitation-sms.ts";
import { smsSegments } from "./sms-segments.ts";

const TOKEN = "q83vEjRWeJq83vEjRWeJq83vEjRWeJq83vEjRWeJq8_";
const invitation: ContactInvitationSms = {
  locale: "fr",
  contactName: "Paul",
  inviterName: "Claire Martin",
  tenantName: "Famille Martin",
  protectedNames: ["Jeanne"],
  url: `https://ethiq.example/contact/${TOKEN}`,
  canReply: true,
};

describe("contact invitation sms", () => {
  it("says who asks, what for, how to answer and how to stop", () => {
    expect(contactInvitationSms(invitation)).toBe(
      `Bonjour Paul. Claire Martin vous choisit comme proche de confiance sur Ethiq. Un SMS vous dira si Jeanne a un appel suspect. Répondez OUI ou NON, ou ouvrez ${invitation.url} STOP pour ne plus rien recevoir.`,
    );
    expect(contactInvitationSms({ ...invitation, locale: "en" })).toBe(
      `Hello Paul. Claire Martin chose you as a trusted person on Ethiq. A text will tell you if Jeanne gets a suspicious call. Reply YES or NO, or open ${invitation.url} STOP to get nothing more.`,
    );
  });

  it("asks for no answer where none would arrive, and gives the link for all of them", () => {
    const text = contactInvitationSms({ ...invitation, canReply: false });
    expect(text).toContain(`Pour dire oui, non, ou ne plus rien recevoir : ${invitation.url}`);
    expect(text).not.toMatch(/OUI|NON|STOP|Répondez/);
    expect(contactInvitationSms({ ...invitation, locale: "en", canReply: false })).not.toMatch(/YES|NO\b|STOP|Reply/);
  });

  it("lets the household ask when the person has no name on record, and speaks of several protected people", () => {
    const text = contactInvitationSms({ ...invitation, inviterName: null, protectedNames: ["Jeanne", "Henri"] });
    expect(text).toContain("Famille Martin vous choisit");
    expect(text).toContain("si Jeanne et Henri ont un appel suspect");
    expect(contactInvitationSms({ ...invitation, protectedNames: ["Jeanne", "Henri", "Lucie"] })).toContain("si Jeanne et d'autres ont");
    expect(contactInvitationSms({ ...invitation, protectedNames: [] })).toContain("si votre proche a");
  });

  const NAMES = [
    "Paul",
    "Anaïs-Françoise Lœuillet de la Rochefoucauld ".repeat(2),
    "文子",
    "",
    "JEANNE-MARIE",
    "€€[]{}~",
    "Allez sur\nhttp://a.test/?a=1",
  ];
  it.each(["fr", "en"] as const)("fits two GSM-7 segments whatever the names, the address and the sender, in %s", (locale) => {
    for (const name of NAMES)
      for (const site of ["https://ethiq.example", `https://${"a".repeat(30)}.example`])
        for (const canReply of [true, false]) {
          const url = `${site}/contact/${TOKEN}`;
          const text = contactInvitationSms({
            locale,
            contactName: name,
            inviterName: name,
            tenantName: name,
            protectedNames: [name, name, name],
            url,
            canReply,
          });
          const size = smsSegments(text);
          expect(size.encoding, text).toBe("gsm7");
          expect(size.segments, text).toBeLessThanOrEqual(2);
          expect(text.split("://")).toHaveLength(2);
          expect(text).toContain(` ${url}`);
          expect(text).not.toContain("\n");
        }
  });

  it("keeps usual names whole", () => {
    const text = contactInvitationSms({
      ...invitation,
      contactName: "Marie-Christine",
      inviterName: "Christophe Lefebvre",
      protectedNames: ["Marie-Antoinette"],
    });
    for (const name of ["Marie-Christine", "Christophe Lefebvre", "Marie-Antoinette"]) expect(text).toContain(name);
  });

  it("has short sentences, no word in capitals but the answers, and no word of money or banks", () => {
    for (const locale of ["fr", "en"] as const)
      for (const canReply of [true, false]) {
        const text = contactInvitationSms({ ...invitation, locale, canReply, contactName: "PAUL" }).replace(invitation.url, "");
        for (const sentence of text.split(/[.:]\s/)) expect(sentence.split(" ").length).toBeLessThanOrEqual(16);
        expect((text.match(/\b\p{Lu}{2,}\b/gu) ?? []).filter((word) => !["OUI", "NON", "YES", "NO", "STOP", "SMS"].includes(word))).toEqual(
          [],
        );
        expect(text).not.toMatch(/argent|banque|compte|virement|paiement|carte|money|bank|account|payment|card|transfer|!/i);
      }
  });
});
