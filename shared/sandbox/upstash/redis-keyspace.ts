type RedisValue =
  | { type: "string"; value: string }
  | { type: "hash"; value: Map<string, string> }
  | { type: "set"; value: Set<string> }
  | { type: "zset"; value: Map<string, number> }
  | { type: "list"; value: string[] };

type RedisType = RedisValue["type"];
type Container<Type extends RedisType> = Extract<RedisValue, { type: Type }>["value"];

/** An error as Redis words it; reaches the client as `{"error": message}`. */
export class RedisError extends Error {}

interface Entry {
  data: RedisValue;
  expiresAt: number | undefined;
}

/** Keys with types and times to live. Expiry is lazy: what is never read again stays until `flush`. */
export function createKeyspace(now: () => number) {
  const entries = new Map<string, Entry>();

  const alive = (key: string): Entry | undefined => {
    const entry = entries.get(key);
    if (!entry) return undefined;
    if (entry.expiresAt === undefined || entry.expiresAt > now()) return entry;
    entries.delete(key);
    return undefined;
  };

  function read<Type extends RedisType>(key: string, type: Type): Container<Type> | undefined {
    const entry = alive(key);
    if (!entry) return undefined;
    if (entry.data.type !== type) throw new RedisError("WRONGTYPE Operation against a key holding the wrong kind of value");
    return entry.data.value as Container<Type> | undefined;
  }

  return {
    read,
    /** The container under `key`, made when there is none. */
    open<Type extends Exclude<RedisType, "string">>(key: string, type: Type, empty: () => Container<Type>): Container<Type> {
      const existing = read(key, type);
      if (existing) return existing;
      const value = empty();
      entries.set(key, { data: { type, value } as RedisValue, expiresAt: undefined });
      return value;
    },
    /** Removes a container that became empty, as Redis does. */
    tidy(key: string): void {
      const data = alive(key)?.data;
      if (!data || data.type === "string") return;
      const size = data.type === "list" ? data.value.length : data.value.size;
      if (size === 0) entries.delete(key);
    },
    /** `keep` leaves the time to live as it is. */
    write(key: string, value: string, expiresAt: number | undefined | "keep"): void {
      const kept = expiresAt === "keep" ? alive(key)?.expiresAt : expiresAt;
      entries.set(key, { data: { type: "string", value }, expiresAt: kept });
    },
    has: (key: string): boolean => alive(key) !== undefined,
    typeOf: (key: string): RedisType | "none" => alive(key)?.data.type ?? "none",
    remove: (key: string): boolean => alive(key) !== undefined && entries.delete(key),
    expire(key: string, expiresAt: number | undefined): boolean {
      const entry = alive(key);
      if (!entry) return false;
      entry.expiresAt = expiresAt;
      if (expiresAt !== undefined && expiresAt <= now()) entries.delete(key);
      return true;
    },
    /** Milliseconds left; -1 without limit, -2 without key. */
    timeLeft(key: string): number {
      const entry = alive(key);
      if (!entry) return -2;
      return entry.expiresAt === undefined ? -1 : entry.expiresAt - now();
    },
    keys: (): string[] => [...entries.keys()].filter((key) => alive(key) !== undefined),
    flush: (): void => entries.clear(),
    now,
  };
}

export type Keyspace = ReturnType<typeof createKeyspace>;
