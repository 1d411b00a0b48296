import { expect, test } from "vitest";
import { silentLog } from "../config/log.ts";
import { ETHIQ_NUMBER, fakeCallStore, fakeLines, fakeRouting, fakeSingleUse, lineRoute } from "../sandbox/call-fakes.ts";
import { restartStream } from "./restart-stream.ts";

const job = { callId: "call-1", callSid: "CA1", lineId: "line-1", dialled: ETHIQ_NUMBER, attempt: 1 };
const build = () => ({
  lines: fakeLines(undefined),
  routing: fakeRouting(),
  tokens: { sign: async () => "fresh" },
  store: fakeCallStore(),
  singleUse: fakeSingleUse(),
  log: silentLog,
});

test("listening starts again under the next name with a fresh token", async () => {
  const deps = build();
  await restartStream(deps, job, "0");
  expect(deps.routing.calls).toMatchObject([["startStream", { callSid: "CA1", token: "fresh", name: "ethiq-2" }]]);
  expect(deps.store.calls).toEqual([]);
});

test("the fresh token names the tenant and the language of its line, as far as they can be looked up", async () => {
  const route = lineRoute({ lineId: job.lineId, locale: "en" });
  const { callId, callSid, lineId, dialled } = job;
  const bare = { callId, callSid, lineId, dialled };
  for (const [lines, claims] of [
    [fakeLines(route), { ...bare, tenantId: route.tenantId, locale: "en" }],
    [fakeLines(lineRoute({ locale: "en" })), bare],
    [fakeLines(route, ["provider_unavailable"]), bare],
  ] as const) {
    const signed: unknown[] = [];
    const tokens = { sign: async (made: unknown) => String(signed.push(made)) };
    await restartStream({ ...build(), lines, tokens }, job, "0");
    expect(signed).toEqual([claims]);
  }
});

test("the same delivery twice opens one stream, a new try opens another", async () => {
  const deps = build();
  await restartStream(deps, job, "0");
  await restartStream(deps, job, "0");
  expect(deps.routing.calls).toHaveLength(1);
  await restartStream(deps, job, "1");
  expect(deps.routing.calls).toHaveLength(2);
});

test("a call that is over needs nothing", async () => {
  const deps = build();
  deps.routing.failures.startStream = ["not_found"];
  await restartStream(deps, job, "0");
  expect(deps.store.calls).toEqual([]);
});

test.each(["provider_unavailable", "provider_refused"] as const)("%s puts the call on record as not analysed", async (code) => {
  const deps = build();
  deps.routing.failures.startStream = [code];
  await expect(restartStream(deps, job, "0")).rejects.toMatchObject({ code });
  expect(deps.store.calls).toEqual([["markNotAnalysed", { callId: "call-1", reason: "relay" }]]);
});
