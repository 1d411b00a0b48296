// Everything that can be known without running the product: one line per check, and the output of those that fail.
import { spawn } from "node:child_process";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";

interface Check {
  name: string;
  /** Run one after the other. */
  commands: string[][];
}

const TYPE_PROJECTS = [".", "shared", "shared/domain", "shared/sandbox", "functions", "media-relay", "web", "web/e2e"];

const CHECKS: Check[] = [
  {
    name: "web build and budget",
    commands: [
      ["next", "build", "web"],
      ["node", "scripts/check-web-budget.ts"],
    ],
  },
  { name: "format and lint", commands: [["biome", "check", "--error-on-warnings"]] },
  ...TYPE_PROJECTS.map((project) => ({ name: `types of ${project}`, commands: [["tsc", "-p", project]] })),
  { name: "types of the database", commands: [["node", "scripts/generate-database-types.ts", "--check"]] },
  { name: "document of the API", commands: [["node", "scripts/generate-openapi.ts", "--check"]] },
  { name: "edge functions", commands: [["node", "scripts/check-edge.ts"]] },
  { name: "import arrows", commands: [["depcruise", "shared", "functions", "media-relay", "supabase", "scripts"]] },
  { name: "import arrows of web", commands: [["depcruise", "web", "--ts-config", "web/tsconfig.json"]] },
  { name: "dead code", commands: [["knip", "--no-progress"]] },
];

const root = fileURLToPath(new URL("..", import.meta.url));
const env = { ...process.env, PATH: `${root}node_modules/.bin:${process.env.PATH}`, NO_COLOR: "1", NEXT_TELEMETRY_DISABLED: "1" };

function run([command = "", ...args]: string[]): Promise<{ ok: boolean; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, env, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
    child.once("error", (error) => resolve({ ok: false, output: String(error) }));
    child.once("close", (code) => resolve({ ok: code === 0, output }));
  });
}

async function perform({ name, commands }: Check): Promise<boolean> {
  const startedAt = performance.now();
  for (const command of commands) {
    const { ok, output } = await run(command);
    if (ok) continue;
    console.log(`FAILED  ${name}: ${command.join(" ")}\n${output.trimEnd()}\n`);
    return false;
  }
  console.log(`ok      ${name} (${((performance.now() - startedAt) / 1000).toFixed(1)} s)`);
  return true;
}

const waiting = [...CHECKS];
let failed = 0;
const worker = async () => {
  for (let check = waiting.shift(); check; check = waiting.shift()) if (!(await perform(check))) failed += 1;
};
await Promise.all(Array.from({ length: Math.min(4, availableParallelism()) }, worker));

console.log(failed === 0 ? `all ${CHECKS.length} checks passed` : `${failed} of ${CHECKS.length} checks failed`);
process.exitCode = failed === 0 ? 0 : 1;
