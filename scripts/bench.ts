// Measures what BENCHMARKS.md states and writes that file. `npm run bench` for all, `npm run bench -- engine webhook` for some
// (then it only prints), `-- --quick` for shorter runs.
import { readdirSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

export interface BenchRow {
  what: string;
  target: string;
  measured: string;
  note?: string;
}

const here = dirname(fileURLToPath(import.meta.url));
const wanted = process.argv.slice(2).filter((word) => !word.startsWith("--"));
const all = readdirSync(join(here, "bench"))
  .filter((file) => file.endsWith(".ts") && !file.includes(".worker.") && !file.includes(".test."))
  .map((file) => file.replace(/\.ts$/, ""));
const names = wanted.length > 0 ? wanted : all;

const sections: string[] = [];
for (const name of names) {
  console.log(`── ${name}`);
  const { run } = (await import(pathToFileURL(join(here, "bench", `${name}.ts`)).href)) as { run?: () => Promise<BenchRow[]> };
  if (!run) continue;
  const rows = await run();
  for (const row of rows) console.log(`${row.what}: ${row.measured} (target: ${row.target})${row.note ? ` ${row.note}` : ""}`);
  const table = rows.map(({ what, target, measured, note }) => `| ${what} | ${target} | ${measured} | ${note ?? ""} |`).join("\n");
  sections.push(`## ${name}\n\n| What | Target | Measured | Note |\n|---|---|---|---|\n${table}\n`);
}

if (wanted.length === 0 && !process.argv.includes("--quick")) {
  const machine = `${cpus()[0]?.model ?? "unknown processor"}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`;
  const head = `# Benchmarks\n\nMade by \`npm run bench\` on ${new Date().toISOString().slice(0, 10)}: ${machine}.\nThe machine is shared and noisy: ratios and our own CPU time are what to compare.\n`;
  writeFileSync("BENCHMARKS.md", `${head}\n${sections.join("\n")}`);
  console.log("BENCHMARKS.md written");
}
process.exit(0);
