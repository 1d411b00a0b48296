import type { RecordVerdict } from "../../contracts/call-records.ts";
import type { Locale } from "../../domain/call/level.ts";
import { createRiskState, observe } from "../../domain/risk/engine.ts";
import type { Utterance } from "../../domain/risk/types.ts";
import { maskSensitive } from "../../domain/text/mask-digits.ts";
import { storableText } from "../../domain/text/storable-text.ts";

/** What is said on a suspicious call: "c:" the caller, "p:" the person. */
export interface Story {
  name: string;
  locale: Locale;
  lines: readonly string[];
}

type SeedVerdict = Pick<RecordVerdict, "level" | "score" | "kind" | "reasons"> & { afterMs: number };

const MS_PER_LETTER = 65;
const PAUSE_MS = 700;
const MOST_REASONS = 12;
const LONGEST_QUOTE = 300;

export function utterancesOf({ lines, locale }: Story): Utterance[] {
  let atMs = 0;
  return lines.map((line, turn) => {
    const text = line.slice(2).trim();
    atMs += PAUSE_MS + text.length * MS_PER_LETTER;
    return { turn, speaker: line.startsWith("c:") ? "caller" : "protected", text, isFinal: true, atMs, locale };
  });
}

/** Each rise of the level, as the relay would have written it: judged by the engine itself. */
export function verdictsOf(story: Story): SeedVerdict[] {
  const rises: SeedVerdict[] = [];
  let state = createRiskState(story.locale);
  for (const utterance of utterancesOf(story)) {
    const observed = observe(state, utterance);
    state = observed.state;
    const { level, score, kind, reasons } = observed.verdict;
    if (level <= (rises.at(-1)?.level ?? 1)) continue;
    rises.push({
      level,
      score: Math.round(score * 1_000) / 1_000,
      kind,
      reasons: reasons.slice(0, MOST_REASONS).map(({ tactic, quote, turn }) => ({
        tactic,
        quote: storableText(maskSensitive(quote), LONGEST_QUOTE),
        turn,
      })),
      afterMs: utterance.atMs,
    });
  }
  return rises;
}
