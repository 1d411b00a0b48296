import { expect, test } from "vitest";
import type { Verdict } from "../types.ts";
import { NOTHING_ASKED, whyNotAsk } from "./asking.ts";

const reason = { tactic: "urgency" as const, quote: "tout de suite", turn: 3 };
const local = (level: 1 | 2 | 3, score = 0.5, reasons: Verdict["reasons"] = [reason]) => ({ level, score, reasons });
const now = { asked: NOTHING_ASKED, newWords: 10, nowMs: 60_000, mostQuestions: 3 };

test.each([
  ["level 2", local(2), now, undefined],
  ["a doubt below it", local(1, 0.2), now, undefined],
  ["level 3 needs no opinion", local(3), now, "decided"],
  ["a calm call", local(1, 0.19), now, "nothing_found"],
  ["a high score without a reason", local(1, 0.9, []), now, "nothing_found"],
  ["a score that is none", local(1, Number.NaN), now, "nothing_found"],
  ["the caller said little since", local(2), { ...now, newWords: 5 }, "nothing_new"],
  ["a question a moment ago", local(2), { ...now, asked: { questions: 1, lastAskedAtMs: 50_000 } }, "too_soon"],
  ["a question some time ago", local(2), { ...now, asked: { questions: 1, lastAskedAtMs: 40_000 } }, undefined],
  ["no question left", local(2), { ...now, asked: { questions: 3, lastAskedAtMs: 0 } }, "call_budget"],
  ["no question allowed", local(2), { ...now, mostQuestions: 0 }, "call_budget"],
])("%s", (_what, verdict, circumstances, why) => {
  expect(whyNotAsk(verdict, circumstances)).toBe(why);
});
