import { randomBytes, randomUUID } from "node:crypto";
import { hearFingerprint, NO_FINGERPRINT, type Sketch } from "../../shared/domain/risk/fingerprint.ts";
import type { HashKey } from "../../shared/domain/risk/keyed-hash.ts";
import { SERVICE } from "./acting.ts";
import { callAs, type Household, makeHousehold, openCall, recordVerdict } from "./household.ts";
import type { Connection } from "./start-postgres.ts";

export const newHash = () => randomBytes(16).toString("hex");
/** The number behind it, as far as these tests go. */
export const numberOf = (hash: string) => `+336${String(Number.parseInt(hash.slice(0, 8), 16) % 100_000_000).padStart(8, "0")}`;
const KEY: HashKey = [11, 22, 33, 44];

export interface Known {
  tenants: number;
  days?: number;
  kind?: string;
}

export const meet = (db: Connection, callId: string, hash: string) =>
  callAs<Known | null>(db, SERVICE, "meet_caller", { p_call_id: callId, p_caller_hash: hash });
export const say = (db: Connection, home: Household, callId: string, wasScam: boolean) =>
  callAs(db, home.users.owner, "give_feedback", { p_call_id: callId, p_was_scam: wasScam, p_comment: null, p_block: false });

export interface Told {
  home: Household;
  callId: string;
  callSid: string;
}

/** A household that is called from that number, which comes to `level`. */
export async function calledFrom(db: Connection, hash: string, level = 3, home?: Household): Promise<Told> {
  const known = home ?? (await makeHousehold(db));
  const { callId, callSid } = await openCall(db, known, {
    p_caller: numberOf(hash),
    p_started_at: new Date(Date.now() - 60_000).toISOString(),
  });
  await meet(db, callId, hash);
  if (level > 1) await recordVerdict(db, callId, level);
  await db.query("update public.calls set ended_at = now() where id = $1", [callId]);
  return { home: known, callId, callSid };
}

/** What a call from there, to somebody who never had one, is told. */
export async function tellStranger(db: Connection, hash: string): Promise<Known | null> {
  const { callId } = await openCall(db, await makeHousehold(db), { p_caller: numberOf(hash) });
  return meet(db, callId, hash);
}

/** A script of 160 words that no other test reads, as its caller's sketches. */
export function newScript(): { words: string[]; read: (lost?: number) => Sketches } {
  const words = Array.from({ length: 170 }, () =>
    randomUUID()
      .replace(/[^a-f]/g, "x")
      .slice(0, 6),
  );
  const read = (lost = 0) => sketchesOf(words.filter((_, at) => lost === 0 || at % lost !== lost - 1));
  return { words, read };
}
export interface Sketches {
  60: number[];
  150?: number[];
}
function sketchesOf(words: string[]): Sketches {
  const { sketches } = hearFingerprint(NO_FINGERPRINT, words.join(" "), KEY);
  const list = (sketch: Sketch | undefined) => [...(sketch ?? [])];
  return { 60: list(sketches[60]), ...(sketches[150] ? { 150: list(sketches[150]) } : {}) };
}

export const record = (db: Connection, callId: string, sketches: Partial<Sketches>) =>
  callAs(db, SERVICE, "record_script", { p_call_id: callId, p_sketches: JSON.stringify(sketches) });
export const find = (db: Connection, callId: string, stage: number, sketch: number[] | undefined) =>
  callAs<Known | null>(db, SERVICE, "find_campaign", { p_call_id: callId, p_stage: stage, p_sketch: sketch ?? [] });

/** A household to which that script is read, up to `level`. */
export async function readTo(db: Connection, sketches: Sketches, level = 2, home?: Household): Promise<Told> {
  const known = home ?? (await makeHousehold(db));
  const { callId, callSid } = await openCall(db, known);
  if (level > 1) await recordVerdict(db, callId, level);
  await record(db, callId, sketches);
  await db.query("update public.calls set ended_at = now() where id = $1", [callId]);
  return { home: known, callId, callSid };
}
