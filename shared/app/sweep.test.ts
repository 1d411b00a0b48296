import { expect, test } from "vitest";
import { createJsonLog, silentLog } from "../config/log.ts";
import type { LineRoute } from "../contracts/line-route.ts";
import { AppError } from "../domain/errors.ts";
import { e164, fakeCallStore, fakeJobs, lineRoute } from "../sandbox/call-fakes.ts";
import { recordCall } from "./record-call.ts";
import { sweepAlerts, sweepCalls, sweepMessages, sweepRoutes } from "./sweep.ts";

const now = () => 60_000;

test("every alert nobody is sending is published", async () => {
  const jobs = fakeJobs();
  await sweepAlerts({ alerts: { due: async () => ["a", "b"] }, jobs, log: silentLog, now });
  expect(jobs.published).toMatchObject([
    { name: "alert", body: { alertId: "a" }, options: { deduplicationId: "sweep-a-2" } },
    { name: "alert", body: { alertId: "b" } },
  ]);
});

test("every message nobody is sending is published", async () => {
  const jobs = fakeJobs();
  await sweepMessages({ messages: { due: async () => ["a"] }, jobs, log: silentLog, now });
  expect(jobs.published).toMatchObject([{ name: "message", body: { messageId: "a" }, options: { deduplicationId: "sweep-a-2" } }]);
});

test("one alert that cannot be published does not hold up the others, and the sweep says so", async () => {
  const jobs = fakeJobs();
  jobs.failures.push("provider_unavailable");
  const swept = sweepAlerts({ alerts: { due: async () => ["a", "b"] }, jobs, log: silentLog, now });
  await expect(swept).rejects.toMatchObject({ code: "provider_unavailable" });
  expect(jobs.published).toMatchObject([{ body: { alertId: "b" } }]);
});

const first = e164("+33939000001");
const second = e164("+33939000002");
const changesOf = (settled: number[]) => ({
  pending: async () => [
    { dialled: first, route: lineRoute(), changeId: 1 },
    { dialled: second, route: null, changeId: 2 },
  ],
  settle: async (ids: readonly number[]) => void settled.push(...ids),
});

test("changed lines replace what the cache holds", async () => {
  const settled: number[] = [];
  const replaced: [string, LineRoute | null][] = [];
  const cache = { replace: async (dialled: string, route: LineRoute | null) => void replaced.push([dialled, route]) };
  await sweepRoutes({ changes: changesOf(settled), cache, log: silentLog });
  expect(replaced).toEqual([
    [first, lineRoute()],
    [second, null],
  ]);
  expect(settled).toEqual([1, 2]);
});

test("a change that did not reach the cache stays pending", async () => {
  const settled: number[] = [];
  const cache = {
    replace: async (dialled: string) => {
      if (dialled === first) throw new AppError("provider_unavailable", "down");
    },
  };
  await expect(sweepRoutes({ changes: changesOf(settled), cache, log: silentLog })).rejects.toMatchObject({ code: "provider_unavailable" });
  expect(settled).toEqual([2]);
});

test("calls of which no end was told are closed, and counted when there are any", async () => {
  const lines: Record<string, unknown>[] = [];
  const log = createJsonLog({ write: (line) => lines.push(JSON.parse(line)) });
  const stale = [3, 0];
  const housekeeping = { closeStaleCalls: async () => stale.shift() ?? 0 };
  await sweepCalls({ housekeeping, log });
  await sweepCalls({ housekeeping, log });
  expect(lines).toMatchObject([{ level: "warn", event: "stale_calls_closed", count: 3 }]);
});

const job = {
  callId: "44444444-4444-4444-8444-444444444444",
  callSid: "CA1",
  lineId: null,
  dialled: "+33939000001",
  caller: "anonymous",
  plan: "pass_through",
  planReason: "degraded",
  startedAt: "2026-01-01T10:00:00.000Z",
  notAnalysedReason: "degraded",
} as const;

test("a call passed through unseen is recorded for its line once the database is back", async () => {
  const store = fakeCallStore({ route: lineRoute() });
  await recordCall({ store }, job);
  expect(store.calls).toMatchObject([
    ["lineRoute", first],
    ["openCall", { lineId: lineRoute().lineId, planReason: "degraded", isLate: true }],
    ["markNotAnalysed", { callId: job.callId, reason: "degraded" }],
  ]);
});

test("a database that is still down sends the job back to the queue", async () => {
  const store = fakeCallStore({ route: lineRoute() });
  store.failures.openCall = ["provider_unavailable"];
  await expect(recordCall({ store }, job)).rejects.toMatchObject({ code: "provider_unavailable" });
});
