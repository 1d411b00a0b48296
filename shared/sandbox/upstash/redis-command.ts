import type { Keyspace } from "./redis-keyspace.ts";
import { RedisError } from "./redis-keyspace.ts";

export type Reply = string | number | null | Reply[];

export interface Command {
  /** Fewest and most arguments, the command's name not counted. */
  arity: [number, number];
  run(keys: Keyspace, args: readonly string[]): Reply;
}

export const MANY = Number.POSITIVE_INFINITY;

export const syntaxError = () => new RedisError("ERR syntax error");

/** The argument at `index`; arity was checked before, so its absence means a broken option list. */
export function at(args: readonly string[], index: number): string {
  const value = args[index];
  if (value === undefined) throw syntaxError();
  return value;
}

export function integer(value: string): number {
  if (!/^[+-]?\d+$/.test(value) || !Number.isSafeInteger(Number(value))) {
    throw new RedisError("ERR value is not an integer or out of range");
  }
  return Number(value);
}

export function float(value: string): number {
  const number = { "+inf": Number.POSITIVE_INFINITY, inf: Number.POSITIVE_INFINITY, "-inf": Number.NEGATIVE_INFINITY }[value.toLowerCase()];
  const parsed = number ?? (value.trim() === "" ? Number.NaN : Number(value));
  if (Number.isNaN(parsed)) throw new RedisError("ERR value is not a valid float");
  return parsed;
}

/** Bounds of a Redis range: negative counts from the end, both ends included. */
export function slice<Item>(items: readonly Item[], start: string, stop: string): Item[] {
  const from = integer(start) < 0 ? Math.max(0, items.length + integer(start)) : integer(start);
  const to = integer(stop) < 0 ? items.length + integer(stop) : integer(stop);
  return items.slice(from, to + 1);
}

/** Redis glob: `*`, `?`, `[abc]`, `\` quotes. */
export function globToRegExp(pattern: string): RegExp {
  const source = pattern.replaceAll(/\\.|[\s\S]/g, (part) => {
    if (part === "*") return "[\\s\\S]*";
    if (part === "?") return "[\\s\\S]";
    if (part === "[" || part === "]") return part;
    return part.replace(/^\\/, "").replaceAll(/[.+^${}()|\\/-]/g, "\\$&");
  });
  try {
    return new RegExp(`^${source}$`);
  } catch {
    return /(?!)/;
  }
}
