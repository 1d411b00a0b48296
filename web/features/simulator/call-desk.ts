import type { z } from "zod";
import { type NewSimulatedCall, SimulatedCall, type SimulatedScript, SimulatedScripts } from "../../../shared/contracts/simulated-calls.ts";
import type { SandboxCalls } from "../../lib/sandbox-calls.ts";

const TIMEOUT_MS = 4_000;
/** The desk answers once the call is on record. */
const CALL_TIMEOUT_MS = 15_000;

async function ask<Schema extends z.ZodType>(
  { url, token }: SandboxCalls,
  path: string,
  schema: Schema,
  { timeoutMs, body }: { timeoutMs: number; body?: unknown },
): Promise<z.output<Schema>> {
  const response = await fetch(`${url}${path}`, {
    cache: "no-store",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    signal: AbortSignal.timeout(timeoutMs),
    ...(body === undefined ? {} : { method: "POST", body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`the call desk answered ${response.status}`);
  return schema.parse(await response.json());
}

/** The calls that the desk of this machine can place. */
export const listScripts = async (desk: SandboxCalls): Promise<readonly SimulatedScript[]> =>
  (await ask(desk, "/scripts", SimulatedScripts, { timeoutMs: TIMEOUT_MS })).items;

/** Has a call placed; answers its id, or null when it never came in. Not tried again: that could be a second call. */
export const orderCall = async (desk: SandboxCalls, body: NewSimulatedCall): Promise<string | null> =>
  (await ask(desk, "/calls", SimulatedCall, { timeoutMs: CALL_TIMEOUT_MS, body })).callId;
