// Edge Functions are checked as they will be deployed: with their own import map, on the Deno of the hosted runtime.
import { execFile } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { type EdgeCommand, edgeCommand } from "../shared/sandbox/edge/edge-command.ts";
import { startEdgeFunction } from "../shared/sandbox/edge/start-edge-function.ts";
import { installedVersions, startLocalRegistry } from "./edge/local-registry.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const functionsDir = join(root, "supabase/functions");
const run = promisify(execFile);

/** Enough for a function to start; nothing is behind these addresses. */
const BOOT_ENV = {
  SUPABASE_URL: "http://127.0.0.1:9",
  SUPABASE_PUBLISHABLE_KEY: "sb_publishable_check",
  SUPABASE_SECRET_KEY: "sb_secret_check",
  WEB_URL: "http://127.0.0.1:9",
  SESSION_SIGNING_JWK: JSON.stringify({ kty: "oct", k: "A".repeat(43) }),
  UPSTASH_REDIS_REST_URL: "http://127.0.0.1:9",
  UPSTASH_REDIS_REST_TOKEN: "check",
  QSTASH_TOKEN: "check",
  PUBLIC_URL: "http://127.0.0.1:9",
  AUTH_HOOK_SECRET: `v1,whsec_${Buffer.alloc(32, 1).toString("base64")}`,
};

function pinFaults(imports: Record<string, string>, installed: Map<string, Map<string, string>>): string[] {
  return Object.entries(imports).flatMap(([key, target]) => {
    const [, name = "", version = ""] = /^npm:\/?((?:@[^/]+\/)?[^@/]+)@(\d+\.\d+\.\d+)\/?$/.exec(target) ?? [];
    if (!name) return [`"${key}" is not pinned to an exact version: ${target}`];
    const path = installed.get(name)?.get(version);
    return path === `node_modules/${name}` ? [] : [`"${key}" wants ${name} ${version}, package-lock.json has another`];
  });
}

async function checkFunction(name: string, registry: string): Promise<string[]> {
  const folder = join(functionsDir, name);
  const config = join(folder, "deno.json");
  if (!existsSync(config)) return ["has no deno.json"];
  const { imports = {} } = JSON.parse(readFileSync(config, "utf8")) as { imports?: Record<string, string> };
  const faults = pinFaults(imports, installedVersions(join(root, "package-lock.json")));
  if (faults.length > 0) return faults;

  const command = mapped(edgeCommand(name), config, registry);
  try {
    await run(command.command, ["check", "-c", config, join(folder, "index.ts")], { env: command.env, timeout: 120_000 });
  } catch (error) {
    return [`deno check:\n${(error as { stderr?: string }).stderr ?? String(error)}`];
  }
  try {
    await (await startEdgeFunction({ name, env: BOOT_ENV, command })).close();
  } catch (error) {
    return [`does not boot: ${error instanceof Error ? error.message : String(error)}`];
  }
  return [];
}

/**
 * The same command, with the import map of the function instead of `node_modules`. Given as a plain map, which is stricter than
 * the same file as a configuration: both are ways in which it is deployed.
 */
function mapped({ command, args, env }: EdgeCommand, config: string, registry: string): EdgeCommand {
  const rest = args.filter((arg) => !["--node-modules-dir=manual", "--cached-only"].includes(arg));
  return {
    command,
    args: [...rest.slice(0, 1), "--import-map", config, ...rest.slice(1)],
    env: { ...env, DENO_DIR: join(root, ".ethiq/deno-check"), NPM_CONFIG_REGISTRY: registry, NO_PROXY: "127.0.0.1", NO_COLOR: "1" },
  };
}

const names = readdirSync(functionsDir, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !entry.name.startsWith("_"))
  .map((entry) => entry.name);
const registry = await startLocalRegistry(root);
try {
  for (const name of names) {
    const faults = await checkFunction(name, registry.url);
    console.log(`${name}: ${faults.length === 0 ? "types, pins and boot are right" : faults.join("\n")}`);
    if (faults.length > 0) process.exitCode = 1;
  }
} finally {
  registry.close();
}
