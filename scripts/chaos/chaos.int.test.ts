import { afterAll, beforeAll, expect, test } from "vitest";
import { type ChaosDatabase, openChaosDatabase } from "./database.ts";
import { runSchedule } from "./run-schedule.ts";

// The first of the two thousand that `npm run chaos` runs; whichever fails one day is added.
const SEEDS = Array.from({ length: 60 }, (_, index) => index + 1);

let db: ChaosDatabase;
beforeAll(async () => {
  db = await openChaosDatabase();
});
afterAll(() => db.close());

test("whatever fails, every line ends in service or waits for a reason, and every number bought is on record", {
  timeout: 300_000,
}, async () => {
  const failures: string[] = [];
  for (const seed of SEEDS) {
    const { violations } = await runSchedule(db, seed);
    failures.push(...violations.map((violation) => `npm run chaos -- --seed ${seed}: ${violation}`));
  }
  expect(failures).toEqual([]);
});

test("one seed is one course of events", { timeout: 60_000 }, async () => {
  const courseOf = async () => (await runSchedule(db, 7)).log.map((line) => line.replace(/\b[A-Z]{2}[0-9a-f]{32}\b/g, "sid"));
  expect(await courseOf()).toEqual(await courseOf());
});
