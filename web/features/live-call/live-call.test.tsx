import { renderToStaticMarkup } from "react-dom/server";
import { expect, test, vi } from "vitest";
import type { CallDetail } from "../../../shared/contracts/v1/calls.ts";
import { direct as fr } from "../../lib/messages/fr/direct.ts";
import { lastTactics, levelState, takenBy } from "./call-state.ts";
import { LiveCall, type LiveCallProps } from "./live-call.tsx";
import { LevelNews } from "./live-level.tsx";
import { LiveTranscript } from "./live-transcript.tsx";
import type { ShownWords } from "./merge-words.ts";
import { PausedBar } from "./paused-bar.tsx";
import { peopleOf } from "./people.ts";

vi.mock("next/navigation", () => ({ useRouter: () => ({ refresh() {} }), usePathname: () => "/appels/1/direct" }));

const ME = "20000000-0000-4000-8000-000000000001";
const AT = "2026-03-04T13:05:00.000Z";
const verdict = (seq: number, level: number, ...tactics: string[]) => ({
  ...{ seq, key: `verdict:${level}`, at: AT, type: "verdict" as const },
  payload: { level, reasons: tactics.map((tactic) => ({ tactic, turn: 1 })) },
});

const call: CallDetail = {
  id: "10000000-0000-4000-8000-000000000001",
  tenantId: "00000000-0000-4000-8000-000000000001",
  line: { id: "00000000-0000-4000-8000-000000000009", label: "Maison", protectedName: "Jeanne" },
  caller: "+33612345678",
  startedAt: AT,
  endedAt: null,
  answered: true,
  plan: "protect",
  planReason: null,
  level: 3,
  kind: "bank_fraud_desk",
  analysed: true,
  notAnalysedReason: null,
  score: 0.95,
  events: [verdict(1, 2, "urgency"), verdict(2, 3, "credential_request", "protective", "urgency", "from_next_year")],
  quotes: [],
  alerts: [],
  feedback: null,
};

const PROPS = {
  topic: "tenant:1",
  loadedAt: AT,
  role: "owner",
  line: { forwardedNumber: "+33261910077", helpLevel: 2, retention: "suspicious" },
  names: { members: {}, me: ME },
  locale: "fr",
} as const;
const plain = (html: string) => html.replaceAll("&#x27;", "'").replaceAll("\u00a0", " ");
const show = (changes: Partial<CallDetail> = {}, rest: Partial<LiveCallProps> = {}) =>
  plain(renderToStaticMarkup(<LiveCall {...PROPS} initial={{ ...call, ...changes }} {...rest} />));

test("the level is said in its fixed words, with the last reasons, and what one can do", () => {
  const html = show();
  for (const words of [
    "Arnaque probable",
    fr.level.reasons.credential_request,
    fr.level.reasons.other,
    fr.actions.take,
    "tel:+33261910077",
  ]) {
    expect(html).toContain(words);
  }
  expect(lastTactics(call)).toEqual(["credential_request", "urgency", "from_next_year"]);
  // The figure is for afterwards.
  expect(html).not.toContain("95");
});

test("nothing that is pressed stands in a region that is read out, and these are empty at load", () => {
  for (const html of [show(), show({ endedAt: AT })]) {
    const regions = [...html.matchAll(/<(\w+)[^>]* role="(?:log|status|alert)"[^>]*>(.*?)<\/\1>/g)].map(([, , inner]) => inner ?? "");
    expect(regions.length).toBeGreaterThan(3);
    expect(regions.filter((inner) => /<(a|button|input)\b/.test(inner))).toEqual([]);
  }
  expect(show()).toMatch(/role="log"[^>]*><\/div>/);
  expect(show()).toMatch(/role="alert"[^>]*><\/p>/);
});

test.each([
  ["an alarming call that is heard", {}, { kind: "level", level: 3 }],
  ["a call that nobody listens to is never calm", { level: 1, analysed: false, notAnalysedReason: "paused" }, { kind: "unheard" }],
  ["what was heard stays", { level: 2, notAnalysedReason: "relay" }, { kind: "level", level: 2 }],
  ["nobody knows yet", { level: 1, analysed: null }, { kind: "none" }],
  ["calm", { level: 1 }, { kind: "level", level: 1 }],
] as const)("the level: %s", (_name, changes, expected) => {
  expect(levelState({ ...call, ...changes } as CallDetail)).toEqual(expected);
});

test.each([
  ["a calm call", { level: 1 }, {}, fr.words.calm],
  ["a line that keeps no words", {}, { line: { ...PROPS.line, retention: "nothing" } }, fr.words.notKept],
  ["somebody who only looks on", {}, { role: "viewer" }, fr.words.notYours],
  ["a call that is not heard", { level: 1, analysed: false, notAnalysedReason: "paused" }, {}, fr.words.unheard],
  ["a suspicious call", {}, {}, fr.words.waiting],
] as const)("of the words it says: %s", (_name, changes, rest, words) => {
  expect(show(changes as Partial<CallDetail>, rest as Partial<LiveCallProps>)).toContain(words);
});

test("who only looks on has no buttons; a call is cut where the line agreed to that", () => {
  const viewers = show({}, { role: "viewer" });
  expect(viewers).not.toContain(fr.actions.take);
  expect(viewers).toContain(fr.actions.viewer);
  expect(show()).toContain(fr.actions.cutNot);
  expect(show({}, { line: { ...PROPS.line, helpLevel: 3 } })).toContain(fr.actions.cut);
  expect(show({}, { line: undefined })).toContain("Appelez Jeanne au numéro que vous connaissez.");
});

test("a call that is over leads to its page", () => {
  const html = show({ endedAt: AT });
  expect(html).toContain(fr.ended.title);
  expect(html).toContain(fr.ended.detail);
  expect(html).not.toContain(fr.actions.take);
  const cut = { seq: 3, key: "hang_up:sent", at: AT, type: "action" as const, payload: { action: "hang_up", outcome: "sent" } };
  expect(show({ endedAt: AT, events: [cut] })).toContain(fr.ended.cut);
});

test("who takes care of it is you, somebody by name, or somebody", () => {
  const people = peopleOf({ members: { paul: "Paul" }, me: ME }, "fr");
  const event = (userId: string) => ({
    seq: 3,
    key: "take",
    at: AT,
    type: "action" as const,
    payload: { action: "take", userId, outcome: "done" },
  });
  const sentence = (events: CallDetail["events"], alerts: CallDetail["alerts"] = []) => {
    const taken = takenBy({ events, alerts });
    return taken && people.sentence(taken, "14 h 05");
  };
  expect(sentence([])).toBeUndefined();
  expect(sentence([event(ME)])).toBe("Vous vous en occupez depuis 14 h 05.");
  expect(sentence([event("paul")])).toBe("Paul s'en occupe depuis 14 h 05.");
  expect(sentence([event("gone")])).toBe("Une personne du foyer s'en occupe depuis 14 h 05.");
  const alert = { seq: 4, key: "a", at: AT, type: "alert" as const, payload: { alertId: "a", status: "acknowledged" } };
  expect(sentence([alert], [{ id: "a", contact: { id: "c", name: "Louise" } } as CallDetail["alerts"][number]])).toBe(
    "Louise s'en occupe depuis 14 h 05.",
  );
});

test("a rise to the highest level interrupts, one to level 2 waits its turn", () => {
  const news = (level: 2 | 3 | undefined) => plain(renderToStaticMarkup(<LevelNews level={level} locale="fr" />));
  expect(news(3)).toMatch(/role="status"[^>]*><\/p><p role="alert"[^>]*>L'appel passe au niveau : Arnaque probable\./);
  expect(news(2)).toMatch(/role="status"[^>]*>L'appel passe au niveau : Soyez prudent\.<\/p><p role="alert"[^>]*><\/p>/);
});

test("a lost connection says since when, and how to reach the person", () => {
  const bar = (link: "live" | "lost") =>
    plain(renderToStaticMarkup(<PausedBar feed={{ link, loadedAt: AT }} phone="+33261910077" personName="Jeanne" locale="fr" />));
  expect(bar("lost")).toContain("Affichage en pause depuis 14 h 05. L'appel et la protection continuent.");
  expect(bar("lost")).toContain('href="tel:+33261910077"');
  expect(bar("live")).not.toContain("tel:");
});

test("finished turns are a list; what is being said is shown and not read out", () => {
  const words: ShownWords = {
    turns: [{ id: "1", speaker: "protected", text: "Allô ?", at: AT }],
    partial: [{ speaker: "caller", text: "Bonjour mad" }],
  };
  const html = plain(
    renderToStaticMarkup(
      <LiveTranscript words={words} silence={undefined} isFailed={false} onRetry={() => {}} personName="Jeanne" locale="fr" />,
    ),
  );
  expect(html).toMatch(/<ol[^>]*>.*Jeanne.*Allô \?.*<\/ol>/);
  expect(html).not.toMatch(/<ol[^>]*>.*Bonjour mad.*<\/ol>/);
  expect(html).toMatch(/<div aria-hidden="true"[^>]*>.*Bonjour mad/);
});
