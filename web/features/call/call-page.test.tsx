import { renderToStaticMarkup } from "react-dom/server";
import { expect, test, vi } from "vitest";
import type { CallDetail } from "../../../shared/contracts/v1/calls.ts";
import type { GivenFeedback } from "../../../shared/contracts/v1/feedback.ts";
import { appel as fr } from "../../lib/messages/fr/appel.ts";
import { effectSentences } from "./call-feedback.tsx";
import { CallPage, type CallPageProps } from "./call-page.tsx";
import { keptWords } from "./kept-words.ts";
import { timelineOf } from "./timeline.ts";

vi.mock("next/navigation", () => ({ useRouter: () => ({ refresh() {} }), usePathname: () => "/appels/1" }));

const PAUL = { id: "20000000-0000-4000-8000-000000000001", name: "Paul" };
const ALERT = "30000000-0000-4000-8000-000000000001";
const at = (seconds: number) => new Date(Date.UTC(2026, 2, 3, 13, 5, seconds)).toISOString();

const call: CallDetail = {
  id: "10000000-0000-4000-8000-000000000001",
  tenantId: "00000000-0000-4000-8000-000000000001",
  line: { id: "00000000-0000-4000-8000-000000000009", label: "Maison", protectedName: "Jeanne" },
  caller: "+33612345678",
  startedAt: at(0),
  endedAt: at(200),
  answered: true,
  plan: "protect",
  planReason: null,
  level: 3,
  kind: "bank_fraud_desk",
  analysed: true,
  notAnalysedReason: null,
  score: 0.951,
  events: [
    { seq: 1, key: "leg:1", at: at(5), type: "delivery", payload: { status: "in-progress", target: 0 } },
    { seq: 2, key: "verdict:2", at: at(50), type: "verdict", payload: { level: 2, reasons: [{ tactic: "urgency", turn: 2 }] } },
    {
      seq: 3,
      key: "verdict:3",
      at: at(100),
      type: "verdict",
      payload: {
        level: 3,
        reasons: [
          { tactic: "credential_request", turn: 5 },
          { tactic: "from_next_year", turn: 6 },
        ],
      },
    },
    { seq: 4, key: "whisper:1", at: at(101), type: "action", payload: { action: "whisper", level: 3, outcome: "sent" } },
    { seq: 5, key: "hang_up:asked", at: at(150), type: "action", payload: { action: "hang_up", contactId: PAUL.id, outcome: "asked" } },
    { seq: 6, key: "alert:1", at: at(300), type: "alert", payload: { alertId: ALERT, status: "delivered" } },
    { seq: 7, key: "x", at: at(301), type: "note", payload: { of: "next year" } },
  ],
  quotes: [{ eventKey: "verdict:3", tactic: "credential_request", quote: "donnez-moi le code ** ** **", turn: 5 }],
  alerts: [
    { id: ALERT, contact: PAUL, level: 3, channel: "sms", status: "delivered", errorCode: null, createdAt: at(100), updatedAt: at(300) },
  ],
  feedback: null,
};

const NOW = Date.parse(at(0)) + 60_000;
const PROPS = { role: "owner", retention: "suspicious", now: NOW, locale: "fr" } as const;
const show = (changes: Partial<CallDetail> = {}, rest: Partial<CallPageProps> = {}) =>
  renderToStaticMarkup(<CallPage {...PROPS} call={{ ...call, ...changes }} {...rest} />)
    .replaceAll("&#x27;", "'")
    .replaceAll("\u00a0", " ");

test("the timeline tells what happened in order, with the level that held and the words that counted", () => {
  const moments = timelineOf(call, "fr");
  expect(moments.map(({ text }) => text)).toEqual([
    fr.timeline.start,
    "Jeanne a décroché.",
    "Niveau : Soyez prudent.".replace(" :", "\u00a0:"),
    "Niveau : Arnaque probable.".replace(" :", "\u00a0:"),
    "Nous avons averti Jeanne en privé.",
    "Paul a demandé de couper l'appel.",
    fr.timeline.end,
    "Le SMS est arrivé chez Paul.",
  ]);
  expect(moments.map(({ level }) => level)).toEqual([1, 1, 2, 3, 3, 3, 3, 3]);
  expect(moments.map(({ position }) => position)).toEqual([0, 0.025, 0.25, 0.5, 0.505, 0.75, 1, 1]);
  expect(moments[3]?.reasons).toEqual([
    { sentence: fr.reasons.credential_request, quote: "donnez-moi le code ** ** **" },
    { sentence: fr.reasons.other, quote: undefined },
  ]);
});

test("who followed it, took it or asked to cut it is named, where they go by a name", () => {
  const by = (n: number, type: "action" | "note", payload: Record<string, unknown>) => ({
    seq: n,
    key: `by:${n}`,
    at: at(n),
    type,
    payload,
  });
  const events = [
    by(10, "note", { note: "watch", userId: "claire" }),
    by(20, "action", { action: "take", userId: "claire", outcome: "done" }),
    by(30, "action", { action: "hang_up", userId: "nobody", outcome: "asked" }),
  ];
  const texts = timelineOf({ ...call, events }, "fr", { claire: "Claire" }).map(({ text }) => text);
  expect(texts).toEqual([
    fr.timeline.start,
    "Claire suit l'appel en direct.",
    "Claire s'en occupe.",
    "Une personne du foyer a demandé de couper l'appel.",
    fr.timeline.end,
  ]);
});

test("while it goes on it can be followed, and once it is over a suspicious number can be reported", () => {
  expect(show({ endedAt: null })).toContain(`href="/appels/${call.id}/direct"`);
  expect(show({ endedAt: null })).not.toContain("33700");
  expect(show()).not.toContain("/direct");
  expect(show()).toContain('href="sms:33700"');
  expect(show({ caller: null })).not.toContain("33700");
});

test("a call that goes on has no end, and events that are no more than noise are left out", () => {
  const odd = { seq: 9, key: "odd", at: at(10), type: "verdict" as const, payload: { level: 9 } };
  const moments = timelineOf({ ...call, endedAt: null, line: null, alerts: [], events: [...call.events.slice(0, 1), odd] }, "en");
  expect(moments.map(({ text }) => text)).toEqual(["The call begins.", "The protected person picked up."]);
});

test.each([
  ["kept", {}, "owner", "suspicious", NOW],
  ["notYours", { quotes: [] }, "viewer", "suspicious", NOW],
  ["calm", { quotes: [], level: 1 }, "viewer", "suspicious", NOW],
  ["nothing", { quotes: [] }, "carer", "nothing", NOW],
  ["none", { quotes: [] }, "carer", undefined, NOW],
  ["over", { quotes: [] }, "owner", "nothing", NOW + 31 * 86_400_000],
] as const)("of the words it says: %s", (expected, changes, role, retention, now) => {
  expect(keptWords({ call: { ...call, ...changes } as CallDetail, role, retention, now })).toBe(expected);
});

test("the page says who, how it went, what we did and how the message fared", () => {
  const html = show();
  for (const words of [
    "06 12 34 56 78",
    "Pour Jeanne · Maison",
    "3 min 20 s",
    "Risque estimé : 95 sur 100.",
    fr.done.heard,
    "Nous avons averti Jeanne en privé.",
    fr.alert.delivered,
    "« donnez-moi le code ** ** ** »",
    fr.feedback.share,
    'href="/aide/urgence"',
  ]) {
    expect(html).toContain(words);
  }
  expect(html).toMatch(/role="img" aria-label="Le risque au fil de l'appel. Niveau le plus haut : Arnaque probable."/);
  expect(html).not.toContain("style=");
});

test("who only looks on sees neither the figure nor the form; without words none are asked for", () => {
  const viewers = show({ quotes: [] }, { role: "viewer" });
  expect(viewers).toContain(fr.words.notYours);
  expect(viewers).not.toContain("sur 100");
  expect(viewers).not.toContain(fr.feedback.title);
  expect(show({ quotes: [] }, { retention: "nothing" })).toContain(fr.words.nothing);
  expect(show({ quotes: [] })).not.toContain(fr.feedback.share);
});

test("a call that nobody listened to has no chart and says why", () => {
  const html = show({ analysed: false, notAnalysedReason: "paused", level: 1, events: [], quotes: [], alerts: [] });
  expect(html).not.toContain('role="img"');
  expect(html).toContain(fr.done.notHeard);
  expect(html).toContain("La protection était en pause.");
});

test("an answer says its effect", () => {
  const given = { effect: "trusted", until: at(0), example: null, sharesExample: false } as GivenFeedback;
  const sentences = (changes: Partial<GivenFeedback>) => effectSentences({ ...given, ...changes }, "fr");
  expect(sentences({})[0]?.replaceAll("\u00a0", " ")).toBe("Merci. Ce numéro ne donnera plus d'alerte jusqu'au mardi 3 mars à 14 h 05.");
  expect(sentences({ effect: "blocked", until: null })).toEqual([fr.feedback.effect.blocked]);
  expect(sentences({ effect: "none", sharesExample: true })).toEqual([fr.feedback.effect.none, fr.feedback.notShared]);
  expect(sentences({ example: { expiresOn: "2028-11-01" } as GivenFeedback["example"] })[1]).toBe(fr.feedback.shared("1er novembre 2028"));
});
