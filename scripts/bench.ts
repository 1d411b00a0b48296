// Measures what BENCHMARKS.md states and writes that file. `npm run bench` for all, `npm run bench -- engine webhook` for some
// (then it only prints; `--record` puts their sections into the file), `-- --quick` for shorter runs.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
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

const FILE = "BENCHMARKS.md";
const day = new Date().toISOString().slice(0, 10);
const machine = `${cpus()[0]?.model ?? "unknown processor"}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`;

const measured = new Map<string, string>();
for (const name of names) {
  console.log(`── ${name}`);
  const { run } = (await import(pathToFileURL(join(here, "bench", `${name}.ts`)).href)) as { run?: () => Promise<BenchRow[]> };
  if (!run) continue;
  const rows = await run();
  for (const row of rows) console.log(`${row.what}: ${row.measured} (target: ${row.target})${row.note ? ` ${row.note}` : ""}`);
  const table = rows.map(({ what, target, measured, note }) => `| ${what} | ${target} | ${measured} | ${note ?? ""} |`).join("\n");
  const made = wanted.length > 0 ? `Made by \`npm run bench -- ${name} --record\` on ${day}: ${machine}.\n\n` : "";
  measured.set(name, `## ${name}\n\n${made}| What | Target | Measured | Note |\n|---|---|---|---|\n${table}\n`);
}

function write(head: string, sections: ReadonlyMap<string, string>): void {
  const inOrder = [...sections].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, section]) => section);
  writeFileSync(FILE, `${head.trimEnd()}\n\n${inOrder.join("\n")}`);
  console.log(`${FILE} written`);
}

if (process.argv.includes("--quick")) {
  // Too short to be stated anywhere.
} else if (wanted.length === 0) {
  write(
    `# Benchmarks\n\nMade by \`npm run bench\` on ${day}: ${machine}.\nThe machine is shared and noisy: ratios and our own CPU time are what to compare.\n`,
    measured,
  );
} else if (process.argv.includes("--record")) {
  const [head = "", ...known] = readFileSync(FILE, "utf8").split(/^(?=## )/m);
  const sections = new Map(known.map((section) => [/^## (\S+)/.exec(section)?.[1] ?? "", `${section.trimEnd()}\n`]));
  write(head, new Map([...sections, ...measured]));
}
process.exit(0);
