import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { type EdgeCommand, edgeCommand } from "./edge-command.ts";

export interface EdgeFunction {
  /** `http://127.0.0.1:<port>/<name>`: the function sees its own name in the path, as when it is hosted. */
  url: string;
  pid: number;
  /** All it printed so far. */
  log(): string;
  close(): Promise<void>;
}

export interface EdgeFunctionOptions {
  name: string;
  env: Record<string, string>;
  port?: number;
  command?: EdgeCommand;
}

/** Runs one Edge Function on real Deno. Rejects with what it printed when it ends before it listens. */
export async function startEdgeFunction(options: EdgeFunctionOptions): Promise<EdgeFunction> {
  const { command, args, env } = options.command ?? edgeCommand(options.name, { port: options.port ?? 0 });
  const child = spawn(command, args, { env: { ...env, ...options.env, NO_COLOR: "1" }, stdio: ["ignore", "pipe", "pipe"] });
  const reap = () => void child.kill("SIGKILL");
  process.once("exit", reap);
  child.once("exit", () => process.removeListener("exit", reap));
  const lines: string[] = [];
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));

  const port = await new Promise<number>((resolve, reject) => {
    const fail = () => reject(new Error(`edge function ${options.name} did not start:\n${lines.join("\n")}`));
    child.once("error", fail);
    child.once("close", fail);
    createInterface({ input: child.stderr }).on("line", (line) => lines.push(line));
    createInterface({ input: child.stdout }).on("line", (line) => {
      lines.push(line);
      const listening = /^\{"edge_listening":(\d+)\}$/.exec(line)?.[1];
      if (listening) resolve(Number(listening));
    });
  });

  return {
    url: `http://127.0.0.1:${port}/${options.name}`,
    pid: child.pid ?? 0,
    log: () => lines.join("\n"),
    async close() {
      child.kill("SIGTERM");
      await ended;
    },
  };
}
