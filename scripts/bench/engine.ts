import { createRiskState, observe } from "../../shared/domain/risk/engine.ts";
import type { RiskState, Utterance } from "../../shared/domain/risk/types.ts";
import { listRecordings, type RecordingManifest } from "../../shared/sandbox/recordings/recording.ts";
import type { BenchRow } from "../bench.ts";

const WARM_UP_CALLS = 200;
const MEASURED_CALLS = 1500;
const LONG_CALL_MS = 4 * 3_600_000;

/** Own time per utterance over the recorded calls, interim texts included, and what a call of four hours leaves in memory. */
export const run = async (): Promise<BenchRow[]> => {
  const calls = listRecordings().map(utterancesOf);
  playAll(calls, WARM_UP_CALLS, () => {});
  const micros: number[] = [];
  const before = process.cpuUsage();
  playAll(calls, MEASURED_CALLS, (elapsed) => micros.push(elapsed));
  const cpu = process.cpuUsage(before);
  micros.sort((a, b) => a - b);
  const at = (share: number) => (micros[Math.floor(micros.length * share)] ?? 0).toFixed(1);
  return [
    {
      what: "Risk engine, one utterance",
      target: "< 100 µs",
      measured: `p50 ${at(0.5)} µs, p99 ${at(0.99)} µs, CPU ${((cpu.user + cpu.system) / micros.length).toFixed(1)} µs each`,
      note: `${micros.length} utterances (interim and final) of ${calls.length} recorded calls; percentiles are wall time`,
    },
    {
      what: "Risk engine, state after a call of 4 h",
      target: "< 20 kB",
      measured: `${(JSON.stringify(longCall(calls)).length / 1000).toFixed(1)} kB`,
      note: "every recorded scam over and over in one call, as JSON",
    },
  ];
};

/** A recogniser prints a stretch several times while it grows. */
const utterancesOf = ({ lang, turns }: RecordingManifest): Utterance[] =>
  turns.flatMap(({ speaker, text, endMs }, turn) => {
    const words = text.split(" ");
    const shared = { turn, speaker, atMs: endMs, locale: lang } as const;
    return [0.33, 0.66, 1].map((share) => ({
      ...shared,
      text: words.slice(0, Math.ceil(words.length * share)).join(" "),
      isFinal: share === 1,
    }));
  });

const playAll = (calls: readonly (readonly Utterance[])[], count: number, note: (micros: number) => void): void => {
  for (let index = 0; index < count; index += 1) {
    let state = createRiskState();
    for (const utterance of calls[index % calls.length] ?? []) {
      const start = process.hrtime.bigint();
      state = observe(state, utterance).state;
      note(Number(process.hrtime.bigint() - start) / 1000);
    }
  }
};

const longCall = (calls: readonly (readonly Utterance[])[]): RiskState => {
  const finals = calls.flat().filter((utterance) => utterance.isFinal);
  let state = createRiskState("fr");
  for (let turn = 0; turn * 3000 < LONG_CALL_MS; turn += 1) {
    const utterance = finals[turn % finals.length];
    if (utterance !== undefined) state = observe(state, { ...utterance, turn, atMs: turn * 3000 }).state;
  }
  return state;
};
