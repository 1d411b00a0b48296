import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { UrgentCall, UrgentView } from "../../../shared/contracts/v1/urgent.ts";
import { TACTICS } from "../../../shared/domain/risk/types.ts";
import { keepKnownCall, readKnownCall } from "./known-call.ts";
import { type UrgentPageProps, urgentPage } from "./urgent-page.ts";
import { DARK, LIGHT } from "./urgent-style.ts";
import { urgentWords } from "./words.ts";

const call: UrgentCall = {
  contactName: "Paul",
  phone: "+33261910077",
  level: 3,
  startedAt: "2026-03-03T13:05:00.000Z",
  endedAt: null,
  reasons: [
    { tactic: "credential_request", quote: "donnez-moi le code •••" },
    { tactic: "urgency", quote: null },
  ],
  taken: null,
  mayHangUp: false,
  hangUp: null,
};
const view: UrgentView = { protectedName: "Jeanne", locale: "fr", call };
const paul = { contactName: "Paul", isYou: false, at: "2026-03-03T13:06:00.000Z" };

const open = (changes: Partial<UrgentCall> = {}, rest: Partial<UrgentPageProps> = {}) =>
  urgentPage({
    link: { state: "found", view: { ...view, call: { ...call, ...changes } } },
    token: "jeton",
    locale: "en",
    failed: null,
    known: undefined,
    ...rest,
  });
const plain = (html: string) => html.replaceAll("&#39;", "'").replaceAll("\u00a0", " ");
const buttons = (html: string) =>
  [...plain(html).matchAll(/<(button|a) class="button[^>]*>(?:<svg.*?<\/svg>)?([^<]+)</g)].map(([, , words]) => words);

test("a live call: level in words, time, reasons with masked words, nobody on it, and what can be done", () => {
  const { status, html } = open();
  const text = plain(html);
  expect(status).toBe(200);
  expect(text).toContain('<html lang="fr">');
  expect(text).toContain("<title>Jeanne a un appel suspect en ce moment · Ethiq</title>");
  for (const words of ["Arnaque probable", "Appel en cours, commencé à 14 h 05.", "Personne ne s'en occupe encore."])
    expect(text).toContain(words);
  expect(text).toContain('L\'appelant demande un code. <span class="quote">« donnez-moi le code ••• »</span>');
  expect(text).toContain("L'appelant insiste pour aller vite.</li>");
  expect(text).toContain('<form method="post" action="/u/jeton/prise">');
  expect(text).toContain('href="tel:+33261910077"');
  expect(buttons(html)).toEqual(["Je m'en occupe", "Appeler Jeanne"]);
});

test("whoever has it is named to everybody, and nobody is asked again", () => {
  expect(plain(open({ taken: paul }).html)).toContain("Paul s'en occupe. Réponse donnée à 14 h 06.");
  expect(plain(open({ taken: { ...paul, isYou: true } }).html)).toContain(
    "Vous vous en occupez. Les autres proches le voient depuis 14 h 06.",
  );
  expect(plain(open({ taken: { ...paul, contactName: null } }).html)).toContain("Un proche s'en occupe. Réponse donnée à 14 h 06.");
  expect(buttons(open({ taken: paul }).html)).toEqual(["Appeler Jeanne"]);
});

test("cutting is offered where it may be done, and its result is said", () => {
  expect(buttons(open({ mayHangUp: true }).html)).toEqual(["Je m'en occupe", "Appeler Jeanne", "Couper l'appel"]);
  const you = { ...paul, isYou: true };
  expect(plain(open({ mayHangUp: true, hangUp: you }).html)).toContain("Vous avez demandé de couper l'appel à 14 h 06.");
  const cut = plain(open({ hangUp: you, endedAt: "2026-03-03T13:06:02.000Z" }).html);
  expect(cut).toContain('<h1 id="titre">L\'appel est coupé</h1>');
  expect(cut).toContain("Vous avez coupé l'appel.");
  expect(cut).toContain("Appelez pour prendre des nouvelles.");
  const later = plain(open({ hangUp: you, endedAt: "2026-03-03T13:16:00.000Z" }).html);
  expect(later).toContain("L'appel est terminé</h1>");
  expect(later).not.toContain("coupé");
});

test("a call that is over says from when to when; taking it on is still possible", () => {
  const { html } = open({ endedAt: "2026-03-03T13:12:00.000Z" });
  expect(plain(html)).toContain("Appel de 14 h 05 à 14 h 12.");
  expect(plain(html)).toContain("Personne n'a dit s'en occuper.");
  expect(buttons(html)).toEqual(["Je m'en occupe", "Appeler Jeanne"]);
});

test("what failed is said, unless the record shows that it arrived", () => {
  expect(plain(open({}, { failed: "prise" }).html)).toContain("Votre réponse n'est pas enregistrée.");
  expect(plain(open({ taken: paul }, { failed: "prise" }).html)).not.toContain("pas enregistrée");
  expect(plain(open({ mayHangUp: true }, { failed: "couper" }).html)).toContain("L'appel n'est pas coupé.");
  expect(plain(open({ endedAt: "2026-03-03T13:12:00.000Z" }, { failed: "couper" }).html)).not.toContain("pas coupé");
  expect(open({}, { failed: "<b>" }).html).not.toContain('class="failure"');
});

test("without a telephone number the page says whom to call", () => {
  expect(plain(open({ phone: null }).html)).toContain("Appelez Jeanne au numéro que vous connaissez.");
});

test("a link that is over, one that opens nothing, and an API that is down say what to do", () => {
  const over = open({}, { link: { state: "found", view: { ...view, call: null } } });
  expect([over.status, plain(over.html).includes("L'appel avec Jeanne est fini depuis plus de 10 minutes.")]).toEqual([410, true]);
  const unknown = open({}, { link: { state: "unknown" }, locale: "fr" });
  expect([unknown.status, plain(unknown.html).includes("Ouvrez le lien du SMS le plus récent.")]).toEqual([404, true]);
  const away = open({}, { link: { state: "away" }, locale: "fr" });
  expect([away.status, buttons(away.html)]).toEqual([503, ["Réessayer"]]);
  const known = open({}, { link: { state: "away" }, locale: "fr", known: { name: "Jeanne", phone: "+33261910077", locale: "fr" } });
  expect(buttons(known.html)).toEqual(["Appeler Jeanne", "Réessayer"]);
  for (const { html } of [over, unknown, away, known]) expect(html).not.toMatch(/<form|<script/);
});

test("names and words of the call are text, whatever is in them", () => {
  const evil = `"><script>alert(1)</script>'&`;
  const { html } = urgentPage({
    link: {
      state: "found",
      view: {
        ...view,
        protectedName: evil,
        call: { ...call, taken: { ...paul, contactName: evil }, reasons: [{ tactic: evil, quote: evil }] },
      },
    },
    ...{ token: evil, locale: "fr", failed: evil, known: undefined },
  });
  expect(html).not.toContain("<script>alert");
  expect(html.match(/<script>/g)).toHaveLength(1);
  expect(html).toContain("&quot;&gt;&lt;script&gt;alert(1)");
});

test("the contact's language is used, not the browser's", () => {
  const { html } = open({ taken: paul }, { link: { state: "found", view: { ...view, locale: "en", call: { ...call, taken: paul } } } });
  expect(html).toContain('<html lang="en">');
  expect(html).toContain("Paul is on it. Answered at 14:06.");
  expect(html).toContain("Probable scam");
});

test("every tactic has a sentence in both languages", () => {
  for (const locale of ["fr", "en"] as const) expect(Object.keys(urgentWords(locale).reasons).sort()).toEqual([...TACTICS, "other"].sort());
});

test("the colours are those of every other page", () => {
  const css = readFileSync(new URL("../../app/globals.css", import.meta.url), "utf8");
  const block = (start: string) => css.split(start)[1]?.split("}")[0] ?? "";
  const [light, dark] = [block(":root {"), block("(prefers-color-scheme: dark)")];
  const missing = (colours: typeof LIGHT, inside: string) =>
    Object.entries(colours).filter(([name, value]) => !inside.includes(`--${name}: ${value};`));
  expect([missing(LIGHT, light), missing(DARK, dark)]).toEqual([[], []]);
});

test("whom to call is kept for this page alone, and forgotten with the link", () => {
  const kept = keepKnownCall(view, "jeton", true) ?? "";
  expect(kept).toMatch(/; Max-Age=10800; Path=\/u\/jeton; HttpOnly; SameSite=Lax; Secure$/);
  expect(readKnownCall(decodeURIComponent(/=([^;]*)/.exec(kept)?.[1] ?? ""))).toEqual({
    name: "Jeanne",
    phone: "+33261910077",
    locale: "fr",
  });
  expect(keepKnownCall({ ...view, call: null }, "jeton", false)).toMatch(/^urgence=; Max-Age=0; /);
  for (const nonsense of [undefined, "", "{", '{"name":"x","phone":"javascript:1","locale":"fr"}'])
    expect(readKnownCall(nonsense)).toBeUndefined();
});
