import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { BenchRow } from "../bench.ts";

// How many calls one core holds: our relay against the barest forwarder, taken in turns in the same run.

const QUICK = process.argv.includes("--quick");
const SETTLE_MS = QUICK ? 700 : 1_500;
const MEASURE_MS = QUICK ? 1_200 : 3_000;
const STEP = QUICK ? 100 : 40;
const FIRST = QUICK ? 150 : 160;
const ROUNDS = QUICK ? 1 : 2;
const ROUND_BUDGET_MS = QUICK ? 25_000 : 85_000;
const LOOSE_MS = 60;
const TIGHT_MS = 20;

interface Step {
  calls: number;
  p50: number;
  p99: number;
  lost: number;
  isHeld: boolean;
  /** CPU milliseconds per call and second. */
  cpu: number;
  kilobytes: number;
}

interface Outcome {
  under60: number;
  under20: number;
  steps: Step[];
}

const hasTaskset = spawnSync("taskset", ["-V"]).status === 0;

/** As both are started in production; without it the heap of either grows by what it may, not by what it needs. */
const NODE_FLAGS = ["--max-semi-space-size=4"];

function start(worker: string, core: number, env: Record<string, string> = {}): ChildProcess {
  const file = fileURLToPath(new URL(worker, import.meta.url));
  const node = [process.execPath, ...NODE_FLAGS, file];
  const command = hasTaskset ? ["taskset", "-c", String(core), ...node] : node;
  return spawn(command[0] as string, command.slice(1), { stdio: ["ignore", "inherit", "inherit", "ipc"], env: { ...process.env, ...env } });
}
const next = <Answer>(child: ChildProcess): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const ended = (code: number | null) => reject(new Error(`bench worker ended: ${code}`));
    child.once("exit", ended);
    child.once("message", (answer) => {
      child.off("exit", ended);
      resolve(answer as Answer);
    });
  });
const ask = <Answer>(child: ChildProcess, message: object): Promise<Answer> => {
  const answer = next<Answer>(child);
  child.send(message);
  return answer;
};
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

interface Usage {
  cpu: { user: number; system: number };
  rss: number;
}
interface Window {
  sent: number;
  received: number;
  lost: number;
  p50: number;
  p99: number;
}

async function measure(worker: string, env: Record<string, string>, voices: "separate" | "interleaved"): Promise<Outcome> {
  const load = start("./relay-load.worker.ts", 1);
  const { sinkPort } = await next<{ sinkPort: number }>(load);
  const subject = start(worker, 0, { ...env, BENCH_SINK: `ws://127.0.0.1:${sinkPort}` });
  try {
    const { port } = await next<{ port: number }>(subject);
    await ask(load, { do: "target", port, voices, answers: voices === "interleaved" });
    // The first calls pay for code that is compiled once.
    await ask(load, { do: "grow", calls: 10 });
    await sleep(SETTLE_MS);
    const idle = await ask<Usage>(subject, {});
    const outcome: Outcome = { under60: 0, under20: 0, steps: [] };
    const deadline = performance.now() + ROUND_BUDGET_MS;
    let failures = 0;
    for (let calls = FIRST; failures < 3 && performance.now() < deadline; ) {
      await ask(load, { do: "grow", calls });
      await sleep(SETTLE_MS);
      const before = await ask<Usage>(subject, {});
      await ask(load, { do: "begin" });
      await sleep(MEASURE_MS);
      const { sent, received, lost, p50, p99 } = await ask<Window>(load, { do: "end" });
      const after = await ask<Usage>(subject, {});
      const cpuMs = (after.cpu.user + after.cpu.system - before.cpu.user - before.cpu.system) / 1_000;
      // A generator that falls behind, or a backlog that grows, is no measurement.
      const isComplete = sent > calls * 0.098 * MEASURE_MS && received > sent * 0.97;
      const isHeld = lost === 0 && isComplete && p99 < LOOSE_MS;
      const step: Step = {
        calls,
        p50,
        p99,
        lost,
        isHeld,
        cpu: cpuMs / calls / (MEASURE_MS / 1_000),
        kilobytes: (after.rss - idle.rss) / 1_024 / (calls - 10),
      };
      outcome.steps.push(step);
      if (process.env.BENCH_VERBOSE) console.log(worker, JSON.stringify(step));
      if (isHeld) outcome.under60 = calls;
      if (isHeld && p99 < TIGHT_MS) outcome.under20 = calls;
      // A machine that is shared stumbles: a step counts as failed when it fails three times.
      failures = isHeld ? 0 : failures + 1;
      if (isHeld) calls += STEP;
    }
    return outcome;
  } finally {
    load.kill();
    subject.kill();
  }
}

const best = (outcomes: Outcome[]): Outcome => ({
  under60: Math.max(...outcomes.map(({ under60 }) => under60)),
  under20: Math.max(...outcomes.map(({ under20 }) => under20)),
  steps: outcomes.flatMap(({ steps }) => steps),
});

export async function run(): Promise<BenchRow[]> {
  const bareRounds: Outcome[] = [];
  const ourRounds: Outcome[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    bareRounds.push(await measure("./relay-bare.worker.ts", {}, "separate"));
    ourRounds.push(await measure("./relay-ours.worker.ts", {}, "interleaved"));
  }
  const bare = best(bareRounds);
  const ours = best(ourRounds);
  const held = ours.steps.filter(({ isHeld }) => isHeld);
  const last = held.filter(({ calls }) => calls === ours.under60).at(-1);
  const middle = held[Math.floor(held.length / 2)];
  const bareLast = bare.steps.filter(({ calls }) => calls === bare.under60).at(-1);
  const percent = (part: number, whole: number) => `${whole > 0 ? Math.round((100 * part) / whole) : 0} %`;
  return [
    {
      what: "Calls held by the barest ws forwarder, one core",
      target: "–",
      measured: `${bare.under60} (p99 < 60 ms), ${bare.under20} (p99 < 20 ms)`,
      note: `${bareLast?.cpu.toFixed(2)} CPU ms per call-second, ${bareLast?.kilobytes.toFixed(0)} kB per call`,
    },
    {
      what: "Calls held by the relay, p99 < 60 ms, none lost",
      target: "≥ the forwarder",
      measured: `${ours.under60} (${percent(ours.under60, bare.under60)})`,
      note: "everything on; best of the rounds for both",
    },
    {
      what: "Calls held by the relay, p99 < 20 ms, none lost",
      target: "≥ 80 % of the forwarder",
      measured: `${ours.under20} (${percent(ours.under20, bare.under20)})`,
    },
    {
      what: "CPU of the relay per call-second",
      target: "≤ 2.0 ms",
      measured: `${last?.cpu.toFixed(2)} ms`,
      note: `at ${last?.calls} calls; ${middle?.cpu.toFixed(2)} ms at ${middle?.calls}`,
    },
    {
      what: "Memory of the relay per call",
      target: "< 100 kB",
      measured: `${last?.kilobytes.toFixed(0)} kB`,
      note: `above idle, at ${last?.calls} calls`,
    },
  ];
}
