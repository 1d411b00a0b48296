import type { JudgedCall } from "./judge-call.ts";
import type { Share } from "./metrics.ts";
import type { EvalSet } from "./sets.ts";
import { recallBy, type Summary, summarise } from "./summary.ts";

export interface JudgedSet {
  set: EvalSet;
  judged: readonly JudgedCall[];
}

export interface NoiseResult {
  noise: string;
  sets: readonly { name: string; summary: Summary }[];
}

const percent = (value: number): string => (Number.isFinite(value) ? `${(100 * value).toFixed(1)} %` : "–");
const withBounds = ({ count, of, value, low, high }: Share): string =>
  of === 0 ? "–" : `${percent(value)} (${count}/${of}; ${(100 * low).toFixed(1)}–${(100 * high).toFixed(1)})`;
const number = (value: number | undefined, digits = 0): string =>
  value === undefined || !Number.isFinite(value) ? "–" : value.toFixed(digits);

export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");

/** Recall minus false alarms: what puts the weakest set first. */
const strength = ({ recall, falseAlarms }: Summary): number =>
  (Number.isFinite(recall.value) ? recall.value : 1) - (Number.isFinite(falseAlarms.value) ? falseAlarms.value : 0);

export function setTable(sets: readonly JudgedSet[]): string {
  const rows = sets
    .map(({ set, judged }) => ({ set, summary: summarise(judged) }))
    .sort((a, b) => strength(a.summary) - strength(b.summary))
    .map(({ set, summary }) => [
      `${set.name}${set.isSeen ? " (seen)" : ""}`,
      withBounds(summary.recall),
      withBounds(summary.noticed),
      withBounds(summary.falseAlarms),
      withBounds(summary.falseCautions),
      number(summary.auc, 3),
      withBounds(summary.twins),
    ]);
  return table(
    ["Set", "Scams alerted of", "Scams at level 2 or 3", "False alarms", "Honest at level 2 or 3", "ROC-AUC", "Twins in order"],
    rows,
  );
}

export function speedTable(sets: readonly JudgedSet[]): string {
  const rows = sets
    .filter(({ judged }) => judged.some(({ call }) => call.isScam))
    .map(({ set, judged }) => {
      const { wordsToLevel2, wordsToLevel3, turnsToLevel3, within60Words } = summarise(judged);
      return [set.name, number(wordsToLevel2), number(wordsToLevel3), number(turnsToLevel3), withBounds(within60Words)];
    });
  return table(
    [
      "Set",
      "Words before level 2",
      "Words before level 3",
      "Turns before level 3",
      "Alerts within 60 words of the caller after the decisive one",
    ],
    rows,
  );
}

export function groupTable(judged: readonly JudgedCall[], name: string, groupsOf: (each: JudgedCall) => readonly string[]): string {
  return table(
    [name, "Scams alerted of"],
    recallBy(judged, groupsOf).map(([group, recall]) => [group, withBounds(recall)]),
  );
}

export function calibrationTable(judged: readonly JudgedCall[]): string {
  return table(
    ["Score", "Calls", "Mean score", "Share of scams"],
    summarise(judged).calibration.map(({ from, to, calls, meanScore, scamShare }) => [
      `${from.toFixed(1)}–${to.toFixed(1)}`,
      String(calls),
      meanScore.toFixed(2),
      scamShare.toFixed(2),
    ]),
  );
}

export function noiseTable(results: readonly NoiseResult[]): string {
  const names = results[0]?.sets.map(({ name }) => name) ?? [];
  return table(
    ["Transcript", ...names.flatMap((name) => [`${name}: alerted of`, "false alarms", "AUC"])],
    results.map(({ noise, sets }) => [
      noise,
      ...sets.flatMap(({ summary }) => [percent(summary.recall.value), percent(summary.falseAlarms.value), number(summary.auc, 3)]),
    ]),
  );
}

/** The clearest mistakes of both kinds, by id and reason; the words of public calls stay out of the document. */
export function confusions(judged: readonly JudgedCall[], most = 8): string {
  const missed = judged.filter(({ call, level }) => call.isScam && level < 3).sort((a, b) => a.score - b.score);
  const alarmed = judged.filter(({ call, level }) => !call.isScam && level === 3).sort((a, b) => b.score - a.score);
  const line = ({ call, score, level, tactics, quote }: JudgedCall) =>
    `- \`${call.id}\` (${call.kind}): level ${level}, score ${score.toFixed(2)}${tactics.length > 0 ? `, ${tactics.slice(0, 4).join(", ")}` : ""}${quote ? `: “${quote.slice(0, 140)}”` : ""}`;
  return [
    "Honest calls that were alerted of:",
    ...(alarmed.length > 0 ? alarmed.slice(0, most).map(line) : ["- none"]),
    "",
    "Scams with the lowest scores:",
    ...missed.slice(0, most).map(line),
  ].join("\n");
}
