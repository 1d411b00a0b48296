import { afterEach, beforeEach, expect, test } from "vitest";
import { createJsonLog } from "../config/log.ts";
import type { LineRoute } from "../contracts/line-route.ts";
import type { E164 } from "../domain/phone-number.ts";
import { listen } from "../sandbox/listen.ts";
import { type RedisStandIn, startRedis } from "../sandbox/upstash/start-redis.ts";
import { createUpstashAnswerMemory } from "./upstash-answer-memory.ts";
import { createUpstashLineCache } from "./upstash-line-cache.ts";
import { createUpstashLiveCalls, createUpstashRiskMemory, createUpstashSingleUse } from "./upstash-live-calls.ts";
import type { RedisAccount } from "./upstash-redis.ts";

const token = "local-token";
const dialled = "+33939000001" as E164;
const route: LineRoute = {
  lineId: "6f2c4f0e-7f53-4f5e-9a59-1d2f7d1f0a01",
  tenantId: "6f2c4f0e-7f53-4f5e-9a59-1d2f7d1f0a02",
  ethiqNumber: dialled,
  forwardedNumber: null,
  status: "active",
  locale: "fr",
  protectedName: "Hélène",
  delivery: [{ kind: "number", e164: "+33612345678" as E164 }],
  helpLevel: 2,
  notice: true,
  trusted: [],
  blocked: [],
};
const call = { conferenceSid: "CF1", callerCallSid: "CA1", protectedCallSid: null };

let clock = Date.parse("2026-01-01T00:00:00Z");
let redis: RedisStandIn;
let account: RedisAccount;
let lines: string[];

beforeEach(async () => {
  redis = await startRedis({ token, now: () => clock });
  lines = [];
  account = { url: redis.url, token, log: createJsonLog({ write: (line) => lines.push(line) }) };
});
afterEach(() => redis.close());

const raw = async (...command: string[]) => {
  const headers = { authorization: `Bearer ${token}` };
  const response = await fetch(redis.url, { method: "POST", headers, body: JSON.stringify(command) });
  return ((await response.json()) as { result: unknown }).result;
};

/** Everything a reader asks for while Redis misbehaves: nothing may reject, nothing may be believed, none may take long. */
async function expectNothingKnown() {
  const before = performance.now();
  const answers = await Promise.all([
    createUpstashLineCache(account).get(dialled),
    createUpstashLiveCalls(account).get("c1"),
    createUpstashRiskMemory(account).get("c1"),
    createUpstashSingleUse(account).claim("t1", 60),
    createUpstashAnswerMemory(account).remember("CA1", "<Response/>", 60),
  ]);
  expect(answers).toEqual([undefined, undefined, undefined, undefined, undefined]);
  expect(performance.now() - before).toBeLessThan(1_000);
}

test("a route is kept for five minutes and nobody's number for 45 seconds", async () => {
  const cache = createUpstashLineCache(account);
  expect(await cache.get(dialled)).toBeUndefined();
  await cache.fill(dialled, route);
  expect(await cache.get(dialled)).toEqual(route);
  clock += 299_000;
  expect(await cache.get(dialled)).toEqual(route);
  clock += 1_000;
  expect(await cache.get(dialled)).toBeUndefined();
  await cache.fill(dialled, null);
  expect(await cache.get(dialled)).toBeNull();
  clock += 45_000;
  expect(await cache.get(dialled)).toBeUndefined();
});

test.each(["fill", "replace"] as const)("a paused line's route (%s) is kept for 45 seconds: a pause ends by itself", async (way) => {
  const cache = createUpstashLineCache(account);
  const paused = { ...route, status: "paused" } as const;
  await cache[way](dialled, paused);
  clock += 44_000;
  expect(await cache.get(dialled)).toEqual(paused);
  clock += 1_000;
  expect(await cache.get(dialled)).toBeUndefined();
});

test("a reader that comes late does not undo a change", async () => {
  const cache = createUpstashLineCache(account);
  await cache.replace(dialled, { ...route, status: "paused" });
  await cache.fill(dialled, route);
  expect((await cache.get(dialled))?.status).toBe("paused");
  await cache.replace(dialled, null);
  expect(await cache.get(dialled)).toBeNull();
});

test.each(["not json", "33612345678", "null", '{"route":{"lineId":"x"}}', '["a"]'])("stored %s is no route", async (stored) => {
  await raw("SET", `num:${dialled}`, stored);
  expect(await createUpstashLineCache(account).get(dialled)).toBeUndefined();
});

test("a key of another kind is no route", async () => {
  await raw("LPUSH", `num:${dialled}`, "x");
  expect(await createUpstashLineCache(account).get(dialled)).toBeUndefined();
});

test("looking a route up and filling it are one command each", async () => {
  const cache = createUpstashLineCache(account);
  await cache.get(dialled);
  await cache.fill(dialled, route);
  expect(redis.commands).toEqual(["GET", "SET"]);
});

test("a live call and a risk state come back as they were put, for four hours", async () => {
  const calls = createUpstashLiveCalls(account);
  const risk = createUpstashRiskMemory(account);
  await calls.put("c1", call);
  await risk.put("c1", { level: 2, tactics: ["urgency"], turn: 12 });
  expect(await calls.get("c1")).toEqual(call);
  expect(await risk.get("c1")).toEqual({ level: 2, tactics: ["urgency"], turn: 12 });
  expect(await raw("TTL", "call:c1")).toBe(14_400);
  expect(await raw("TTL", "risk:c1")).toBe(14_400);
  expect(await risk.get("c2")).toBeUndefined();
  await raw("SET", "call:c1", "{}");
  expect(await calls.get("c1")).toBeUndefined();
});

test("of many who claim the same token at once exactly one has it", async () => {
  const once = createUpstashSingleUse(account);
  const claims = await Promise.all(Array.from({ length: 12 }, () => once.claim("t1", 60)));
  expect(claims.filter((isFirst) => isFirst === true)).toHaveLength(1);
  expect(claims.filter((isFirst) => isFirst === false)).toHaveLength(11);
  clock += 60_000;
  expect(await once.claim("t1", 60)).toBe(true);
});

test("a claim whose answer was lost is neither granted nor tried again", async () => {
  redis.faults.add({ match: /SET once:/, effect: { kind: "drop", afterEffect: true }, times: 1 });
  const once = createUpstashSingleUse(account);
  expect(await once.claim("t1", 60)).toBeUndefined();
  expect(redis.commands).toEqual(["SET"]);
  expect(await once.claim("t1", 60)).toBe(false);
});

test("the first answer is remembered in one command and given to whoever comes later", async () => {
  const memory = createUpstashAnswerMemory(account);
  expect(await memory.remember("CA1", "33612345678", 60)).toBeNull();
  expect(redis.commands).toEqual(["SET"]);
  expect(await memory.remember("CA1", "<Response/>", 60)).toBe("33612345678");
  expect(await memory.remember("CA2", "<Response/>", 60)).toBeNull();
  clock += 60_000;
  expect(await memory.remember("CA1", "<Response/>", 60)).toBeNull();
});

test("a Redis that takes three seconds is given up after its 150 ms", async () => {
  redis.faults.add({ match: /./, effect: { kind: "delay", ms: 3_000 } });
  await expectNothingKnown();
});

test("a Redis that answers 500, drops connections, refuses the token or talks nonsense knows nothing", async () => {
  redis.faults.add({ match: /./, effect: { kind: "status", status: 500, body: { error: "ERR internal" } } });
  await expectNothingKnown();
  redis.faults.clear();
  redis.faults.add({ match: /./, effect: { kind: "status", status: 502, headers: { "content-type": "text/html" } } });
  await expectNothingKnown();
  redis.faults.clear();
  redis.faults.add({ match: /./, effect: { kind: "drop" } });
  await expectNothingKnown();
  redis.faults.clear();
  account = { ...account, token: "wrong" };
  await expectNothingKnown();
});

test.each(["<html>", "[]", '{"result":{"a":1}}', '{"result":[1]}', "null", '"x"'])("an answer of %s is not believed", async (body) => {
  const nonsense = await listen({ fetch: () => new Response(body) });
  account = { ...account, url: nonsense.url };
  const cache = createUpstashLineCache(account);
  expect(await cache.get(dialled)).toBeUndefined();
  await expect(cache.replace(dialled, route)).rejects.toMatchObject({ code: "provider_unavailable" });
  expect(await createUpstashSingleUse(account).claim("t1", 60)).not.toBe(true);
  await nonsense.close();
});

test("a Redis that is gone is quiet for readers and an error for whoever changed a line", async () => {
  await redis.close();
  await expectNothingKnown();
  const cache = createUpstashLineCache(account);
  await expect(cache.fill(dialled, route)).resolves.toBeUndefined();
  await expect(cache.replace(dialled, route)).rejects.toMatchObject({ code: "provider_unavailable" });
  await expect(createUpstashLiveCalls(account).put("c1", call)).resolves.toBeUndefined();
});

test("failures are logged by command, without keys and values", async () => {
  redis.faults.add({ match: /./, effect: { kind: "status", status: 400, body: { error: "ERR" } } });
  await createUpstashLineCache(account).fill(dialled, route);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain('"event":"redis_failed","command":"fill_route"');
  expect(lines.join()).not.toMatch(/\+33|Hélène/);
});
