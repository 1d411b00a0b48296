import { type ChildProcess, spawn } from "node:child_process";
import { createWriteStream, mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { createInterface } from "node:readline";

export interface Child {
  readonly name: string;
  readonly pid: number;
  readonly isRunning: () => boolean;
  /** SIGTERM, and SIGKILL to what is still there after `graceMs`. */
  stop(graceMs?: number): Promise<void>;
  /** As a crash does it: no warning, no clean-up. */
  kill(): Promise<void>;
}

export interface ChildOptions {
  name: string;
  command: string;
  args: readonly string[];
  env: Record<string, string>;
  cwd?: string;
  /** Everything the process prints goes here. */
  logFile: string;
  /** Asked until it answers 2xx. */
  readyUrl: string;
  readyTimeoutMs?: number;
}

/** Starts one of the product's processes and waits until it answers. Rejects with the end of its log when it does not. */
export async function startChild(options: ChildOptions): Promise<Child> {
  mkdirSync(dirname(options.logFile), { recursive: true });
  const log = createWriteStream(options.logFile, { flags: "a" });
  const tail: string[] = [];
  const child: ChildProcess = spawn(options.command, [...options.args], {
    cwd: options.cwd ?? process.cwd(),
    env: { PATH: process.env.PATH ?? "", HOME: process.env.HOME ?? "", ...options.env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  for (const stream of [child.stdout, child.stderr]) {
    if (!stream) continue;
    createInterface({ input: stream }).on("line", (line) => {
      log.write(`${line}\n`);
      tail.push(line);
      if (tail.length > 20) tail.shift();
    });
  }
  // However this process ends, short of SIGKILL, it leaves none of its children behind.
  const reap = () => void child.kill("SIGKILL");
  process.once("exit", reap);
  child.once("exit", () => process.removeListener("exit", reap));
  let failure: Error | undefined;
  child.on("error", (error) => {
    failure = error;
  });
  const exited = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const isRunning = () => child.exitCode === null && child.signalCode === null && !failure;

  const deadline = Date.now() + (options.readyTimeoutMs ?? 30_000);
  while (!(await answers(options.readyUrl))) {
    if (!isRunning() || Date.now() > deadline) {
      child.kill("SIGKILL");
      throw new Error(`${options.name} did not start: ${failure?.message ?? ""}\n${tail.join("\n")}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }

  const end = async (signal: "SIGTERM" | "SIGKILL", graceMs: number) => {
    if (!isRunning()) return;
    child.kill(signal);
    const timer = setTimeout(() => child.kill("SIGKILL"), graceMs);
    await exited;
    clearTimeout(timer);
    log.end();
  };
  return {
    name: options.name,
    pid: child.pid ?? -1,
    isRunning,
    stop: (graceMs = 5_000) => end("SIGTERM", graceMs),
    kill: () => end("SIGKILL", 1_000),
  };
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(1_000) });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}
