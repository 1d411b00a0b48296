import type { Level } from "../../shared/domain/call/level.ts";
import { type Effect, fuse } from "../../shared/domain/risk/second-opinion/fuse.ts";
import type { Opinion } from "../../shared/domain/risk/second-opinion/opinion.ts";
import type { RiskState, Utterance, Verdict } from "../../shared/domain/risk/types.ts";
import type { Channel, Transcript } from "../../shared/ports/speech.ts";
import type { RiskEngine } from "./risk-engine.ts";

/** One interim reading of a sentence is often wrong; a second one that agrees seldom is. */
const PROVISIONAL_TIMES = 2;

interface OpenStretch {
  turn: number;
  /** What of it is final already. */
  finalText: string;
  provisionalTimes: number;
}

/** Turns the transcripts of one call into verdicts, and says when the level rose. */
export interface Judge {
  /**
   * The verdict, when it is higher than every one before. One that interim words gave comes again when final words bear it out:
   * only those may be kept.
   */
  hear(transcript: Transcript): Verdict | undefined;
  /** Takes a model's opinion into account, now and in every later verdict; the latest one counts. A level once told stays told. */
  consider(opinion: Opinion): { risen: Verdict | undefined; effect: Effect | "already_told" };
  readonly state: RiskState;
  readonly level: Level;
}

export interface JudgeMemory {
  state: RiskState;
  level: Level;
  /** Log-odds that the call began with: what its line remembers of earlier approaches (`recallPrior`). */
  prior?: number;
  /** Log-odds of what other tenants' calls say of this one, as far as it is known by now (`createOutsideEvidence`). */
  outsideEvidence?: () => number;
}

/** `onFinal` is told of final words and what the engine alone makes of them. */
export function createJudge(
  engine: RiskEngine,
  memory: JudgeMemory,
  onFinal: (said: Utterance, local: Verdict) => void = () => undefined,
): Judge {
  let { state, level } = memory;
  let opinion: Opinion | undefined;
  let local: Verdict | undefined;
  let lastTurn = state.lastTurn;
  const open: [OpenStretch | undefined, OpenStretch | undefined] = [undefined, undefined];

  const stretchOf = (channel: Channel): OpenStretch => {
    const known = open[channel];
    if (known) return known;
    lastTurn += 1;
    const begun = { turn: lastTurn, finalText: "", provisionalTimes: 0 };
    open[channel] = begun;
    return begun;
  };
  let unconfirmed: Level | undefined;
  const together = (own: Verdict): Verdict => (opinion ? fuse(own, opinion).verdict : own);
  const raise = (verdict: Verdict): Verdict | undefined => {
    const isConfirmation = unconfirmed !== undefined && !verdict.isProvisional && verdict.level >= unconfirmed;
    if (verdict.level <= level && !isConfirmation) return undefined;
    level = verdict.level;
    unconfirmed = verdict.isProvisional ? level : undefined;
    return verdict;
  };
  const beyondWords = () => (memory.prior ?? 0) + (memory.outsideEvidence?.() ?? 0);
  const speakerOf = (channel: Channel) => (channel === 0 ? ("caller" as const) : ("protected" as const));

  return {
    hear({ channel, text, isFinal, isEndOfUtterance, endMs }) {
      const stretch = stretchOf(channel);
      const speaker = speakerOf(channel);
      if (isFinal) {
        stretch.finalText = text;
        if (isEndOfUtterance) open[channel] = undefined;
        const said = { turn: stretch.turn, speaker, text, isFinal, atMs: endMs, beyondWords: beyondWords() };
        const observed = engine.observe(state, said);
        state = observed.state;
        local = observed.verdict;
        onFinal(said, local);
        return raise(together(local));
      }
      // What is final of this stretch was observed under its number; the rest is tried out as the stretch after it.
      const isContinued = stretch.finalText !== "" && text.startsWith(stretch.finalText);
      const turn = isContinued ? lastTurn + 1 : stretch.turn;
      const fresh = isContinued ? text.slice(stretch.finalText.length).trimStart() : text;
      const { verdict } = engine.observe(state, { turn, speaker, text: fresh, isFinal, atMs: endMs, beyondWords: beyondWords() });
      stretch.provisionalTimes = verdict.level === 3 ? stretch.provisionalTimes + 1 : 0;
      return stretch.provisionalTimes >= PROVISIONAL_TIMES ? raise(together(verdict)) : undefined;
    },
    consider(given) {
      opinion = given;
      // An answer comes after the words it is about.
      if (!local) return { risen: undefined, effect: "no_local_evidence" };
      const { verdict, effect } = fuse(local, opinion);
      const isTold = (effect === "held_back" && level > 1) || (effect === "raised" && level >= verdict.level);
      return { risen: raise(verdict), effect: isTold ? "already_told" : effect };
    },
    get state() {
      return state;
    },
    get level() {
      return level;
    },
  };
}
