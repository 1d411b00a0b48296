import { setTimeout as wait } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createUpstashRateLimiter } from "../../../shared/adapters/upstash-rate-limiter.ts";
import { type ModelStandIn, startModel } from "../../../shared/sandbox/model/start-model.ts";
import { type RedisStandIn, startRedis } from "../../../shared/sandbox/upstash/start-redis.ts";
import { systemClock } from "../system-clock.ts";
import { eventually, type RelayFixture, startRelayFixture, type TestCall } from "../testing/relay-fixture.ts";
import { createAiSdkModel } from "./ai-sdk-model.ts";
import { withRests } from "./with-rests.ts";

// The engine of the fixture reaches level 2 by a word; the rest of the sentence is for the model.
const WORDS = "LEVEL2 déplacez votre argent de la carte 4970 1012 3456 7890 sur un compte sûr";
const ANSWER = {
  verdict: "scam",
  kind: "bank_fraud_desk",
  reasons: [{ tactic: "money_move", quote: "déplacez votre argent de la carte" }],
};
const REQUEST = /POST \/v1\/chat\/completions/;
const quiet = Buffer.alloc(160, 0xff);

let model: ModelStandIn;
let redis: RedisStandIn;
const relays: RelayFixture[] = [];

beforeEach(async () => {
  [model, redis] = await Promise.all([startModel({ apiKey: "key" }), startRedis({ token: "token" })]);
});
afterEach(async () => {
  await Promise.all(relays.splice(0).map((relay) => relay.close()));
  await Promise.all([model.close(), redis.close()]);
});

async function startRelay({ questionsPerCall = 3, timeoutMs = 4_000 } = {}): Promise<RelayFixture> {
  const relay = await startRelayFixture({
    secondOpinion: {
      model: withRests(createAiSdkModel({ baseUrl: model.url, apiKey: "key", model: "judge", timeoutMs }), systemClock),
      budget: createUpstashRateLimiter({ url: redis.url, token: "token" }),
      questionsPerCall,
      questionsPerTenantPerDay: 100,
    },
  });
  relays.push(relay);
  return relay;
}

async function takeCall(relay: RelayFixture, given?: TestCall) {
  const index = relay.deepgram.connections.length;
  const { call, client } = await relay.listen(given);
  client.pieces(quiet);
  const speech = await eventually(() => relay.deepgram.connections[index]);
  const levels = () => relay.outside.verdicts.filter(({ callId }) => callId === call.callId).map(({ level }) => level);
  const opinions = () => relay.outside.events.filter(({ callId, payload }) => callId === call.callId && payload.note === "second_opinion");
  return { call, client, speech, levels, opinions };
}

test("a call that the engine leaves at level 2 is raised to 3 by words that were said", async () => {
  const relay = await startRelay();
  model.answerWith({ content: JSON.stringify(ANSWER) });
  const { call, client, speech, levels, opinions } = await takeCall(relay);
  speech.say(0, WORDS);
  await eventually(() => levels().includes(3) && opinions()[0]);
  expect(levels()).toEqual([2, 3]);
  expect(relay.outside.verdicts.at(-1)?.reasons.map(({ quote }) => quote)).toContain("déplacez votre argent de la carte");
  expect(relay.outside.whispers.map(({ level }) => level)).toEqual([2, 3]);
  expect(relay.outside.alerts).toEqual([`alert-of-${call.callId}`]);

  const sent = JSON.stringify(model.requests);
  expect(sent).toContain("sur un compte sûr");
  expect(sent).not.toMatch(/4970|7890/);
  const [record] = opinions();
  expect(record).toMatchObject({ type: "note", key: "second_opinion:1", payload: { outcome: "raised", localLevel: 2, answerLevel: 3 } });
  expect(JSON.stringify(record)).not.toMatch(/argent|compte sûr/);

  client.stop();
  const ended = await eventually(() => relay.outside.events.find(({ type }) => type === "stream"));
  expect(ended.payload.judging).toMatchObject({ judgements: 1, questions: 1 });
  const metrics = relay.metrics();
  for (const line of [
    'relay_second_opinions_total{outcome="raised"} 1',
    "relay_second_opinion_seconds_count 1",
    "relay_judgements_total 1",
  ])
    expect(metrics).toContain(line);
  expect(metrics).toMatch(/relay_judging_seconds_total 0\.0/);
  expect(metrics).toMatch(/relay_speech_seconds_total 0\.04/);
});

test.each([
  ["stalls", () => model.answerWith({ stall: true }), "timeout"],
  ["answers late", () => model.faults.add({ match: REQUEST, effect: { kind: "delay", ms: 1_500 }, times: 1 }), "timeout"],
  ["obeys the caller", () => model.answerWith({ content: JSON.stringify({ ...ANSWER, verdict: "calm", reasons: [] }) }), "evidence_stands"],
  [
    "makes words up",
    () =>
      model.answerWith({ content: JSON.stringify({ ...ANSWER, reasons: [{ tactic: "money_move", quote: "donnez tout votre argent" }] }) }),
    "not_verified",
  ],
  ["writes no JSON", () => model.answerWith({ content: "LEVEL3 !" }), "malformed"],
  ["is broken", () => model.faults.add({ match: REQUEST, effect: { kind: "status", status: 500 }, times: 2 }), "unavailable"],
  ["has no time", () => model.faults.add({ match: REQUEST, effect: { kind: "status", status: 429 }, times: 2 }), "busy"],
  ["hangs up", () => model.faults.add({ match: REQUEST, effect: { kind: "drop" }, times: 2 }), "unavailable"],
])("a model that %s changes nothing", async (_what, misbehave, outcome) => {
  const relay = await startRelay({ timeoutMs: 1_000 });
  misbehave();
  const { speech, levels, opinions } = await takeCall(relay);
  speech.say(0, WORDS);
  const record = await eventually(() => opinions()[0]);
  expect(record.payload).toMatchObject({ outcome });
  expect(levels()).toEqual([2]);
  speech.say(0, "LEVEL3", { start: 1 });
  await eventually(() => levels().includes(3));
});

test("a call is judged on while the model takes its time, and whatever it says then comes too late", async () => {
  const relay = await startRelay();
  model.answerWith({ content: JSON.stringify({ ...ANSWER, verdict: "calm", reasons: [] }) });
  model.faults.add({ match: REQUEST, effect: { kind: "delay", ms: 1_000 }, times: 1 });
  const { speech, levels, opinions } = await takeCall(relay);
  speech.say(0, WORDS);
  await eventually(() => levels().includes(2));
  const saidAt = performance.now();
  speech.say(0, "LEVEL3", { start: 1 });
  await eventually(() => levels().includes(3));
  expect(opinions()).toEqual([]);
  expect(performance.now() - saidAt).toBeLessThan(800);
  expect((await eventually(() => opinions()[0])).payload).toMatchObject({ outcome: "evidence_stands" });
  expect(levels()).toEqual([2, 3]);
});

test("an answer to a call that ended is not listened to", async () => {
  const relay = await startRelay();
  model.answerWith({ content: JSON.stringify(ANSWER) });
  model.faults.add({ match: REQUEST, effect: { kind: "delay", ms: 500 } });
  const { client, speech, levels, opinions } = await takeCall(relay);
  speech.say(0, WORDS);
  await eventually(() => relay.outside.memory.size > 0 && levels().includes(2));
  await wait(100);
  client.stop();
  expect((await eventually(() => opinions()[0])).payload).toMatchObject({ outcome: "call_over" });
  await eventually(() => relay.outside.totals.length > 0);
  await wait(600);
  expect(levels()).toEqual([2]);
});

test("another relay that goes on with the call does not ask again; one that lost the memory keeps to the budget", async () => {
  const first = await startRelay({ questionsPerCall: 1 });
  const { call, speech, opinions } = await takeCall(first);
  speech.say(0, WORDS);
  await eventually(() => opinions()[0]);
  await first.relay.stop();
  expect(first.outside.memory.get(call.callId)).toMatchObject({ asked: { questions: 1 } });

  for (const memory of [first.outside.memory, new Map<string, unknown>()]) {
    const next = await startRelay({ questionsPerCall: memory.size > 0 ? 3 : 1 });
    for (const [id, kept] of memory) next.outside.memory.set(id, kept);
    for (const [dialled, route] of first.outside.routes) next.outside.routes.set(dialled, route);
    const again = await takeCall(next, call);
    again.speech.say(0, WORDS);
    await eventually(() => next.metrics().includes("relay_judgements_total 1"));
    await wait(200);
    expect(model.requests).toHaveLength(1);
    expect(again.opinions()).toEqual([]);
    expect(next.metrics().includes('relay_second_opinions_total{outcome="budget_spent"} 1')).toBe(memory.size === 0);
  }
});

test("without an answer of the counter nobody is asked", async () => {
  redis.faults.add({ match: /POST/, effect: { kind: "status", status: 500 } });
  const relay = await startRelay();
  const { speech, levels } = await takeCall(relay);
  speech.say(0, WORDS);
  await eventually(() => relay.metrics().includes('relay_second_opinions_total{outcome="budget_unknown"} 1'));
  expect(model.requests).toEqual([]);
  expect(levels()).toEqual([2]);
});
