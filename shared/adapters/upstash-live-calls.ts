import { z } from "zod";
import { LiveCall } from "../contracts/live-call.ts";
import type { LiveCalls, RiskMemory, SingleUse } from "../ports/live-calls.ts";
import { createRedisClient, PATIENT_TIMEOUT_MS, parseStored, QUICK_TIMEOUT_MS, quietly, type RedisAccount } from "./upstash-redis.ts";

/** Twilio ends a call after four hours. */
const CALL_TTL_SECONDS = 4 * 60 * 60;

const createClients = (account: RedisAccount, timeoutMs: number) => ({
  quick: createRedisClient(account, { timeoutMs, retries: 0 }),
  patient: createRedisClient(account, { timeoutMs: PATIENT_TIMEOUT_MS, retries: 1 }),
});

export function createUpstashLiveCalls(account: RedisAccount, { timeoutMs = QUICK_TIMEOUT_MS } = {}): LiveCalls {
  const { quick, patient } = createClients(account, timeoutMs);
  return {
    async get(callId) {
      return parseStored(LiveCall, await quietly(account, "get_live_call", () => quick.get<string>(`call:${callId}`)));
    },
    async put(callId, call) {
      await quietly(account, "put_live_call", () => patient.set(`call:${callId}`, JSON.stringify(call), { ex: CALL_TTL_SECONDS }));
    },
  };
}

export function createUpstashSingleUse(account: RedisAccount, { timeoutMs = QUICK_TIMEOUT_MS } = {}): SingleUse {
  // No retry: a first attempt whose answer was lost would make the rightful owner look like the second to come.
  const client = createRedisClient(account, { timeoutMs, retries: 0 });
  return {
    async claim(id, ttlSeconds) {
      const result = await quietly(account, "claim", () => client.set(`once:${id}`, "1", { nx: true, ex: ttlSeconds }));
      if (result === "OK") return true;
      return result === null ? false : undefined;
    },
  };
}

/** States are stored as JSON; what is read back has to be checked by whoever knows its shape. */
export function createUpstashRiskMemory(account: RedisAccount, { timeoutMs = QUICK_TIMEOUT_MS } = {}): RiskMemory {
  const { quick, patient } = createClients(account, timeoutMs);
  return {
    async get(callId) {
      return parseStored(z.unknown(), await quietly(account, "get_risk", () => quick.get<string>(`risk:${callId}`)));
    },
    async put(callId, state) {
      await quietly(account, "put_risk", () => patient.set(`risk:${callId}`, JSON.stringify(state), { ex: CALL_TTL_SECONDS }));
    },
  };
}
