import {
  hearFingerprint,
  NO_FINGERPRINT,
  SAME_SCRIPT,
  type Sketch,
  STAGES,
  type Stage,
  sharedMinima,
} from "../../shared/domain/risk/fingerprint.ts";
import type { HashKey } from "../../shared/domain/risk/keyed-hash.ts";
import { worsen } from "./noise.ts";
import type { EvalCall } from "./sets.ts";

const KEY: HashKey = [0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344];

/** Pairs of sketches of one stage, by how many of their minima agree. */
export interface Pairs {
  what: string;
  count: number;
  median: number;
  /** Of all pairs, those that share as many as `SAME_SCRIPT` asks for. */
  taken: number;
}

export interface StageFigures {
  stage: Stage;
  calls: number;
  pairs: readonly Pairs[];
}

const sketchesOf = (call: EvalCall): Partial<Record<Stage, Sketch>> =>
  call.turns.reduce((heard, { speaker, text }) => (speaker === "caller" ? hearFingerprint(heard, text, KEY) : heard), NO_FINGERPRINT)
    .sketches;

const toPairs = (what: string, shared: number[], stage: Stage): Pairs => {
  const sorted = [...shared].sort((a, b) => a - b);
  return {
    what,
    count: sorted.length,
    median: sorted[Math.floor(sorted.length / 2)] ?? 0,
    taken: sorted.filter((each) => each >= SAME_SCRIPT[stage]).length / Math.max(1, sorted.length),
  };
};

/** The same call heard twice with its own errors each time, against different calls of one language. */
export function measureFingerprints(calls: readonly EvalCall[], errors: readonly number[]): StageFigures[] {
  const clean = calls.map((call) => ({ call, sketches: sketchesOf(call) }));
  const heard = (call: EvalCall, wordErrors: number, times: string) =>
    sketchesOf(worsen({ ...call, id: `${call.id}:${times}` }, { wordErrors, isBare: false, isMerged: false }));
  return STAGES.map((stage) => {
    const known = clean.flatMap(({ call, sketches }) => (sketches[stage] ? [{ call, sketch: sketches[stage] }] : []));
    const [others, alike, twins]: [number[], number[], number[]] = [[], [], []];
    known.forEach((one, at) => {
      for (const other of known.slice(at + 1)) {
        if (one.call.lang !== other.call.lang) continue;
        const shared = sharedMinima(one.sketch, other.sketch);
        others.push(shared);
        if (one.call.kind === other.call.kind) alike.push(shared);
        if (one.call.twin !== null && one.call.twin === other.call.twin) twins.push(shared);
      }
    });
    const same = errors.map((wordErrors) => {
      const shared = known.flatMap(({ call }) => {
        const [one, other] = [heard(call, wordErrors, "a")[stage], heard(call, wordErrors, "b")[stage]];
        return one && other ? [sharedMinima(one, other)] : [];
      });
      return toPairs(`one script, ${Math.round(wordErrors * 100)} % of words wrong in either`, shared, stage);
    });
    return {
      stage,
      calls: known.length,
      pairs: [
        ...same,
        toPairs("twins: one subject, one of them honest", twins, stage),
        toPairs("other calls of the same kind", alike, stage),
        toPairs("all other calls of the language", others, stage),
      ],
    };
  });
}
