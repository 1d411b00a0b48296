import { expect, test } from "vitest";
import { silentLog } from "../../config/log.ts";
import type { HeldLineTest } from "../../contracts/line-test.ts";
import { AppError } from "../../domain/errors.ts";
import { SILENT_HOPS } from "../../domain/line-test/words.ts";
import type { TestCallOrder } from "../../ports/test-calls.ts";
import { ETHIQ_NUMBER, e164, fakeJobs, SIP_TARGET } from "../../sandbox/call-fakes.ts";
import { FORWARDED, fakeLineTests, TEST_ID, TEST_START, TESTED_LINE_ID } from "../../sandbox/line-test-fakes.ts";
import { tellTest } from "./carry-out.ts";
import { runLineTest } from "./run-line-test.ts";
import { watchLine, watchLines } from "./watch-lines.ts";

function world(over: Partial<HeldLineTest> = {}) {
  let now = TEST_START;
  const placed: TestCallOrder[] = [];
  const hungUp: string[] = [];
  const failures: AppError[] = [];
  const jobs = fakeJobs();
  const { store: tests, ...fake } = fakeLineTests(over, () => now);
  const deps = {
    tests,
    calls: {
      async place(order: TestCallOrder) {
        placed.push(order);
        const failure = failures.shift();
        if (failure) throw failure;
        return { sid: `CA-${order.leg}` };
      },
      find: async () => undefined as { sid: string; status: "ringing"; sipCode: null; errorCode: null } | undefined,
      state: async () => undefined,
      hangUp: async (sid: string) => void hungUp.push(sid),
    },
    routing: { redirectCaller: async () => undefined },
    script: { typeDigit: () => "<Response/>" },
    jobs,
    log: silentLog,
    now: () => now,
    testNumber: undefined,
    random: () => 0.5,
  };
  return {
    deps,
    placed,
    hungUp,
    failures,
    jobs,
    ...fake,
    pass: (ms: number) => {
      now += ms;
    },
    call: () => runLineTest(deps, { testId: TEST_ID, step: "call" }),
    look: () => runLineTest(deps, { testId: TEST_ID, step: "look" }),
  };
}
const seen = { forwardedCallId: TEST_ID, forwardedAt: new Date(TEST_START + 3_000).toISOString() };

test("the call is expected before it is placed, and placed once however often the job comes", async () => {
  const scene = world();
  await scene.call();
  await scene.call();
  expect(scene.changes[0]).toMatchObject({
    callerNumber: ETHIQ_NUMBER,
    expectsCall: true,
    secrets: { digit: expect.stringMatching(/^\d$/) },
  });
  expect(scene.placed).toMatchObject([
    { purpose: "test", id: TEST_ID, leg: "caller-0", from: ETHIQ_NUMBER, target: { kind: "number", e164: FORWARDED } },
  ]);
  expect(scene.held().callerCallSid).toBe("CA-caller-0");
  expect(scene.jobs.published).toMatchObject([{ name: "line-test", body: { testId: TEST_ID, step: "look" } }]);
});

test("two jobs at once place one call", async () => {
  const scene = world();
  await Promise.all([scene.call(), scene.call()]);
  expect(scene.placed).toHaveLength(1);
});

test("our own test number calls where there is one; a connectivity test always shows the line's number", async () => {
  const testNumber = e164("+33937000001");
  const scene = world();
  await runLineTest({ ...scene.deps, testNumber }, { testId: TEST_ID, step: "call" });
  expect(scene.placed).toMatchObject([{ from: testNumber }]);
  const near = world({ kind: "connectivity" });
  await runLineTest({ ...near.deps, testNumber }, { testId: TEST_ID, step: "call" });
  expect(near.placed).toMatchObject([{ leg: "person-0", from: ETHIQ_NUMBER, target: SIP_TARGET }]);
  expect(near.changes[0]).toMatchObject({ expectsCall: false });
});

test("a call that cannot be placed is told to the test; one of which nobody knows is not placed again", async () => {
  const refused = world();
  refused.failures.push(new AppError("provider_refused", "no such number"));
  await refused.call();
  expect(refused.held()).toMatchObject({
    status: "failed",
    hops: [{ state: "failed", reason: "number_wrong" }, {}, {}, {}, {}, {}, {}, {}],
  });
  const down = world();
  down.failures.push(new AppError("provider_unavailable", "down"));
  await down.call();
  expect(down.held().hops[0]).toMatchObject({ reason: "our_fault" });
  const unknown = world();
  unknown.failures.push(new AppError("outcome_unknown", "no answer"));
  unknown.deps.calls.find = async () => ({ sid: "CA-found", status: "ringing", sipCode: null, errorCode: null });
  await unknown.call();
  expect(unknown.held()).toMatchObject({ status: "running", callerCallSid: "CA-found" });
  expect(unknown.placed).toHaveLength(1);
});

test("the person's telephone rings once, by whoever recorded that Ethiq picked up", async () => {
  const scene = world();
  await scene.call();
  scene.change(seen);
  scene.pass(4_000);
  const answered = () => tellTest(scene.deps, TEST_ID, () => ({ type: "answered", at: TEST_START + 4_000 }));
  await Promise.all([answered(), answered(), answered()]);
  expect(scene.placed.map(({ leg }) => leg)).toEqual(["caller-0", "person-0"]);
});

test("whoever is overtaken looks again, and gives up after a while", async () => {
  const scene = world();
  await scene.call();
  scene.race(2);
  await tellTest(scene.deps, TEST_ID, () => ({
    type: "leg",
    leg: "caller",
    target: 0,
    status: "ringing",
    sipCode: null,
    at: TEST_START + 1_000,
  }));
  expect(scene.held().hops[0]).toMatchObject({ state: "passed" });
  scene.race(100);
  const told = tellTest(scene.deps, TEST_ID, () => ({ type: "key", at: TEST_START + 2_000 }));
  await expect(told).rejects.toMatchObject({ code: "provider_unavailable" });
});

test("when the time of a hop is up the test fails, and a telephone that rings for nothing stops", async () => {
  const scene = world();
  await scene.call();
  scene.pass(19_000);
  await scene.look();
  expect(scene.held().status).toBe("running");
  scene.pass(2_000);
  await scene.look();
  expect(scene.held()).toMatchObject({ status: "failed" });
  expect(scene.hungUp).toEqual(["CA-caller-0"]);
});

test("last words are spoken before the legs of a test are hung up", async () => {
  const scene = world();
  await scene.call();
  scene.change(seen);
  await tellTest(scene.deps, TEST_ID, () => ({ type: "answered", at: TEST_START + 4_000 }));
  await tellTest(scene.deps, TEST_ID, () => ({ type: "no_key", at: TEST_START + 5_000 }));
  await scene.look();
  expect(scene.hungUp).toEqual([]);
  scene.pass(13_000);
  await scene.look();
  expect(scene.hungUp.sort()).toEqual(["CA-caller-0", "CA-person-0"]);
});

test("a lost forward is looked at once more, ten minutes later; then whoever looks after the line is told", async () => {
  const lost = { isAutomatic: true, status: "failed" as const, endedAt: new Date(TEST_START).toISOString() };
  const hops = SILENT_HOPS.map((name, index) => ({
    ...{ name, sipCode: null, at: null },
    ...(index === 1 ? { state: "failed" as const, reason: "not_forwarded" as const } : { state: "waiting" as const, reason: null }),
  }));
  const first = world({ ...lost, hops });
  await first.look();
  expect(first.jobs.published).toMatchObject([
    {
      name: "watch-line",
      body: { lineId: TESTED_LINE_ID, repeatsId: TEST_ID },
      options: { delaySeconds: 600, deduplicationId: `watch-${TEST_ID}` },
    },
  ]);
  const second = world({ ...lost, hops, isRepeat: true });
  await second.look();
  expect(second.jobs.published).toMatchObject([{ name: "message" }]);
});

test("a bad day of the network, or of ours, alarms nobody", async () => {
  for (const reason of ["our_fault", "out_of_service"] as const) {
    const hops = SILENT_HOPS.map((name) => ({ ...{ name, sipCode: null, at: null, state: "failed" as const }, reason }));
    const scene = world({ isAutomatic: true, status: "failed", endedAt: new Date(TEST_START).toISOString(), hops, isRepeat: true });
    await scene.look();
    expect(scene.jobs.published).toEqual([]);
  }
});

test("lines to watch are called one after the other, each once a day", async () => {
  const scene = world();
  await watchLines(scene.deps);
  await watchLine(scene.deps, { lineId: TESTED_LINE_ID, repeatsId: null });
  await watchLine(scene.deps, { lineId: TESTED_LINE_ID, repeatsId: "none" });
  expect(scene.jobs.published).toMatchObject([
    { name: "watch-line", options: { delaySeconds: 1, deduplicationId: `watch-${TESTED_LINE_ID}-2026-01-01` } },
    { name: "line-test", body: { testId: TEST_ID, step: "call" } },
  ]);
});
