// Places a scam call and an honest call on a stack of its own, prints what happens while it happens, and says whether all of
// it was right. `-- --script <name>` plays one call, `--list` names them, `--json` ends with one line for machines; `--from-zero`
// begins with a family that signs up.
import { rmSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { demoTenants } from "../shared/sandbox/demo-tenants.ts";
import { listRecordings } from "../shared/sandbox/recordings/recording.ts";
import { playFromZero } from "./demo/from-zero.ts";
import { faultsOf } from "./stack/check-report.ts";
import { type CalledLine, playCall } from "./stack/play-call.ts";
import { startStack } from "./stack/start-stack.ts";
import { createTimeline } from "./stack/timeline.ts";

const { values } = parseArgs({
  options: {
    script: { type: "string", multiple: true },
    list: { type: "boolean" },
    json: { type: "boolean" },
    "from-zero": { type: "boolean" },
  },
});
const recordings = listRecordings();

if (values.list) {
  for (const { name, lang, label, durationMs, title } of recordings)
    console.log(`${name.padEnd(24)} ${lang}  ${label.padEnd(7)} ${String(Math.round(durationMs / 1000)).padStart(4)} s  ${title}`);
  process.exit(0);
}

if (values["from-zero"]) await demonstrateFromZero();

const scripts = values.script ?? ["fr-scam-bank-desk", "fr-honest-bank-desk"];
const unknown = scripts.filter((name) => !recordings.some((each) => each.name === name));
if (unknown.length > 0) {
  console.error(`There is no call named ${unknown.join(", ")}. These exist: ${recordings.map(({ name }) => name).join(", ")}`);
  process.exit(2);
}
const chosen = scripts.flatMap((name) => recordings.filter((each) => each.name === name));

const logDir = await mkdtemp(join(tmpdir(), "ethiq-demo-"));
console.log("Starting Ethiq and stand-ins for every outside service, on this machine only …");
// Each call has a household of its own, in the language of the call.
const households = demoTenants(2 * chosen.length);
const tenants = chosen.flatMap(({ lang }) =>
  households.splice(
    households.findIndex(({ locale }) => locale === lang),
    1,
  ),
);
leaveOnSignal();
const stack = await startStack({ tenants, logDir });
console.log(`Ready after ${(process.uptime()).toFixed(1)} s. ${chosen.length} calls at the same time; times count from the first word.\n`);

const timeline = createTimeline((line) => console.log(line));
let failed = false;
try {
  const played = await Promise.all(
    chosen.map(async ({ name }, index) => {
      const line = stack.tenants[index]?.lines[0] as CalledLine;
      const report = await playCall({ env: stack.env, script: name, line, onHappening: (each) => timeline.show(name, line, each) });
      return { report, faults: faultsOf(report, line) };
    }),
  );
  console.log("");
  for (const { report, faults } of played) {
    const { script, label, level, levelAtMs, decisiveWordAtMs, whispers, whisperHeardBy, sms, wordsRecognised, wordsSpoken } = report;
    const delay =
      levelAtMs !== null && decisiveWordAtMs !== null && level === 3
        ? `, ${((levelAtMs - decisiveWordAtMs) / 1000).toFixed(1)} s after the decisive word`
        : "";
    console.log(
      `${faults.length === 0 ? "✓" : "✗"} ${script} (${label}): level ${level}${delay}; ${wordsRecognised} of ${wordsSpoken} words recognised;`,
    );
    console.log(
      `  warnings spoken: ${whispers}, heard by: ${whisperHeardBy.join(", ") || "nobody"}; messages to relatives: ${sms.reduce((sum, { count }) => sum + count, 0)}`,
    );
    for (const fault of faults) console.log(`  wrong: ${fault}`);
  }
  failed = played.some(({ faults }) => faults.length > 0);
  console.log(failed ? `\nNot everything was right. Logs of the processes: ${logDir}` : "\nAll of it was right.");
  if (values.json) console.log(JSON.stringify({ ok: !failed, calls: played.map(({ report }) => report) }));
} finally {
  await stack.stop();
  if (!failed) rmSync(logDir, { recursive: true, force: true });
}
process.exit(failed ? 1 : 0);

/** Leaving through `exit` takes the started processes along. */
function leaveOnSignal(): void {
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(130));
}

async function demonstrateFromZero(): Promise<never> {
  const directory = await mkdtemp(join(tmpdir(), "ethiq-demo-"));
  console.log("Starting Ethiq and stand-ins for every outside service, on this machine only …");
  leaveOnSignal();
  const started = await startStack({ tenants: [], logDir: directory, withApi: true });
  console.log(`Ready after ${process.uptime().toFixed(1)} s. Times count from the first click.\n`);
  let isRight = false;
  try {
    const { readyAtMs, testedAtMs, faults } = await playFromZero(started, (line) => console.log(line));
    isRight = faults.length === 0;
    console.log(
      `\n${isRight ? "✓" : "✗"} sign-up to a working number: ${(readyAtMs / 1000).toFixed(1)} s; proved by the test call after ${(testedAtMs / 1000).toFixed(1)} s`,
    );
    for (const fault of faults) console.log(`  wrong: ${fault}`);
    console.log(isRight ? "\nAll of it was right." : `\nNot everything was right. Logs of the processes: ${directory}`);
    if (values.json) console.log(JSON.stringify({ ok: isRight, readyAtMs, testedAtMs, faults }));
  } catch (error) {
    console.error(`\n${error instanceof Error ? error.message : error}. Logs of the processes: ${directory}`);
  } finally {
    await started.stop();
    if (isRight) rmSync(directory, { recursive: true, force: true });
  }
  process.exit(isRight ? 0 : 1);
}
