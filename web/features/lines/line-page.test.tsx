import { renderToStaticMarkup } from "react-dom/server";
import { expect, test, vi } from "vitest";
import type { ForwardingCode } from "../../../shared/contracts/v1/forwarding-codes.ts";
import type { LineTest } from "../../../shared/contracts/v1/line-tests.ts";
import type { Line } from "../../../shared/contracts/v1/lines.ts";
import type { ProvisioningReport } from "../../../shared/contracts/v1/provisioning.ts";
import type { SipEndpoint } from "../../../shared/contracts/v1/sip-endpoints.ts";
import { LinePage } from "./line-page.tsx";
import { LinesPage } from "./lines-page.tsx";

vi.mock("next/navigation", () => ({ useRouter: () => ({ refresh() {} }), unstable_rethrow() {}, redirect() {}, notFound() {} }));
vi.mock("next/headers", () => ({}));

const ID = "00000000-0000-4000-8000-000000000001";
const AT = "2026-11-03T13:05:00.000Z";
const line: Line = {
  id: ID,
  tenantId: ID,
  label: "Maison",
  protectedName: "Jeanne",
  forwardedNumber: "+33139000012",
  ethiqNumber: "+33939000042",
  delivery: [
    { kind: "sip", uri: "sip:jeanne@sip.example" },
    { kind: "number", e164: "+33639980042" },
  ],
  locale: "fr",
  helpLevel: 2,
  alertLevel: 3,
  notice: true,
  familyWord: "MIRABELLE",
  retention: "suspicious",
  status: "active",
  pausedUntil: null,
  cancelledAt: null,
  endsAt: null,
  watchAgreed: true,
  revision: 1,
  createdAt: AT,
  updatedAt: AT,
};
const failed: LineTest = {
  id: ID,
  tenantId: ID,
  lineId: ID,
  kind: "forwarding",
  status: "failed",
  isAutomatic: false,
  attempt: 2,
  hops: [
    { name: "line", state: "passed", reason: null, sipCode: null, at: AT },
    { name: "forwarded", state: "failed", reason: "not_forwarded", sipCode: null, at: AT },
    { name: "ethiq", state: "waiting", reason: null, sipCode: null, at: null },
  ],
  startedAt: AT,
  expiresAt: AT,
  endedAt: AT,
};
const code: ForwardingCode = {
  id: ID,
  country: "FR",
  operator: "Orange",
  lineType: "mobile",
  kind: "all",
  onCode: "**21*+33939000042#",
  offCode: "##21#",
  checkCode: "*#21#",
  note: null,
  source: "3GPP TS 22.030",
  checkedOn: "2026-11-01",
  isVerified: false,
};
const job: ProvisioningReport = {
  id: ID,
  tenantId: ID,
  lineId: ID,
  kind: "set_up",
  state: "parked",
  step: "approve",
  wish: { country: "FR", numberType: "local", locality: null, delivery: "sip", secondNumber: null },
  parking: {
    reason: "documents_missing",
    forYou: true,
    missing: [{ field: "address", reason: "missing" }],
    alternatives: ["national"],
    nextTryAt: null,
  },
  createdAt: AT,
  updatedAt: AT,
  endedAt: null,
  events: [],
};
const endpoint: SipEndpoint = {
  id: ID,
  tenantId: ID,
  lineId: ID,
  username: "jeanne-4821",
  domain: "ethiq.sip.twilio.com",
  registrar: "ethiq.sip.dublin.twilio.com",
  port: 5061,
  transport: "tls",
  status: "ready",
  password: "none",
  registeredAt: null,
  createdAt: AT,
};

type Props = Parameters<typeof LinePage>[0];
const owner: Props["role"] = "owner";
const show = (props: Partial<Props> = {}) =>
  renderToStaticMarkup(
    <LinePage
      line={line}
      role={owner}
      checks={{ tests: [], lastCallAt: AT }}
      job={null}
      codes={[code]}
      endpoint={null}
      usage={[]}
      operatorKey={undefined}
      locale="fr"
      {...props}
    />,
  )
    .replaceAll("&#x27;", "'")
    .replaceAll("\u00a0", " ");

test("a protected line says so with its proof, its numbers and where the telephone rings", () => {
  const html = show();
  expect(html).toContain("Votre ligne est protégée.");
  expect(html).toContain("mardi 3 novembre à 14 h 05");
  for (const fact of ["01 39 00 00 12", "09 39 00 00 42", "Adaptateur ou application", "Numéro 06 39 98 00 42"])
    expect(html).toContain(fact);
});

test("the last 30 days are told in three figures", () => {
  const day = {
    lineId: ID,
    day: "2026-11-03",
    calls: 4,
    protectedCalls: 3,
    suspiciousCalls: 1,
    talkSeconds: 60,
    speechSeconds: 120,
    alertsSent: 1,
  };
  const html = show({ usage: [day, { ...day, day: "2026-11-04", suspiciousCalls: 0 }] });
  for (const words of ["Les 30 derniers jours", "8</dd>", "appels reçus", "6</dd>", "appels écoutés", "1</dd>", "appel suspect<"]) {
    expect(html).toContain(words);
  }
  expect(show()).toContain("Aucun appel pendant ces 30 jours.");
  expect(show({ usage: "away" })).toContain("Les appels des 30 derniers jours ne s'affichent pas");
});

test("a watched line says when it is checked next", () => {
  expect(show()).toContain("Prochaine vérification : au plus tôt le 11 novembre 2026.");
  expect(show({ checks: { tests: [], lastCallAt: undefined } })).not.toContain("Prochaine vérification");
});

test("a lost forwarding says what happened and what to do, and two failures offer a call", () => {
  const html = show({ checks: { tests: [failed], lastCallAt: undefined } });
  expect(html).toContain("Votre ligne n'est plus protégée.");
  expect(html).toContain("L'opérateur n'a pas renvoyé l'appel.");
  expect(html).toContain("Souvent, le code n'est pas complet.");
  expect(html).toContain("Deux essais n'ont pas réussi.");
});

test("a job that waits says for what, whose turn it is and the code to read out", () => {
  const html = show({ job, line: { ...line, status: "provisioning", ethiqNumber: null } });
  for (const words of ["Il en manque.", "Ajoutez les papiers", "address (missing)", "numéro national", "PRV-101", "Réessayer maintenant"]) {
    expect(html).toContain(words);
  }
  expect(html).toContain("Les codes viennent avec votre numéro Ethiq.");
});

test("codes appear once the operator is chosen, off beside on, with source and date", () => {
  expect(show()).not.toContain("##21#");
  const html = show({ operatorKey: "mobile:Orange" });
  for (const words of [
    "**21*+33939000042#",
    "##21#",
    "*#21#",
    "Source : 3GPP TS 22.030. Vérifié le 1er novembre 2026.",
    "pas encore vérifié",
  ]) {
    expect(html).toContain(words);
  }
});

test("the adapter's settings and the sheets of all devices are there, the password is not", () => {
  const html = show({ endpoint });
  for (const words of ["jeanne-4821", "ethiq.sip.dublin.twilio.com", "5061", "Grandstream HT801", "Yealink", "le mot de passe reçu"]) {
    expect(html).toContain(words);
  }
});

test("a viewer changes nothing, and a carer cannot leave", () => {
  const viewer = show({ role: "viewer", endpoint, job });
  for (const words of [
    "Commencer l'essai",
    "Pause d'une heure",
    "Quitter pour cette ligne",
    "Arrêter la vérification",
    "Demander un mot de passe",
    "Réessayer maintenant",
  ]) {
    expect(viewer).not.toContain(words);
  }
  const carer = show({ role: "carer" });
  expect(carer).toContain("Commencer l'essai");
  expect(carer).not.toContain("Quitter pour cette ligne");
});

test("a line that was given up can be taken back and starts nothing new", () => {
  const html = show({ line: { ...line, status: "paused", cancelledAt: AT, endsAt: "2026-12-03T13:05:00.000Z" } });
  expect(html).toContain("Cette ligne n'est plus protégée.");
  expect(html).toContain("Reprendre cette ligne");
  expect(html).not.toContain("Commencer l'essai");
  expect(html).not.toContain("Pause d'une heure");
});

test("what cannot be learnt is said in its place, and never as protected", () => {
  const html = show({ checks: "away", job: "away", codes: "away", endpoint: "away" });
  expect(html).toContain("Nous ne savons pas encore si votre ligne est protégée.");
  for (const title of ["Les essais ne s'affichent pas", "Les codes ne s'affichent pas", "L'état de l'installation ne s'affiche pas"]) {
    expect(html).toContain(title);
  }
  expect(html).toContain("01 39 00 00 12");
});

test("the list says the state of each line, and an empty one what to do", () => {
  const list = (lines: Parameters<typeof LinesPage>[0]["lines"]) =>
    renderToStaticMarkup(<LinesPage lines={lines} nextCursor={null} isFirst locale="fr" />).replaceAll("&#x27;", "'");
  expect(list([{ line, checks: { tests: [], lastCallAt: AT } }])).toContain("Votre ligne est protégée.");
  expect(list([])).toContain("Aucune ligne pour le moment.");
});
