import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Locale } from "../../call/level.ts";
import { CODE_MINUTES, CODE_PURPOSES, codeMail } from "./code-mail.ts";
import { invitationMail } from "./invitation-mail.ts";
import { MAIL_COLOURS } from "./render-mail.ts";

const LOCALES: readonly Locale[] = ["fr", "en"];
const invitation = {
  locale: "fr",
  inviterName: "Claire",
  tenantName: "Famille Martin",
  role: "carer",
  url: "https://ethiq.example/invitation/abc",
} as const;
const MAILS = LOCALES.flatMap((locale) => [
  ...CODE_PURPOSES.map((purpose) => ({
    name: `${purpose} ${locale}`,
    locale,
    mail: codeMail({ purpose, locale, code: "012345", newAddress: "claire@ethiq.example" }),
  })),
  ...(["owner", "carer", "viewer"] as const).map((role) => ({
    name: `invitation ${role} ${locale}`,
    locale,
    mail: invitationMail({ ...invitation, locale, role }),
  })),
]);

/** What a person reads of the HTML. */
const readable = (html: string) =>
  html
    .replace(/^[\s\S]*<body[^>]*>|<\/body>[\s\S]*$/g, "")
    .replace(/<\/(p|h1)>|<br>/g, "\n")
    .replace(/<[^>]+>/g, "")
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&");

const luminance = (colour: string) => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
const contrast = (a: string, b: string) => {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
};

describe.each(MAILS)("the mail $name", ({ locale, mail }) => {
  it("says the same in plain text and in HTML", () => {
    const shown = readable(mail.html);
    for (const line of mail.text.split("\n").map((each) => each.trim())) {
      expect(shown).toContain(/^\d{3} \d{3}$/.test(line) ? line.replace(" ", "") : line);
    }
  });

  it("has a language, one heading, text of 20 px, and nothing to load or to run", () => {
    expect(mail.html).toContain(`<html lang="${locale}">`);
    expect(mail.html.match(/<h1[ >]/g)).toHaveLength(1);
    const sizes = [...mail.html.matchAll(/font-size:(\d+)px/g)].map(([, size]) => Number(size));
    expect(Math.min(...sizes)).toBe(20);
    expect(mail.html).not.toMatch(/<(img|script|link|style|iframe|form)\b|url\(|@import|src=/i);
  });

  it("uses short sentences and none of the banned words", () => {
    const sentences = mail.text
      .replace(/https?:\/\/\S+/g, "")
      .split(/[.?!:\n]+(?:\s|$)/)
      .map((sentence) => sentence.trim());
    for (const sentence of sentences) expect(sentence.split(/\s+/).length, sentence).toBeLessThanOrEqual(14);
    expect(mail.text).not.toMatch(/fraude|phishing|vishing|dashboard|login|utilisateur|victime|invalide|vulnérable|senior|client|!/i);
  });
});

describe("a mail with a code", () => {
  it.each(LOCALES)("shows it in large digits, in groups that are copied as one, and says for how long, in %s", (locale) => {
    const { html, text, subject } = codeMail({ purpose: "sign_in", locale, code: "012345" });
    const [, shown = ""] = /font-size:40px[^>]*>(.*?)<\/p>/.exec(html) ?? [];
    expect(shown.match(/<span/g)).toHaveLength(2);
    expect(shown.replace(/<[^>]+>/g, "")).toBe("012345");
    expect(html).toContain("0, 1, 2, 3, 4, 5.");
    expect(text).toContain("012 345");
    expect(text).toContain(`${CODE_MINUTES} minutes`);
    // A subject is shown on locked screens and written to logs of mail servers.
    expect(subject).not.toMatch(/\d/);
  });

  it.each(LOCALES)("tells what to do when it was not asked for, and to give the code to nobody, in %s", (locale) => {
    for (const purpose of CODE_PURPOSES) {
      const { text } = codeMail({ purpose, locale, code: "012345" });
      expect(text).toMatch(locale === "fr" ? /Vous n'avez rien demandé \?/ : /You did not ask for it\?/);
      expect(text).toMatch(locale === "fr" ? /Ne donnez ce code à personne/ : /Give this code to nobody/);
    }
  });

  it("promises the time that Auth is set to", () => {
    const config = readFileSync(new URL("../../../../supabase/config.toml", import.meta.url), "utf8");
    expect(config).toContain(`otp_expiry = ${CODE_MINUTES * 60}`);
  });

  it("names the new address to the present one only", () => {
    const newAddress = "<b>claire@ethiq.example";
    const current = codeMail({ purpose: "address_current", locale: "fr", code: "012345", newAddress });
    expect(current.html).toContain("&lt;b&gt;claire@ethiq.example");
    expect(current.html).not.toContain("<b>");
    expect(codeMail({ purpose: "address_new", locale: "fr", code: "012345", newAddress }).text).not.toContain("claire@");
  });
});

describe("an invitation", () => {
  it("carries its link once as a link and once to read", () => {
    const { html, text } = invitationMail(invitation);
    expect(html.match(/https:\/\/ethiq\.example\/invitation\/abc/g)).toHaveLength(2);
    expect(text).toContain("https://ethiq.example/invitation/abc");
  });

  it("lets no name carry an address, a line break or a tag", () => {
    const name = "Votre banque\r\nBcc: a@b.fr https://piege.example <script>alert(1)</script>";
    const { subject, html, text } = invitationMail({ ...invitation, inviterName: name, tenantName: name });
    expect(subject).not.toMatch(/[\r\n@:/<]/);
    for (const body of [html, text]) expect(body).not.toMatch(/piege\.example|<script|a@b\.fr/);
  });

  it("does without a name", () => {
    expect(invitationMail({ ...invitation, inviterName: null }).subject).toBe("Une personne vous invite sur Ethiq");
  });
});

it("every text stands out from its ground by 7 to 1", () => {
  for (const ground of [MAIL_COLOURS.ground, MAIL_COLOURS.codeGround])
    for (const colour of [MAIL_COLOURS.text, MAIL_COLOURS.link]) expect(contrast(colour, ground)).toBeGreaterThanOrEqual(7);
});
