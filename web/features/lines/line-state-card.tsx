import type { Line } from "../../../shared/contracts/v1/lines.ts";
import type { Locale } from "../../../shared/domain/call/level.ts";
import { StateCard } from "../../components/state-card.tsx";
import { formatMoment } from "../../lib/format.ts";
import { forwardingProof, type LineState, lineState } from "./line-state.ts";
import type { Block, Checks } from "./load-line.ts";
import { lineWords } from "./words.ts";

export const stateOf = (line: Line, checks: Block<Checks>): LineState =>
  lineState(line, checks && checks !== "away" ? forwardingProof(checks.tests, checks.lastCallAt) : undefined);

export const stateNext = (line: Line, { name }: LineState, locale: Locale): string | undefined => {
  const text = lineWords(locale).next;
  const moment = (at: string | null) => (at ? formatMoment(new Date(at), locale) : undefined);
  if (name === "protected") return undefined;
  if (name === "paused") {
    const until = moment(line.pausedUntil);
    return until && text.pausedUntil(until);
  }
  if (name === "left") {
    const until = moment(line.endsAt);
    return until && text.leftUntil(until);
  }
  return text[name];
};

/** Whether the line is protected, since which proof, and what to do if it is not. */
export function LineStateCard({ line, checks, locale }: { line: Line; checks: Block<Checks>; locale: Locale }) {
  const text = lineWords(locale);
  const state = stateOf(line, checks);
  const next = stateNext(line, state, locale);
  return (
    <StateCard tone={state.tone} title={text.state[state.name]} locale={locale} provedAt={state.provedAt}>
      {checks === "away" ? <p>{text.proofUnknown}</p> : next && <p>{next}</p>}
    </StateCard>
  );
}
