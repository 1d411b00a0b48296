import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import type { InvitationView as Invitation } from "../../../shared/contracts/v1/invitations.ts";
import { MEMBER_HOME } from "../../lib/local-path.ts";
import { InvitationView, type InvitationViewProps, invitationTitle } from "./invitation-view.tsx";

const invitation: Invitation = {
  tenantName: "Famille Martin",
  inviterName: "Claire Martin",
  role: "carer",
  email: "paul@exemple.fr",
  status: "pending",
  expiresAt: "2026-03-03T13:05:00.000Z",
};

const propsOf = (over: Partial<InvitationViewProps>): InvitationViewProps => ({
  token: "jeton",
  invitation,
  state: "forStranger",
  locale: "fr",
  visitorEmail: undefined,
  hasFailed: false,
  ...over,
});
const show = (over: Partial<InvitationViewProps>) =>
  renderToStaticMarkup(<InvitationView {...propsOf(over)}>compte</InvitationView>)
    .replaceAll("&#x27;", "'")
    .replaceAll("\u00a0", " ");
const answersIn = (html: string) => [...html.matchAll(/value="(\w+)" name="answer"/g)].map(([, value]) => value);

test("who invites, to what, with which rights and until when, is said first", () => {
  const html = show({});
  expect(html).toContain("Claire Martin vous invite sur Ethiq</h1>");
  expect(html).toContain("Vous rejoindrez « Famille Martin ».");
  expect(html).toContain("Vous pourrez régler la protection, voir les appels et lire les paroles gardées.");
  expect(html).toContain("Vous pouvez répondre jusqu'au mardi 3 mars à 14 h 05.");
});

test("who is not signed in can open an account, sign in and come back, or say no", () => {
  const html = show({});
  expect(html).toContain("compte");
  expect(html).toContain('href="/connexion?suite=%2Finvitation%2Fjeton"');
  expect(answersIn(html)).toEqual(["decline"]);
});

test("the invited person, signed in, says yes or no", () => {
  const html = show({ state: "forVisitor", visitorEmail: "paul@exemple.fr" });
  expect(html).toMatch(/<form [^>]*action="\/invitation\/jeton\/reponse" method="post"/);
  expect(answersIn(html)).toEqual(["accept", "decline"]);
  expect(html).not.toContain("compte");
});

test("somebody else, signed in, is told so and can sign out", () => {
  const html = show({ state: "forOther", visitorEmail: "jeanne@exemple.fr" });
  expect(html).toContain("Vous êtes connecté avec jeanne@exemple.fr.");
  expect(html).toContain("Cette invitation est pour l'adresse paul@exemple.fr.");
  expect(answersIn(html)).toEqual(["leave"]);
});

test.each([
  ["accepted", "Invitation déjà acceptée"],
  ["declined", "Vous avez refusé l'invitation"],
  ["withdrawn", "Invitation retirée"],
  ["expired", "Invitation terminée"],
] as const)("an invitation that is over (%s) says how, and asks nothing", (state, title) => {
  const html = show({ state, hasFailed: true });
  expect(html).toContain(title);
  expect(invitationTitle(propsOf({ state, hasFailed: true }))).toBe(title);
  expect(answersIn(html)).toEqual([]);
  expect(html.includes(`href="${MEMBER_HOME}"`)).toBe(state === "accepted");
});

test("an answer that did not arrive is said so", () => {
  expect(show({ hasFailed: true, state: "forVisitor" })).toContain("Votre réponse n'est pas enregistrée. Vos lignes restent protégées.");
  expect(invitationTitle(propsOf({ hasFailed: true }))).toBe("Réponse non enregistrée");
});

test("a link that opens nothing, and one that cannot be read now, say what to do", () => {
  expect(show({ invitation: undefined, state: "unknown" })).toContain("Ouvrez le lien de l'e-mail le plus récent.");
  const away = show({ invitation: undefined, state: "away" });
  expect(away).toContain("La protection des lignes continue.");
  expect(away).toContain('href="/invitation/jeton"');
});
