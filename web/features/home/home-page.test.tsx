import { renderToStaticMarkup } from "react-dom/server";
import { expect, test, vi } from "vitest";
import type { CallSummary } from "../../../shared/contracts/v1/calls.ts";
import type { Contact } from "../../../shared/contracts/v1/contacts.ts";
import type { Line } from "../../../shared/contracts/v1/lines.ts";
import type { Role } from "../../../shared/contracts/v1/tenants.ts";
import { HomePage } from "./home-page.tsx";
import type { Home, HomeLine } from "./load-home.ts";
import { sumMonth } from "./month.ts";

vi.mock("next/navigation", () => ({ useRouter: () => ({ refresh() {} }), unstable_rethrow: () => undefined }));

const line = (over: Partial<Line> = {}): Line => ({
  id: "00000000-0000-4000-8000-000000000001",
  tenantId: "t",
  label: "Maison",
  protectedName: "Odette",
  forwardedNumber: "+33139980001",
  ethiqNumber: "+33939000001",
  delivery: [],
  locale: "fr",
  helpLevel: 2,
  alertLevel: 3,
  notice: true,
  familyWord: null,
  retention: "suspicious",
  status: "active",
  pausedUntil: null,
  cancelledAt: null,
  endsAt: null,
  watchAgreed: true,
  revision: 1,
  createdAt: "2026-11-01T09:00:00.000Z",
  updatedAt: "2026-11-01T09:00:00.000Z",
  ...over,
});
const proved: HomeLine["checks"] = { tests: [], lastCallAt: "2026-11-24T08:12:00.000Z" };
const call = (over: Partial<CallSummary> = {}): CallSummary => ({
  id: "10000000-0000-4000-8000-000000000001",
  tenantId: "t",
  line: null,
  caller: "+33612345678",
  startedAt: "2026-11-24T12:00:00.000Z",
  endedAt: "2026-11-24T12:02:00.000Z",
  answered: true,
  plan: "protect",
  planReason: null,
  level: 1,
  kind: "unknown",
  analysed: true,
  notAnalysedReason: null,
  ...over,
});
const usage = {
  lineId: "l",
  day: "2026-11-03",
  calls: 4,
  protectedCalls: 3,
  suspiciousCalls: 1,
  talkSeconds: 1,
  speechSeconds: 1,
  alertsSent: 2,
};
const home = (over: Partial<Home> = {}): Home => ({
  lines: [{ line: line(), checks: proved }],
  calls: [call()],
  month: sumMonth("2026-11", [usage]),
  steps: { contacts: [{ id: "c", name: "Paul", consent: "accepted" } as Contact], hasExpectedCall: false, hasSecondFactor: false },
  ...over,
});
const show = (over: Partial<Home> = {}, role: Role = "owner") =>
  renderToStaticMarkup(
    <HomePage home={home(over)} tenant={{ role, topic: "tenant:t" }} now={new Date("2026-11-25T10:00:00Z")} locale="fr" />,
  ).replaceAll("\u00a0", " ");

test("a protected line says so with its proof, then what to do, the last calls and the month", () => {
  const html = show();
  const parts = [
    "La ligne d&#x27;Odette est protégée.",
    "mardi 24 novembre à 9 h 12",
    "Tout est en place",
    "Un deuxième proche",
    "06 12 34 56 78",
    "En novembre 2026",
  ];
  const at = parts.map((part) => html.indexOf(part));
  expect(at).not.toContain(-1);
  expect(at).toEqual([...at].sort((a, b) => a - b));
});

test("nothing is called protected without a proof", () => {
  for (const lines of [
    "away",
    [{ line: line(), checks: "away" }],
    [{ line: line(), checks: { tests: [], lastCallAt: undefined } }],
  ] satisfies Home["lines"][]) {
    const html = show({ lines });
    expect(html).toContain("Nous vérifions encore");
    expect(html).not.toMatch(/Odette est protégée|reste protégée/);
  }
});

test("what is away says so in its place, without a word on a protection that is not known, and hides nothing else", () => {
  const html = show({ calls: "away", month: "away", steps: { contacts: "away", hasExpectedCall: "away", hasSecondFactor: "away" } });
  for (const title of ["Appels non affichés", "Chiffres du mois non affichés", "Prochaine étape non affichée", "est protégée."]) {
    expect(html).toContain(title);
  }
  expect(html).not.toContain("reste protégée");
  expect(html).not.toContain("Tout est en place");
  expect(html).not.toContain("Pour aller plus loin");
});

test("without a line there is the installation, and no empty list", () => {
  const html = show({ lines: [], calls: [], month: sumMonth("2026-11", []) });
  expect(html).toContain('href="/installation"');
  expect(html).not.toContain("Derniers appels");
  expect(show({ lines: [] }, "viewer")).not.toContain('href="/installation"');
});

test("somebody who may only look is offered no change", () => {
  const html = show({ steps: null }, "viewer");
  expect(html).toContain("est protégée.");
  expect(html).not.toMatch(/Mettre en pause|attends un appel|Tout est en place|Pour aller plus loin/);
});

test("a pause says when it ends, and can be ended", () => {
  const html = show({ lines: [{ line: line({ status: "paused", pausedUntil: "2026-11-25T11:00:00.000Z" }), checks: undefined }] });
  expect(html).toContain("La protection d&#x27;Odette est en pause.");
  expect(html).toContain("Elle reprend seule mercredi 25 novembre à 12 h 00.");
  expect(html).toContain("Reprendre la protection");
  expect(html).not.toContain("Pas encore de vérification");
});

test("a suspicious call under way stands first, and only level 3 interrupts", () => {
  const roles = (html: string) =>
    [/role="status" class="sr-only">([^<]*)/, /role="alert" class="sr-only">([^<]*)/].map((role) => role.exec(html)?.[1]);
  const careful = show({ calls: [call({ endedAt: null, level: 2 })] });
  expect(roles(careful)).toEqual(["Soyez prudent : appel de 06 12 34 56 78 en ce moment.", ""]);
  const scam = show({ calls: [call({ endedAt: null, level: 2 }), call({ id: "x", endedAt: null, level: 3 })] });
  expect(roles(scam)).toEqual(["", "Arnaque probable : appel de 06 12 34 56 78 en ce moment."]);
  expect(scam.indexOf("Appel en cours")).toBeLessThan(scam.indexOf("est protégée."));
  expect(roles(show())).toEqual(["", ""]);
});

const lines = (...given: (Partial<Line> & { checks?: HomeLine["checks"] })[]): HomeLine[] =>
  given.map(({ checks = proved, ...over }, at) => ({ line: line({ id: `0000000${at}`, ...over }), checks }));

test("two lines have a card each, the one that needs somebody first", () => {
  const lost: HomeLine["checks"] = {
    lastCallAt: undefined,
    tests: [
      {
        hops: [{ name: "forwarded", state: "failed", reason: "not_forwarded", sipCode: null, at: "2026-11-24T09:00:00.000Z" }],
      } as unknown as NonNullable<Exclude<HomeLine["checks"], "away">>["tests"][number],
    ],
  };
  const html = show({ lines: lines({ protectedName: "Jeanne" }, { protectedName: "Marcel", checks: lost }) });
  expect(html.indexOf("La ligne de Marcel n&#x27;est plus protégée.")).toBeLessThan(html.indexOf("La ligne de Jeanne est protégée."));
  expect(html).toContain("Remettez le renvoi d&#x27;appel de Marcel");
});

test.each<[string, HomeLine[], string]>([
  ["each proved", lines({}, {}, {}, {}), "Vos 4 lignes sont protégées."],
  ["one not installed", lines({}, {}, {}, { status: "draft", checks: null }), "3 lignes sur 4 sont protégées."],
  ["one not known now", lines({}, {}, {}, { checks: "away" }), "Nous vérifions encore 1 ligne."],
  [
    "more than were asked",
    [...lines({}, {}, {}), { line: line({ id: "z" }), checks: undefined }],
    "Les 3 lignes vérifiées ici sont protégées.",
  ],
])("many lines are one sentence: %s", (_case, given, sentence) => {
  const html = show({ lines: given });
  expect(html).toContain(sentence);
  expect(html).toContain('href="/lignes"');
});

test("the figures of the drawing stand in a table too", () => {
  const html = show();
  expect(html).toMatch(/<th scope="row"[^>]*>3 novembre 2026<\/th><td[^>]*>4<\/td><td[^>]*>1<\/td>/);
  expect(html.match(/<tr/g)).toHaveLength(2);
  expect(show({ month: sumMonth("2026-11", []) })).toContain("Aucun appel compté ce mois-ci");
});
