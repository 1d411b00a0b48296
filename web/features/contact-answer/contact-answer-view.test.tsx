import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import type { ContactInvitationView } from "../../../shared/contracts/v1/contacts.ts";
import { ContactAnswerView, type ContactAnswerViewProps, contactTitle } from "./contact-answer-view.tsx";

const invitation: ContactInvitationView = {
  contactName: "Paul",
  protectedNames: ["Jeanne", "Louis", "Jeanne"],
  tenantName: "Famille Martin",
  familyWord: "mirabelle",
  locale: "fr",
  consent: "pending",
  consentAt: null,
};

const propsOf = (over: Partial<ContactInvitationView>, rest: Partial<ContactAnswerViewProps> = {}): ContactAnswerViewProps => ({
  link: { state: "found", view: { ...invitation, ...over } },
  token: "jeton",
  locale: "fr",
  failedAnswer: undefined,
  ...rest,
});
const show = (props: ContactAnswerViewProps) =>
  renderToStaticMarkup(<ContactAnswerView {...props} />)
    .replaceAll("&#x27;", "'")
    .replaceAll("\u00a0", " ");
const answersIn = (html: string) => [...html.matchAll(/value="(\w+)" name="answer"/g)].map(([, value]) => value);

test("a contact sees who asks, for whom, what comes, and the family word", () => {
  const html = show(propsOf({}));
  expect(html).toContain("Bonjour Paul. Famille Martin vous choisit comme proche de confiance pour Jeanne et Louis.");
  expect(html).toContain("Un SMS en cas d'appel suspect pour Jeanne et Louis.");
  expect(html).toContain("<strong>MIRABELLE</strong>");
  expect(html).toMatch(/<form [^>]*action="\/contact\/jeton\/reponse" method="post"/);
  expect(answersIn(html)).toEqual(["accepted", "declined", "stopped"]);
});

test("without a line and a word there is still a question", () => {
  const html = show(propsOf({ protectedNames: [], familyWord: null }));
  expect(html).toContain("proche de confiance pour votre proche.");
  expect(html).not.toContain("mot de famille");
});

test.each([
  ["accepted", "Vous avez dit oui", ["declined", "stopped"]],
  ["declined", "Vous avez dit non", ["accepted", "stopped"]],
  ["stopped", "Vous ne recevrez plus rien", ["accepted"]],
] as const)("an answer (%s) is shown with its date and can be changed", (consent, title, others) => {
  const props = propsOf({ consent, consentAt: "2026-03-03T13:05:00.000Z" });
  const html = show(props);
  expect(html).toContain(title);
  expect(html).toContain("Réponse du mardi 3 mars à 14 h 05.");
  expect(answersIn(html)).toEqual(others);
  expect(contactTitle(props)).toBe(title);
});

test("an answer that was lost is said so, one whose receipt was lost is not", () => {
  const lost = propsOf({}, { failedAnswer: "accepted" });
  expect(show(lost)).toContain("Votre réponse n'est pas enregistrée. La protection de votre proche continue.");
  expect(contactTitle(lost)).toBe("Réponse non enregistrée");
  const arrived = propsOf({ consent: "accepted" }, { failedAnswer: "accepted" });
  expect(show(arrived)).not.toContain("pas enregistrée");
  expect(contactTitle(arrived)).toBe("Vous avez dit oui");
});

test("a link that opens nothing, and one that cannot be read now, say what to do", () => {
  const unknown = show(propsOf({}, { link: { state: "unknown" } }));
  expect(unknown).toContain("Ouvrez le lien du SMS le plus récent.");
  const away = show(propsOf({}, { link: { state: "away" } }));
  expect(away).toContain("La protection de votre proche continue.");
  expect(away).toContain('href="/contact/jeton"');
  for (const html of [unknown, away]) expect(answersIn(html)).toEqual([]);
});

test("an English contact is spoken to in English", () => {
  expect(show(propsOf({}, { locale: "en" }))).toContain("Famille Martin chose you as a trusted person for Jeanne and Louis.");
});
