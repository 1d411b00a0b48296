import { expect, test } from "vitest";
import { createJsonLog } from "../config/log.ts";
import type { PurgedRecords } from "../contracts/call-records.ts";
import { AppError } from "../domain/errors.ts";
import { purgeExpired } from "./purge-expired.ts";

const batch = (over: Partial<PurgedRecords>): PurgedRecords => ({
  calls: 0,
  quotes: 0,
  unroutedCalls: 0,
  earlyCallEnds: 0,
  routeChanges: 0,
  messages: 0,
  contactLinks: 0,
  invitations: 0,
  apiKeys: 0,
  idempotencyKeys: 0,
  webhookReceipts: 0,
  providerCleanups: 0,
  lineTests: 0,
  provisioningJobs: 0,
  lineApproaches: 0,
  labelledExamples: 0,
  callerSightings: 0,
  campaigns: 0,
  auditRows: 0,
  isDone: true,
  ...over,
});

/** Answers the batches in turn, the last one for ever; an error is thrown. */
function build(...batches: (PurgedRecords | AppError)[]) {
  const limits: number[] = [];
  const lines: Record<string, unknown>[] = [];
  const purge = async (limit: number) => {
    limits.push(limit);
    const answer = batches[Math.min(limits.length, batches.length) - 1] ?? batch({});
    if (answer instanceof AppError) throw answer;
    return answer;
  };
  const log = createJsonLog({ write: (line) => lines.push(JSON.parse(line)) });
  return { deps: { housekeeping: { purgeExpired: purge }, log }, limits, lines };
}

test("batches follow one another until nothing is left, and the log says how many rows went", async () => {
  const { deps, limits, lines } = build(batch({ quotes: 1_000, isDone: false }), batch({ quotes: 5, auditRows: 2 }));
  await purgeExpired(deps);
  expect(limits).toHaveLength(2);
  expect(lines).toMatchObject([{ event: "purged", quotes: 1_005, calls: 0, earlyCallEnds: 0, auditRows: 2, isFinished: true }]);
});

test("a run that cannot finish ends, and asks for another one", async () => {
  const { deps, limits, lines } = build(batch({ quotes: 1_000, isDone: false }));
  await expect(purgeExpired(deps)).rejects.toMatchObject({ code: "provider_unavailable" });
  expect(limits.length).toBeLessThan(100);
  expect(lines).toMatchObject([{ quotes: 1_000 * limits.length, isFinished: false }]);
});

test("a database that gives up half way is a failure of the run, with what went until then in the log", async () => {
  const { deps, lines } = build(batch({ quotes: 1_000, isDone: false }), new AppError("provider_unavailable", "down"));
  await expect(purgeExpired(deps)).rejects.toMatchObject({ message: "down" });
  expect(lines).toMatchObject([{ quotes: 1_000, isFinished: false }]);
});
