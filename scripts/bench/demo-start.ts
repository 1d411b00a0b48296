import { spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import type { BenchRow } from "../bench.ts";

interface Started {
  seconds: number;
  stop(): Promise<void>;
  pid: number;
}

/** Starts a command and waits for a line of its output. */
async function startUntil(args: string[], isWanted: (line: string) => boolean): Promise<Started> {
  const startedAt = performance.now();
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "ignore"] });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const seconds = await new Promise<number>((resolve, reject) => {
    createInterface({ input: child.stdout }).on("line", (line) => {
      if (isWanted(line)) resolve((performance.now() - startedAt) / 1_000);
    });
    child.once("exit", () => reject(new Error(`${args.join(" ")} ended before it was ready`)));
  });
  return {
    seconds,
    pid: child.pid ?? 0,
    async stop() {
      child.kill("SIGINT");
      await ended;
    },
  };
}

/** Memory of a process and of all it started, in MB; shared pages count in proportion. */
function treeMemoryMb(root: number): number {
  const parents = new Map<number, number>();
  for (const entry of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    try {
      parents.set(Number(entry), Number(/^PPid:\s+(\d+)$/m.exec(readFileSync(`/proc/${entry}/status`, "utf8"))?.[1]));
    } catch {
      // It ended meanwhile.
    }
  }
  const belongs = (pid: number): boolean => pid === root || (pid > 1 && belongs(parents.get(pid) ?? 0));
  const kilobytes = [...parents.keys()].filter(belongs).map((pid) => {
    try {
      return Number(/^Pss:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, "utf8"))?.[1] ?? 0);
    } catch {
      return 0;
    }
  });
  return Math.round(kilobytes.reduce((sum, each) => sum + each, 0) / 1_024);
}

const SPOKEN = /\d+\.\ds .*“/;

export async function run(): Promise<BenchRow[]> {
  const demo = await startUntil(["scripts/demo.ts"], (line) => SPOKEN.test(line));
  await demo.stop();
  const stack = await startUntil(["scripts/start.ts", "--headless", "--data", ".ethiq/bench"], (line) => line.startsWith('{"ready":true'));
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  const memory = treeMemoryMb(stack.pid);
  await stack.stop();
  return [
    {
      what: "`npm run demo`: first words of the calls on screen",
      target: "< 20 s",
      measured: `${demo.seconds.toFixed(1)} s`,
      note: "wall time, ringing and the notice of 5 s included",
    },
    { what: "`npm start -- --headless`: ready", target: "-", measured: `${stack.seconds.toFixed(1)} s`, note: "wall time" },
    { what: "memory of the whole headless stack", target: "< 1,500 MB", measured: `${memory} MB`, note: "PSS of all processes, at rest" },
  ];
}
