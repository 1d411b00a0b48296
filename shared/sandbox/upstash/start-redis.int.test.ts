import { Redis } from "@upstash/redis";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type RedisStandIn, startRedis } from "./start-redis.ts";

const token = "local-token";
let clock = Date.parse("2026-01-01T00:00:00Z");
let standIn: RedisStandIn;
let redis: Redis;

beforeEach(async () => {
  standIn = await startRedis({ token, now: () => clock });
  redis = new Redis({ url: standIn.url, token, retry: { retries: 0 }, enableTelemetry: false });
});
afterEach(() => standIn.close());

const raw = (path: string, init: RequestInit = {}) =>
  fetch(`${standIn.url}${path}`, { ...init, headers: { authorization: `Bearer ${token}`, ...init.headers } });

test("the SDK stores and reads objects, accents and plus signs unchanged", async () => {
  await redis.set("num:+33123456789", { route: { protectedName: "Hélène 👵" } }, { ex: 300 });
  expect(await redis.get("num:+33123456789")).toEqual({ route: { protectedName: "Hélène 👵" } });
  expect(await redis.ttl("num:+33123456789")).toBe(300);
  expect(await redis.get("nothing")).toBeNull();
});

test("a key is gone when its time is over", async () => {
  await redis.set("a", "1", { px: 1_500 });
  clock += 1_499;
  expect(await redis.exists("a")).toBe(1);
  clock += 1;
  expect(await redis.get("a")).toBeNull();
  expect(await redis.ttl("a")).toBe(-2);
});

test("conditions of SET decide whether it writes", async () => {
  expect(await redis.set("k", "first", { nx: true, ex: 10 })).toBe("OK");
  expect(await redis.set("k", "second", { nx: true, ex: 10 })).toBeNull();
  expect(await redis.set("absent", "x", { xx: true })).toBeNull();
  expect(await redis.set("k", "third", { xx: true, get: true })).toBe("first");
  expect(await redis.ttl("k")).toBe(-1);
  await redis.expire("k", 60);
  await redis.set("k", "fourth", { keepTtl: true });
  expect(await redis.ttl("k")).toBe(60);
});

test("counters, several keys and types behave", async () => {
  expect(await redis.incr("n")).toBe(1);
  expect(await redis.incrby("n", 4)).toBe(5);
  expect(await redis.decr("n")).toBe(4);
  await redis.mset({ a: "x", b: "y" });
  expect(await redis.mget("a", "none", "b")).toEqual(["x", null, "y"]);
  expect(await redis.type("n")).toBe("string");
  expect(await redis.del("a", "b", "none")).toBe(2);
  expect(await redis.dbsize()).toBe(1);
});

test("hashes, sets, sorted sets and lists behave", async () => {
  expect(await redis.hset("h", { a: "1x", b: "2x" })).toBe(2);
  expect(await redis.hgetall("h")).toEqual({ a: "1x", b: "2x" });
  expect(await redis.hincrby("h", "count", 3)).toBe(3);
  expect(await redis.hdel("h", "a", "b", "count")).toBe(3);
  expect(await redis.exists("h")).toBe(0);
  expect(await redis.sadd("s", "a", "b", "a")).toBe(2);
  expect(await redis.sismember("s", "b")).toBe(1);
  expect(await redis.srem("s", "b")).toBe(1);
  expect(await redis.smembers("s")).toEqual(["a"]);
  await redis.zadd("z", { score: 3, member: "c" }, { score: 1, member: "a" }, { score: 2, member: "b" });
  expect(await redis.zrange("z", 0, -1)).toEqual(["a", "b", "c"]);
  expect(await redis.zrange("z", 2, 3, { byScore: true, withScores: true })).toEqual(["b", 2, "c", 3]);
  expect(await redis.zremrangebyscore("z", 0, 2)).toBe(2);
  expect(await redis.zcard("z")).toBe(1);
  await redis.lpush("l", "c", "b", "a");
  await redis.ltrim("l", 0, 1);
  expect(await redis.lrange("l", 0, -1)).toEqual(["a", "b"]);
});

test("scanning visits every matching key once", async () => {
  await redis.mset(Object.fromEntries(Array.from({ length: 25 }, (_, index) => [`call:${index}`, "x"])));
  await redis.set("other", "x");
  const seen: string[] = [];
  let cursor = "0";
  do {
    const [next, page] = await redis.scan(cursor, { match: "call:*", count: 7 });
    seen.push(...page);
    cursor = next;
  } while (cursor !== "0");
  expect(new Set(seen).size).toBe(25);
  expect(seen).toHaveLength(25);
});

test("a pipeline answers each command by itself; a transaction with a bad command does nothing", async () => {
  const pipeline = await raw("/pipeline", {
    method: "POST",
    body: JSON.stringify([
      ["SET", "k", "v"],
      ["LPUSH", "k", "x"],
      ["GET", "k"],
    ]),
  });
  expect(pipeline.status).toBe(200);
  expect(await pipeline.json()).toEqual([{ result: "OK" }, { error: expect.stringContaining("WRONGTYPE") }, { result: "v" }]);
  const refused = await raw("/multi-exec", { method: "POST", body: JSON.stringify([["SET", "k", "w"], ["NOPE"]]) });
  expect(refused.status).toBe(400);
  expect(await redis.get("k")).toBe("v");
  expect(await redis.multi().set("k", "w").get("k").exec()).toEqual(["OK", "w"]);
});

test("commands may come as a path, with the body as last argument and the query as options", async () => {
  expect(await (await raw("/set/a%2Fb/hello")).json()).toEqual({ result: "OK" });
  expect(await (await raw("/get/a%2Fb")).json()).toEqual({ result: "hello" });
  await raw("/set/k?EX=60", { method: "POST", body: "from the body" });
  expect(await (await raw("/get/k")).json()).toEqual({ result: "from the body" });
  expect(await redis.ttl("k")).toBe(60);
  expect(await (await fetch(`${standIn.url}/get/k?_token=${token}`)).json()).toEqual({ result: "from the body" });
});

test("errors have the shape of the service", async () => {
  expect((await raw("/get/a", { headers: { authorization: "Bearer wrong" } })).status).toBe(401);
  expect((await raw("/get/a", { method: "DELETE" })).status).toBe(405);
  expect((await raw("/", { method: "POST", body: "{}" })).status).toBe(400);
  const unknown = await raw("/blpop/a/1");
  expect(unknown.status).toBe(400);
  expect(await unknown.json()).toEqual({ error: expect.stringContaining("ERR Command is not available: 'blpop'") });
  expect(await (await raw("/get")).json()).toEqual({ error: "ERR wrong number of arguments for 'get' command" });
  await redis.set("k", "text");
  await expect(redis.incr("k")).rejects.toThrow("not an integer");
});

test("a fault can name the command it hits", async () => {
  standIn.faults.add({ match: /GET num:/, effect: { kind: "status", status: 500, body: { error: "ERR internal" } } });
  await expect(redis.get("num:1")).rejects.toThrow("ERR internal");
  expect(await redis.get("call:1")).toBeNull();
});
