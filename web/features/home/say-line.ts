import type { Line } from "../../../shared/contracts/v1/lines.ts";
import type { Locale } from "../../../shared/domain/call/level.ts";
import type { Tone } from "../../components/state-card.tsx";
import { formatMoment } from "../../lib/format.ts";
import type { LineState } from "../lines/line-state.ts";
import { stateOf } from "../lines/line-state-card.tsx";
import type { HomeLine } from "./load-home.ts";
import { homeWords } from "./words.ts";

export interface SaidLine {
  line: Line;
  name: LineState["name"];
  tone: Tone;
  /** One sentence. */
  title: string;
  why: string | undefined;
  /** Null while nobody can say. */
  provedAt: string | undefined | null;
  /** Its proofs could not be asked for now. */
  isAway: boolean;
}

/** How a line stands, in words. */
export function sayLine({ line, checks }: HomeLine, locale: Locale): SaidLine {
  const text = homeWords(locale);
  const isAway = checks === "away";
  const { name, tone, provedAt } = stateOf(line, checks ?? null);
  return {
    line,
    name,
    tone,
    title: text.state[name](line.protectedName),
    why: isAway ? text.checking.why : whyOf(line, name, locale),
    provedAt: checks === undefined || isAway ? null : provedAt,
    isAway,
  };
}

function whyOf(line: Line, name: LineState["name"], locale: Locale): string | undefined {
  const { why } = homeWords(locale);
  const moment = (at: string) => formatMoment(new Date(at), locale);
  if (name === "protected") return undefined;
  if (name === "paused") return line.pausedUntil ? why.pausedUntil(moment(line.pausedUntil)) : why.paused;
  if (name === "left") return line.endsAt ? why.leftUntil(moment(line.endsAt)) : why.left;
  return why[name];
}

/** The most urgent first. */
const ORDER: readonly LineState["name"][] = [
  "lost",
  "suspended",
  "unknown",
  "testing",
  "preparing",
  "draft",
  "paused",
  "left",
  "protected",
];
export const mostUrgentFirst = (lines: readonly SaidLine[]): SaidLine[] =>
  lines.toSorted((a, b) => ORDER.indexOf(a.name) - ORDER.indexOf(b.name));

export interface Summary {
  tone: Tone;
  title: string;
  why: string | undefined;
}

/** Several lines in one sentence. Never all of them as protected unless each was proved to be. */
export function sayLines(said: readonly SaidLine[], asked: readonly HomeLine[], locale: Locale): Summary {
  const text = homeWords(locale).lines;
  const count = said.length;
  const numberOf = (name: LineState["name"]) => said.filter((one) => one.name === name).length;
  const unasked = asked.filter(({ line, checks }) => checks === undefined && line.status === "active" && !line.cancelledAt).length;
  const [safe, lost, unsure] = [numberOf("protected"), numberOf("lost"), numberOf("unknown") - unasked];
  const some = safe === 1 ? text.oneSafe(count) : text.someSafe(safe, count);
  // While some are unknown, none can be said to be without protection.
  const rest = unasked > 0 ? text.others(unasked) : unsure > 0 && safe === 0 ? undefined : some;
  if (lost > 0) return { tone: "scam", title: text.lost(lost), why: rest };
  if (unsure > 0) return { tone: "unknown", title: text.unsure(unsure), why: rest };
  if (unasked > 0) return { tone: "unknown", title: text.checkedSafe(safe), why: text.others(unasked) };
  if (safe === count) return { tone: "calm", title: text.allSafe(count), why: undefined };
  return { tone: "careful", title: some, why: undefined };
}
