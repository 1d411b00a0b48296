import { at, type Command, globToRegExp, integer, MANY, type Reply, syntaxError } from "./redis-command.ts";
import { type Keyspace, RedisError } from "./redis-keyspace.ts";

const invalidExpiry = () => new RedisError("ERR invalid expire time in 'set' command");

function deadline(keys: Keyspace, option: string, value: string): number {
  const amount = integer(value);
  if (amount <= 0) throw invalidExpiry();
  if (option === "EX") return keys.now() + amount * 1_000;
  if (option === "PX") return keys.now() + amount;
  return option === "EXAT" ? amount * 1_000 : amount;
}

function set(keys: Keyspace, args: readonly string[]): Reply {
  const key = at(args, 0);
  let expiresAt: number | undefined | "keep";
  let condition: "NX" | "XX" | undefined;
  let wantsOld = false;
  for (let index = 2; index < args.length; index += 1) {
    const option = at(args, index).toUpperCase();
    if (option === "NX" || option === "XX") {
      if (condition && condition !== option) throw syntaxError();
      condition = option;
    } else if (option === "GET") wantsOld = true;
    else if (expiresAt !== undefined) throw syntaxError();
    else if (option === "KEEPTTL") expiresAt = "keep";
    else if (["EX", "PX", "EXAT", "PXAT"].includes(option)) {
      index += 1;
      expiresAt = deadline(keys, option, at(args, index));
    } else throw syntaxError();
  }
  const old = wantsOld ? (keys.read(key, "string") ?? null) : null;
  // Upstash documents null for a refused condition even with GET, where Redis answers the old value.
  if (condition && keys.has(key) !== (condition === "XX")) return null;
  keys.write(key, at(args, 1), expiresAt);
  return wantsOld ? old : "OK";
}

function add(keys: Keyspace, key: string, amount: number): number {
  const sum = integer(keys.read(key, "string") ?? "0") + amount;
  if (!Number.isSafeInteger(sum)) throw new RedisError("ERR increment or decrement would overflow");
  keys.write(key, String(sum), "keep");
  return sum;
}

function scan(keys: Keyspace, args: readonly string[]): Reply {
  let match = /^/;
  let type: string | undefined;
  let count = 10;
  for (let index = 1; index < args.length; index += 2) {
    const option = at(args, index).toUpperCase();
    const value = at(args, index + 1);
    if (option === "MATCH") match = globToRegExp(value);
    else if (option === "COUNT") count = Math.max(1, integer(value));
    else if (option === "TYPE") type = value;
    else throw syntaxError();
  }
  const all = keys.keys().sort();
  const start = integer(at(args, 0));
  const page = all.slice(start, start + count);
  const next = start + count < all.length ? start + count : 0;
  return [String(next), page.filter((key) => match.test(key) && (type === undefined || keys.typeOf(key) === type))];
}

const expire =
  (toDeadline: (amount: number, now: number) => number) =>
  (keys: Keyspace, [key = "", amount = "", option]: readonly string[]): Reply => {
    const left = keys.timeLeft(key);
    if (option !== undefined) {
      const flag = option.toUpperCase();
      if (!["NX", "XX"].includes(flag)) throw syntaxError();
      if ((flag === "NX") !== (left === -1)) return 0;
    }
    return keys.expire(key, toDeadline(integer(amount), keys.now())) ? 1 : 0;
  };

export const STRING_AND_KEY_COMMANDS: Record<string, Command> = {
  SET: { arity: [2, MANY], run: set },
  GET: { arity: [1, 1], run: (keys, [key = ""]) => keys.read(key, "string") ?? null },
  GETDEL: {
    arity: [1, 1],
    run: (keys, [key = ""]) => {
      const value = keys.read(key, "string") ?? null;
      keys.remove(key);
      return value;
    },
  },
  STRLEN: { arity: [1, 1], run: (keys, [key = ""]) => (keys.read(key, "string") ?? "").length },
  MGET: {
    arity: [1, MANY],
    run: (keys, names) => names.map((key) => (keys.typeOf(key) === "string" ? (keys.read(key, "string") ?? null) : null)),
  },
  MSET: {
    arity: [2, MANY],
    run: (keys, args) => {
      if (args.length % 2 === 1) throw new RedisError("ERR wrong number of arguments for 'mset' command");
      for (let index = 0; index < args.length; index += 2) keys.write(at(args, index), at(args, index + 1), undefined);
      return "OK";
    },
  },
  INCR: { arity: [1, 1], run: (keys, [key = ""]) => add(keys, key, 1) },
  INCRBY: { arity: [2, 2], run: (keys, [key = "", amount = ""]) => add(keys, key, integer(amount)) },
  DECR: { arity: [1, 1], run: (keys, [key = ""]) => add(keys, key, -1) },
  DECRBY: { arity: [2, 2], run: (keys, [key = "", amount = ""]) => add(keys, key, -integer(amount)) },
  DEL: { arity: [1, MANY], run: (keys, names) => names.filter((key) => keys.remove(key)).length },
  UNLINK: { arity: [1, MANY], run: (keys, names) => names.filter((key) => keys.remove(key)).length },
  EXISTS: { arity: [1, MANY], run: (keys, names) => names.filter((key) => keys.has(key)).length },
  TYPE: { arity: [1, 1], run: (keys, [key = ""]) => keys.typeOf(key) },
  EXPIRE: { arity: [2, 3], run: expire((seconds, now) => now + seconds * 1_000) },
  PEXPIRE: { arity: [2, 3], run: expire((ms, now) => now + ms) },
  EXPIREAT: { arity: [2, 3], run: expire((seconds) => seconds * 1_000) },
  PERSIST: { arity: [1, 1], run: (keys, [key = ""]) => (keys.timeLeft(key) >= 0 && keys.expire(key, undefined) ? 1 : 0) },
  TTL: {
    arity: [1, 1],
    run: (keys, [key = ""]) => {
      const left = keys.timeLeft(key);
      return left < 0 ? left : Math.round(left / 1_000);
    },
  },
  PTTL: { arity: [1, 1], run: (keys, [key = ""]) => keys.timeLeft(key) },
  SCAN: { arity: [1, MANY], run: scan },
  KEYS: { arity: [1, 1], run: (keys, [pattern = ""]) => keys.keys().filter((key) => globToRegExp(pattern).test(key)) },
  DBSIZE: { arity: [0, 0], run: (keys) => keys.keys().length },
  FLUSHALL: {
    arity: [0, 1],
    run: (keys) => {
      keys.flush();
      return "OK";
    },
  },
  PING: { arity: [0, 1], run: (_keys, [message]) => message ?? "PONG" },
  ECHO: { arity: [1, 1], run: (_keys, [message = ""]) => message },
};
