import { z } from "zod";
import type { Locale } from "../../shared/domain/call/level.ts";
import { createRiskState, observe } from "../../shared/domain/risk/engine.ts";
import type { RiskState } from "../../shared/domain/risk/types.ts";

const Turn = z.object({
  id: z.union([z.string().min(1), z.number()]),
  turn: z.int().nonnegative(),
  speaker: z.enum(["caller", "callee", "unknown"]),
  text: z.string(),
  lang: z.enum(["fr", "en"]).nullish(),
});

export interface JudgedTurn {
  id: string | number;
  turn: number;
  /** 0..1. */
  score: number;
  level: 1 | 2 | 3;
  /** Level 3 was reached, now or before. */
  alert: boolean;
  kind: string;
  reasons: { tactic: string; quote: string }[];
  /** Our own time for this turn, in microseconds. */
  us: number;
}

export interface BadLine {
  error: string;
  /** Counted from 1. */
  line: number;
}

interface Call {
  state: RiskState;
  hasAlerted: boolean;
  spokenMs: number;
}

/** Calls whose end nobody tells: the ones silent for longest are forgotten. */
const MOST_CALLS = 20_000;
/** Nobody tells the time either: people say some 150 words a minute. */
const MS_PER_WORD = 400;

/** One line in, one answer out; an empty line has none. The engine is the one that listens to live calls. */
export function createJudgeLines({ nowMicroseconds, mostCalls = MOST_CALLS }: { nowMicroseconds: () => number; mostCalls?: number }) {
  const calls = new Map<string | number, Call>();
  let lines = 0;

  const callOf = (id: string | number, lang: Locale | undefined): Call => {
    const known = calls.get(id);
    // The order of a map is that of insertion: what is touched last goes last.
    if (known) calls.delete(id);
    const call = known ?? { state: createRiskState(lang), hasAlerted: false, spokenMs: 0 };
    calls.set(id, call);
    for (const oldest of calls.keys()) {
      if (calls.size <= mostCalls) break;
      calls.delete(oldest);
    }
    return call;
  };

  return (line: string): JudgedTurn | BadLine | undefined => {
    lines += 1;
    if (line.trim() === "") return undefined;
    const read = readTurn(line);
    if ("error" in read) return { ...read, line: lines };
    const { id, turn, speaker, text, lang } = read.turn;
    const locale = lang ?? undefined;
    const call = callOf(id, locale);
    call.spokenMs += text.split(/\s+/).length * MS_PER_WORD;
    const begun = nowMicroseconds();
    const { state, verdict } = observe(call.state, {
      turn,
      speaker: speaker === "callee" ? "protected" : speaker,
      text,
      isFinal: true,
      atMs: call.spokenMs,
      ...(locale ? { locale } : {}),
    });
    const us = Math.round(nowMicroseconds() - begun);
    call.state = state;
    call.hasAlerted ||= verdict.level === 3;
    return {
      id,
      turn,
      score: Math.round(verdict.score * 10_000) / 10_000,
      level: verdict.level,
      alert: call.hasAlerted,
      kind: verdict.kind,
      reasons: verdict.reasons.map(({ tactic, quote }) => ({ tactic, quote })),
      us,
    };
  };
}

function readTurn(line: string): { turn: z.output<typeof Turn> } | { error: string } {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    return { error: "not JSON" };
  }
  const turn = Turn.safeParse(json);
  if (turn.success) return { turn: turn.data };
  const { path, message } = turn.error.issues[0] ?? { path: [], message: "not a turn" };
  return { error: path.length > 0 ? `${path.join(".")}: ${message}` : message };
}
