import type { LineTest } from "../../../shared/contracts/v1/line-tests.ts";
import type { Line } from "../../../shared/contracts/v1/lines.ts";
import type { Locale } from "../../../shared/domain/call/level.ts";
import { failureAdvice, hopTitle } from "../../../shared/domain/line-test/advice.ts";
import type { HopName } from "../../../shared/domain/line-test/words.ts";
import { testWords } from "./words.ts";

export type TestKind = LineTest["kind"];

const HOUR_MS = 3_600_000;
/** From the second failure on, a person offers to do it together. */
const OFFER_HELP_FROM = 2;

const settled = ({ hops }: LineTest) => hops.filter(({ state }) => state === "passed" || state === "failed").length;

/** Of two answers of the API the one that knows more: they may come in the wrong order. */
export function laterTest(a: LineTest | undefined, b: LineTest | undefined): LineTest | undefined {
  if (!a || !b) return a ?? b;
  if (a.id !== b.id) return Date.parse(a.startedAt) > Date.parse(b.startedAt) ? a : b;
  if (a.status !== b.status) return a.status === "running" ? b : a;
  return settled(a) > settled(b) ? a : b;
}

/** What there is to show of a line's tests, newest first: the one that goes on, or the last that somebody asked for. */
export const shownTest = (tests: readonly LineTest[], kinds: readonly TestKind[]): LineTest | undefined =>
  tests.find(({ status }) => status === "running") ?? tests.find(({ kind, isAutomatic }) => !isAutomatic && kinds.includes(kind));

/** What an older test proved is forgotten with the hour, here as by the API: much may have happened to the line since. */
export const isRecent = ({ status, startedAt }: LineTest, now: number): boolean =>
  status === "running" || now - Date.parse(startedAt) < HOUR_MS;

/** Of the hop that runs or failed; counted from 1. */
function stepOf({ hops }: Pick<LineTest, "hops">): { at: number; name: HopName } | undefined {
  const index = hops.findIndex(({ state }) => state === "running" || state === "failed");
  const hop = hops[index];
  return hop && { at: index + 1, name: hop.name };
}

/** Where the next test takes up: only within the hour, and only a test of the forwarding. */
export function resumesAt(test: LineTest, now: number): number | undefined {
  if (!isRecent(test, now) || test.kind !== "forwarding" || test.isAutomatic || test.status === "running" || test.status === "passed")
    return undefined;
  const at = test.hops.findIndex(({ state }) => state !== "passed") + 1;
  return at > 1 ? at : undefined;
}

export const needsHelp = ({ status, attempt }: LineTest): boolean =>
  (status === "failed" || status === "expired") && attempt >= OFFER_HELP_FROM;

/** A name in the middle of a sentence. */
const inSentence = (title: string) => (title.startsWith("Ethiq") ? title : title.charAt(0).toLowerCase() + title.slice(1));

export interface Told {
  /** How far the test is, or how it ended. */
  state: string;
  /** What the person does now. */
  todo: string | undefined;
}

/** The one thing that is said, and read out, at each change. */
export function tell(test: LineTest, locale: Locale): Told {
  const text = testWords(locale);
  const step = stepOf(test);
  const title = step ? inSentence(hopTitle(step.name, locale)) : "";
  switch (test.status) {
    case "running":
      if (!step) return { state: text.starting, todo: undefined };
      return {
        state: text.now(step.at, test.hops.length, title),
        todo: test.isAutomatic ? text.automaticTodo : text.todo[step.name],
      };
    case "passed":
      return { state: test.isAutomatic ? text.checked : test.kind === "forwarding" ? text.passed : text.connected, todo: undefined };
    case "failed":
    case "expired": {
      const reason = test.hops.find(({ state }) => state === "failed")?.reason;
      const advice = reason ? failureAdvice(reason, locale) : undefined;
      const state = test.status === "expired" || !step ? text.expired : text.failedAt(step.at, title);
      return { state, todo: advice && `${advice.what} ${advice.next}` };
    }
  }
}

export type Obstacle = keyof ReturnType<typeof testWords>["obstacles"];

/** Why a line cannot be tested yet: a call needs a number to come to, and a telephone to ring. */
export function obstacleTo(kind: TestKind, { status, ethiqNumber, forwardedNumber, delivery, cancelledAt }: Line): Obstacle | undefined {
  if (cancelledAt) return "left";
  if (status === "suspended") return "suspended";
  if (!ethiqNumber || status === "draft" || status === "provisioning") return "number";
  if (kind === "forwarding" && !forwardedNumber) return "own";
  return delivery.length === 0 ? "telephone" : undefined;
}

/** Which tests can be tried; the main one first. */
export const possibleKinds = (line: Line): TestKind[] =>
  (["forwarding", "connectivity"] as const).filter((kind) => obstacleTo(kind, line) === undefined);
