import { Redis } from "@upstash/redis";
import type { z } from "zod";
import { type Log, silentLog } from "../config/log.ts";

export interface RedisAccount {
  url: string;
  token: string;
  /** Told of every command that failed, by name only: keys and values can hold personal data. */
  log?: Log;
}

/** What a call can wait for. Anything slower is treated as no answer. */
export const QUICK_TIMEOUT_MS = 150;
/** For writes nobody waits for. */
export const PATIENT_TIMEOUT_MS = 1_000;

/**
 * One request per command, within `timeoutMs` retries included. Values are plain strings in both directions: the SDK would
 * otherwise turn "33612345678" into a number.
 */
export const createRedisClient = ({ url, token }: RedisAccount, { timeoutMs, retries }: { timeoutMs: number; retries: number }): Redis =>
  new Redis({
    url,
    token,
    // The SDK's own default of five retries would outlast every budget. `retry: false` still tries twice.
    retry: { retries, backoff: () => 50 },
    signal: () => AbortSignal.timeout(timeoutMs),
    automaticDeserialization: false,
    enableAutoPipelining: false,
    enableTelemetry: false,
  });

/** `undefined` when the command failed for whatever reason. */
export async function quietly<Result>(
  { log = silentLog }: RedisAccount,
  command: string,
  run: () => Promise<Result>,
): Promise<Result | undefined> {
  try {
    return await run();
  } catch (error) {
    // The SDK's messages repeat the whole command.
    log.warn("redis_failed", { command, cause: error instanceof Error ? error.name : "unknown" });
    return undefined;
  }
}

/** What was stored, when it still has the shape it was stored with; anything else counts as not stored. */
export function parseStored<Schema extends z.ZodType>(schema: Schema, stored: unknown): z.output<Schema> | undefined {
  if (typeof stored !== "string") return undefined;
  try {
    return schema.safeParse(JSON.parse(stored)).data;
  } catch {
    return undefined;
  }
}
