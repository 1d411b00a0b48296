// Lines put into service while everything fails: `npm run chaos` runs 2,000 schedules, `-- --schedules N` so many, `-- --from N` from
// that seed on; `-- --seed N` replays one and prints its course. Ends with an error when something that must hold does not.
import { parseArgs } from "node:util";
import { openChaosDatabase } from "./chaos/database.ts";
import { runSchedule } from "./chaos/run-schedule.ts";

const { values } = parseArgs({
  options: { seed: { type: "string" }, schedules: { type: "string", default: "2000" }, from: { type: "string", default: "1" } },
});

const db = await openChaosDatabase();
const seeds = values.seed
  ? [Number(values.seed)]
  : Array.from({ length: Number(values.schedules) }, (_, index) => Number(values.from) + index);
const begun = performance.now();
let failed = 0;
let events = 0;
for (const [index, seed] of seeds.entries()) {
  const result = await runSchedule(db, seed);
  events += result.events;
  if (values.seed) console.log([JSON.stringify(result.scenario, null, 1), ...result.log].join("\n"));
  if (result.violations.length > 0) {
    failed += 1;
    console.error(`seed ${seed} failed; replay it with: npm run chaos -- --seed ${seed}`);
    for (const violation of result.violations) console.error(`  ${violation}`);
  }
  if ((index + 1) % 100 === 0) console.log(`${index + 1} of ${seeds.length} schedules, ${failed} failed`);
}
await db.close();
const seconds = ((performance.now() - begun) / 1000).toFixed(1);
console.log(`${seeds.length} schedules, ${events} events, ${seconds} s: ${failed === 0 ? "everything held" : `${failed} failed`}`);
process.exitCode = failed === 0 ? 0 : 1;
