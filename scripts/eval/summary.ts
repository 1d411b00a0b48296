import type { JudgedCall } from "./judge-call.ts";
import { type CalibrationBin, calibration, median, rocAuc, type Share, share, twinsInOrder } from "./metrics.ts";

/** What one group of judged calls amounts to. */
export interface Summary {
  /** Scams that were alerted of. */
  recall: Share;
  /** Scams that reached level 2 at least. */
  noticed: Share;
  /** Honest calls that were alerted of. */
  falseAlarms: Share;
  /** Honest calls that reached level 2 at least. */
  falseCautions: Share;
  auc: number;
  twins: Share;
  wordsToLevel2: number | undefined;
  wordsToLevel3: number | undefined;
  turnsToLevel3: number | undefined;
  /** Of the alerts of calls with a marked decisive turn. */
  within60Words: Share;
  calibration: CalibrationBin[];
}

export function summarise(judged: readonly JudgedCall[]): Summary {
  const scams = judged.filter(({ call }) => call.isScam);
  const honest = judged.filter(({ call }) => !call.isScam);
  const level = (calls: readonly JudgedCall[], least: 2 | 3) => share(calls.filter((each) => each.level >= least).length, calls.length);
  const timed = scams.filter(({ wordsAfterDecisive }) => wordsAfterDecisive !== undefined);
  return {
    recall: level(scams, 3),
    noticed: level(scams, 2),
    falseAlarms: level(honest, 3),
    falseCautions: level(honest, 2),
    auc: rocAuc(
      scams.map(({ score }) => score),
      honest.map(({ score }) => score),
    ),
    twins: twinsInOrder(pairsOf(judged)),
    wordsToLevel2: median(scams.flatMap(({ level2 }) => level2?.words ?? [])),
    wordsToLevel3: median(scams.flatMap(({ level3 }) => level3?.words ?? [])),
    turnsToLevel3: median(scams.flatMap(({ level3 }) => level3?.turns ?? [])),
    within60Words: share(timed.filter(({ wordsAfterDecisive }) => (wordsAfterDecisive ?? 0) <= 60).length, timed.length),
    calibration: calibration(judged.map(({ score, call }) => ({ score, isScam: call.isScam }))),
  };
}

function pairsOf(judged: readonly JudgedCall[]): [number, number][] {
  const pairs = new Map<string, { scam?: number; honest?: number }>();
  for (const { call, score } of judged) {
    if (call.twin === null) continue;
    const pair = pairs.get(call.twin) ?? {};
    pair[call.isScam ? "scam" : "honest"] = score;
    pairs.set(call.twin, pair);
  }
  return [...pairs.values()].flatMap(({ scam, honest }): [number, number][] =>
    scam === undefined || honest === undefined ? [] : [[scam, honest]],
  );
}

/** Recall per group of scams, weakest first. */
export function recallBy(judged: readonly JudgedCall[], groupsOf: (each: JudgedCall) => readonly string[]): [string, Share][] {
  const groups = new Map<string, { count: number; of: number }>();
  for (const each of judged.filter(({ call }) => call.isScam)) {
    for (const name of groupsOf(each)) {
      const group = groups.get(name) ?? { count: 0, of: 0 };
      groups.set(name, { count: group.count + Number(each.level === 3), of: group.of + 1 });
    }
  }
  return [...groups]
    .map(([name, { count, of }]): [string, Share] => [name, share(count, of)])
    .sort(([, a], [, b]) => a.value - b.value || b.of - a.of);
}
