import { renderToStaticMarkup } from "react-dom/server";
import { expect, test, vi } from "vitest";
import type { Contact } from "../../../shared/contracts/v1/contacts.ts";
import type { ForwardingCode } from "../../../shared/contracts/v1/forwarding-codes.ts";
import type { Line } from "../../../shared/contracts/v1/lines.ts";
import { CardPage, type CardPageProps } from "./card-page.tsx";
import { contactsOf } from "./load-card.ts";

vi.mock("next/navigation", () => ({ unstable_rethrow() {}, redirect() {} }));
vi.mock("next/headers", () => ({}));

const ID = "00000000-0000-4000-8000-000000000001";
const AT = "2026-11-03T13:05:00.000Z";
const line = {
  id: ID,
  protectedName: "Jeanne",
  ethiqNumber: "+33939000042",
  familyWord: "MIRABELLE",
  locale: "fr",
} as Line;
const code = {
  id: ID,
  operator: "Orange",
  lineType: "mobile",
  kind: "all",
  onCode: "**21*+33939000042#",
  offCode: "##21#",
  checkCode: "*#21#",
  isVerified: true,
} as ForwardingCode;
const contact = (name: string, changes: Partial<Contact> = {}): Contact => ({
  id: name,
  tenantId: ID,
  lineId: null,
  name,
  relation: null,
  phone: "+33699801234",
  locale: "fr",
  priority: 1,
  consent: "accepted",
  consentAt: AT,
  revision: 1,
  createdAt: AT,
  updatedAt: AT,
  ...changes,
});

const show = (props: Partial<CardPageProps> = {}) =>
  renderToStaticMarkup(
    <CardPage
      line={line}
      codes={[code]}
      contacts={[contact("Paul Martin")]}
      helpNumber="+33199000042"
      operatorKey="mobile:Orange"
      day="2026-11-25"
      address={`https://ethiq.example/carte/${ID}`}
      locale="fr"
      {...props}
    />,
  );
/** Of the card itself: what is on paper. */
const printed = (html: string) =>
  html
    .slice(html.indexOf("print-card"))
    .replaceAll("&#x27;", "'")
    .replace(/<[^>]*>/g, "\n")
    .replaceAll("\u00a0", " ")
    .split("\n")
    .map((text) => text.trim())
    .filter((text) => text && !text.startsWith("print-card"));

test("the paper says this, and nothing else", () => {
  expect(printed(show()).join("\n")).toMatchInlineSnapshot(`
    "Téléphone de Jeanne
    Votre ligne est protégée par Ethiq
    Aide :
    01 99 00 00 42
    La voix peut vous dire :
    « Soyez prudent. »
    « Attention. C'est sans doute une arnaque. »
    Aucune banque ne demande un code.
    En cas de doute, raccrochez. Vous connaissez votre mot.
    Votre numéro Ethiq :
    09 39 00 00 42
    Les codes du renvoi d'appel (Orange)
    Marche
    **21*+33939000042#
    Arrêt
    ##21#
    Vérifier
    *#21#
    Vos proches
    Paul :
    06 99 80 12 34
    Les numéros 15, 17, 18, 112 et 114 marchent comme d'habitude.
    Carte du 25 novembre 2026"
  `);
});

test("the family word and last names are never on paper", () => {
  expect(show()).not.toMatch(/mirabelle|Martin/i);
});

test("what is unknown or cannot be learnt is said, and leaves no hole", () => {
  const html = printed(show({ codes: "away", contacts: "away", helpNumber: undefined, line: { ...line, ethiqNumber: null } })).join("\n");
  for (const words of [
    "Les codes ne s'affichent pas.",
    "Les proches ne s'affichent pas.",
    "Demandez le numéro d'aide",
    "Il arrive bientôt.",
  ]) {
    expect(html).toContain(words);
  }
});

test("the card speaks the language of the person whose telephone it is", () => {
  expect(show({ line: { ...line, locale: "en" } })).toContain("No bank ever asks for a code.");
});

test("those who are told of this line are on it, in their order, four at most", () => {
  const other = "00000000-0000-4000-8000-000000000002";
  const names = contactsOf(
    [
      contact("Zoé", { priority: 2 }),
      contact("Anne", { priority: 3, consent: "pending" }),
      contact("Paul"),
      contact("Non", { consent: "declined" }),
      contact("Stop", { consent: "stopped" }),
      contact("Ailleurs", { lineId: other }),
      contact("Luc", { priority: 4, lineId: ID }),
      contact("Cinq", { priority: 5 }),
    ],
    ID,
  ).map(({ name }) => name);
  expect(names).toEqual(["Paul", "Zoé", "Anne", "Luc"]);
});
