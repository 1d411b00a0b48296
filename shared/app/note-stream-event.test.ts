import { expect, test } from "vitest";
import { silentLog } from "../config/log.ts";
import { ETHIQ_NUMBER, fakeCallStore, fakeJobs, fakeRouting } from "../sandbox/call-fakes.ts";
import { MAX_RESTARTS, noteStreamEvent, type StreamEvent, streamName, streamOrdinal } from "./note-stream-event.ts";

const stream = (over: Partial<StreamEvent> = {}): StreamEvent => ({
  callId: "call-1",
  callSid: "CA1",
  lineId: "line-1",
  dialled: ETHIQ_NUMBER,
  streamSid: "MZ1",
  event: "stream-stopped",
  ordinal: 1,
  ...over,
});
const build = () => {
  const deps = {
    routing: fakeRouting(),
    store: fakeCallStore(),
    jobs: fakeJobs(),
    sweeps: 0,
    sweepAlerts: async () => {
      deps.sweeps += 1;
    },
    log: silentLog,
    now: () => Date.parse("2026-01-01T10:00:20Z"),
  };
  return deps;
};
const written = (deps: ReturnType<typeof build>) => deps.store.calls.map(([method]) => method);

test("a stream lost during a call is restarted, and what its relay left unsent is sent", async () => {
  const deps = build();
  await noteStreamEvent(deps, stream());
  expect(deps.sweeps).toBe(1);
  expect(deps.jobs.published).toEqual([
    {
      name: "restart-stream",
      body: { callId: "call-1", callSid: "CA1", lineId: "line-1", dialled: ETHIQ_NUMBER, attempt: 1 },
      options: { delaySeconds: 1, deduplicationId: "restart-MZ1" },
    },
  ]);
  expect(written(deps)).toEqual(["recordEvent"]);
});

test("a relay out of reach is on record at once, and tried again", async () => {
  const deps = build();
  await noteStreamEvent(deps, stream({ event: "stream-error" }));
  expect(deps.store.calls).toContainEqual(["markNotAnalysed", { callId: "call-1", reason: "relay" }]);
  expect(deps.jobs.published).toMatchObject([{ name: "restart-stream" }]);
});

test("after the last restart the call is on record as not analysed", async () => {
  const deps = build();
  await noteStreamEvent(deps, stream({ ordinal: MAX_RESTARTS + 1 }));
  expect(deps.store.calls).toContainEqual(["markNotAnalysed", { callId: "call-1", reason: "relay" }]);
  expect(deps.jobs.published).toEqual([]);
});

test("a stream that stops because its call ended is no event", async () => {
  const deps = build();
  deps.routing.isLive = false;
  await noteStreamEvent(deps, stream());
  expect([deps.jobs.published, deps.store.calls, deps.sweeps]).toEqual([[], [], 0]);
});

test("a stream that failed is on record even when the call is over", async () => {
  const deps = build();
  deps.routing.isLive = false;
  await noteStreamEvent(deps, stream({ event: "stream-error" }));
  expect(deps.store.calls).toContainEqual(["markNotAnalysed", { callId: "call-1", reason: "relay" }]);
});

test("a stream that starts is noted and nothing else happens", async () => {
  const deps = build();
  await noteStreamEvent(deps, stream({ event: "stream-started" }));
  expect([written(deps), deps.jobs.published, deps.sweeps]).toEqual([["recordEvent"], [], 0]);
});

test("with the database down the stream is restarted all the same", async () => {
  const deps = build();
  deps.store.failures.recordEvent = ["provider_unavailable"];
  await expect(noteStreamEvent(deps, stream())).rejects.toMatchObject({ code: "provider_unavailable" });
  expect(deps.jobs.published).toHaveLength(1);
});

test("a stream's name tells how many were before it", () => {
  expect(streamOrdinal(streamName(3))).toBe(3);
  expect(streamOrdinal("")).toBe(1);
});
