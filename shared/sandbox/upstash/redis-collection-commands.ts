import { at, type Command, float, integer, MANY, type Reply, slice, syntaxError } from "./redis-command.ts";
import { type Keyspace, RedisError } from "./redis-keyspace.ts";

const hash = (keys: Keyspace, key: string) => keys.open(key, "hash", () => new Map());
const members = (keys: Keyspace, key: string) => keys.open(key, "set", () => new Set());
const scores = (keys: Keyspace, key: string) => keys.open(key, "zset", () => new Map());
const list = (keys: Keyspace, key: string) => keys.open(key, "list", () => []);

function setFields(keys: Keyspace, [key = "", ...pairs]: readonly string[]): Reply {
  if (pairs.length % 2 === 1) throw new RedisError("ERR wrong number of arguments for 'hset' command");
  const fields = hash(keys, key);
  const before = fields.size;
  for (let index = 0; index < pairs.length; index += 2) fields.set(at(pairs, index), at(pairs, index + 1));
  return fields.size - before;
}

const remove =
  (open: (keys: Keyspace, key: string) => { delete(member: string): boolean }): Command["run"] =>
  (keys, [key = "", ...names]) => {
    const removed = names.filter((name) => open(keys, key).delete(name)).length;
    keys.tidy(key);
    return removed;
  };

function addScores(keys: Keyspace, [key = "", ...rest]: readonly string[]): Reply {
  const flags = new Set<string>();
  while (["NX", "XX", "GT", "LT", "CH"].includes((rest[0] ?? "").toUpperCase())) flags.add((rest.shift() ?? "").toUpperCase());
  if (rest.length === 0 || rest.length % 2 === 1) throw syntaxError();
  const zset = scores(keys, key);
  let added = 0;
  let changed = 0;
  for (let index = 0; index < rest.length; index += 2) {
    const score = float(at(rest, index));
    const member = at(rest, index + 1);
    const held = zset.get(member);
    if (held === undefined) {
      if (flags.has("XX")) continue;
      added += 1;
    } else {
      if (flags.has("NX") || (flags.has("GT") && score <= held) || (flags.has("LT") && score >= held)) continue;
      if (score !== held) changed += 1;
    }
    zset.set(member, score);
  }
  keys.tidy(key);
  return flags.has("CH") ? added + changed : added;
}

const ordered = (keys: Keyspace, key: string): [string, number][] =>
  [...(keys.read(key, "zset") ?? new Map<string, number>())].sort(([a, x], [b, y]) => x - y || (a < b ? -1 : 1));

function within(min: string, max: string): (score: number) => boolean {
  const bound = (text: string) => ({ value: float(text.replace(/^\(/, "")), isOpen: text.startsWith("(") });
  const low = bound(min);
  const high = bound(max);
  return (score) => (low.isOpen ? score > low.value : score >= low.value) && (high.isOpen ? score < high.value : score <= high.value);
}

function range(keys: Keyspace, [key = "", start = "", stop = "", ...options]: readonly string[]): Reply {
  const flags = options.map((option) => option.toUpperCase());
  if (flags.some((flag) => !["BYSCORE", "REV", "WITHSCORES"].includes(flag))) throw syntaxError();
  const isReversed = flags.includes("REV");
  const items = isReversed ? ordered(keys, key).reverse() : ordered(keys, key);
  const [min, max] = isReversed ? [stop, start] : [start, stop];
  const found = flags.includes("BYSCORE") ? items.filter(([, score]) => within(min, max)(score)) : slice(items, start, stop);
  return found.flatMap(([member, score]) => (flags.includes("WITHSCORES") ? [member, String(score)] : [member]));
}

export const COLLECTION_COMMANDS: Record<string, Command> = {
  HSET: { arity: [3, MANY], run: setFields },
  HGET: { arity: [2, 2], run: (keys, [key = "", field = ""]) => keys.read(key, "hash")?.get(field) ?? null },
  HMGET: { arity: [2, MANY], run: (keys, [key = "", ...fields]) => fields.map((field) => keys.read(key, "hash")?.get(field) ?? null) },
  HGETALL: { arity: [1, 1], run: (keys, [key = ""]) => [...(keys.read(key, "hash") ?? [])].flat() },
  HDEL: { arity: [2, MANY], run: remove(hash) },
  HEXISTS: { arity: [2, 2], run: (keys, [key = "", field = ""]) => (keys.read(key, "hash")?.has(field) ? 1 : 0) },
  HLEN: { arity: [1, 1], run: (keys, [key = ""]) => keys.read(key, "hash")?.size ?? 0 },
  HINCRBY: {
    arity: [3, 3],
    run: (keys, [key = "", field = "", amount = ""]) => {
      const sum = integer(keys.read(key, "hash")?.get(field) ?? "0") + integer(amount);
      hash(keys, key).set(field, String(sum));
      return sum;
    },
  },
  SADD: {
    arity: [2, MANY],
    run: (keys, [key = "", ...names]) => {
      const set = members(keys, key);
      const before = set.size;
      for (const name of names) set.add(name);
      return set.size - before;
    },
  },
  SREM: { arity: [2, MANY], run: remove(members) },
  SISMEMBER: { arity: [2, 2], run: (keys, [key = "", name = ""]) => (keys.read(key, "set")?.has(name) ? 1 : 0) },
  SMEMBERS: { arity: [1, 1], run: (keys, [key = ""]) => [...(keys.read(key, "set") ?? [])] },
  SCARD: { arity: [1, 1], run: (keys, [key = ""]) => keys.read(key, "set")?.size ?? 0 },
  ZADD: { arity: [3, MANY], run: addScores },
  ZREM: { arity: [2, MANY], run: remove(scores) },
  ZCARD: { arity: [1, 1], run: (keys, [key = ""]) => keys.read(key, "zset")?.size ?? 0 },
  ZSCORE: {
    arity: [2, 2],
    run: (keys, [key = "", member = ""]) => {
      const score = keys.read(key, "zset")?.get(member);
      return score === undefined ? null : String(score);
    },
  },
  ZRANGE: { arity: [3, MANY], run: range },
  ZREMRANGEBYSCORE: {
    arity: [3, 3],
    run: (keys, [key = "", min = "", max = ""]) => {
      const doomed = ordered(keys, key).filter(([, score]) => within(min, max)(score));
      for (const [member] of doomed) scores(keys, key).delete(member);
      keys.tidy(key);
      return doomed.length;
    },
  },
  LPUSH: { arity: [2, MANY], run: (keys, [key = "", ...items]) => list(keys, key).unshift(...items.toReversed()) },
  RPUSH: { arity: [2, MANY], run: (keys, [key = "", ...items]) => list(keys, key).push(...items) },
  LLEN: { arity: [1, 1], run: (keys, [key = ""]) => keys.read(key, "list")?.length ?? 0 },
  LRANGE: { arity: [3, 3], run: (keys, [key = "", start = "", stop = ""]) => slice(keys.read(key, "list") ?? [], start, stop) },
  LTRIM: {
    arity: [3, 3],
    run: (keys, [key = "", start = "", stop = ""]) => {
      const items = keys.read(key, "list");
      if (items) {
        items.splice(0, items.length, ...slice(items, start, stop));
        keys.tidy(key);
      }
      return "OK";
    },
  },
};
