import type { Level } from "../../shared/domain/call/level.ts";
import type { RiskState, Verdict } from "../../shared/domain/risk/types.ts";
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
  readonly state: RiskState;
  readonly level: Level;
}

export interface JudgeMemory {
  state: RiskState;
  level: Level;
}

export function createJudge(engine: RiskEngine, memory: JudgeMemory): Judge {
  let { state, level } = memory;
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
  const raise = (verdict: Verdict): Verdict | undefined => {
    const isConfirmation = unconfirmed !== undefined && !verdict.isProvisional && verdict.level >= unconfirmed;
    if (verdict.level <= level && !isConfirmation) return undefined;
    level = verdict.level;
    unconfirmed = verdict.isProvisional ? level : undefined;
    return verdict;
  };
  const speakerOf = (channel: Channel) => (channel === 0 ? ("caller" as const) : ("protected" as const));

  return {
    hear({ channel, text, isFinal, isEndOfUtterance, endMs }) {
      const stretch = stretchOf(channel);
      const speaker = speakerOf(channel);
      if (isFinal) {
        stretch.finalText = text;
        if (isEndOfUtterance) open[channel] = undefined;
        const observed = engine.observe(state, { turn: stretch.turn, speaker, text, isFinal, atMs: endMs });
        state = observed.state;
        return raise(observed.verdict);
      }
      // What is final of this stretch was observed under its number; the rest is tried out as the stretch after it.
      const isContinued = stretch.finalText !== "" && text.startsWith(stretch.finalText);
      const turn = isContinued ? lastTurn + 1 : stretch.turn;
      const fresh = isContinued ? text.slice(stretch.finalText.length).trimStart() : text;
      const { verdict } = engine.observe(state, { turn, speaker, text: fresh, isFinal, atMs: endMs });
      stretch.provisionalTimes = verdict.level === 3 ? stretch.provisionalTimes + 1 : 0;
      return stretch.provisionalTimes >= PROVISIONAL_TIMES ? raise(verdict) : undefined;
    },
    get state() {
      return state;
    },
    get level() {
      return level;
    },
  };
}
