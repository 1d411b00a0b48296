import { randomUUID } from "node:crypto";
import { call, type Household } from "./household.ts";
import type { Connection } from "./start-postgres.ts";

export const NOW = new Date("2026-12-01T10:00:00Z");
export const after = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);

let ordinal = 0;
export const freshNumber = () => `+4420794${String(++ordinal).padStart(5, "0")}`;

/** A job of the household's line, due now; the line itself has a number already. */
export async function makeJob(db: Connection, home: Household, job: Record<string, unknown> = {}): Promise<string> {
  const row = {
    id: randomUUID(),
    tenant_id: home.tenantId,
    line_id: home.lineId,
    kind: "change_number",
    wish: JSON.stringify({ country: "GB", numberType: "local", delivery: "keep" }),
    next_at: NOW,
    ...job,
  };
  const columns = Object.keys(row);
  await db.query(
    `insert into public.provisioning_jobs (${columns.join(", ")}) values (${columns.map((_, index) => `$${index + 1}`).join(", ")})`,
    Object.values(row),
  );
  return row.id;
}

export interface ClaimAnswer {
  state: "claimed" | "busy" | "early" | "waiting" | "over";
  retryAfterSeconds?: number;
  afterSeconds?: number;
  job?: Record<string, unknown>;
}

export async function claim(db: Connection, jobId: string, at = NOW, lease = randomUUID()) {
  const until = new Date(at.getTime() + 90_000);
  const answer = await call<ClaimAnswer>(db, "claim_provisioning", { p_job_id: jobId, p_lease: lease, p_now: at, p_lease_until: until });
  return { ...answer, lease };
}

export const record = (db: Connection, jobId: string, lease: string, change: Record<string, unknown> = {}) =>
  call<{ state: string; jobState?: string }>(db, "record_provisioning", {
    p_job_id: jobId,
    p_lease: lease,
    p_transition: JSON.stringify({
      ...{ now: NOW, fromState: "running", state: "running", step: "approve", attempts: 0, nextAt: NOW, data: {}, parkReason: null },
      ...{ parkDetail: {}, lastError: null, isInService: false, events: [{ type: "pool_has_one", payload: {} }] },
      ...change,
    }),
  });

export interface PurchaseAnswer {
  state: string;
  purchase?: { id: string; attempts: number; state: string };
}

export const intend = (db: Connection, jobId: string, lease: string, e164: string, limit = 1_000) =>
  call<PurchaseAnswer>(db, "intend_purchase", {
    ...{ p_job_id: jobId, p_lease: lease, p_e164: e164, p_monthly_price_cents: 115, p_monthly_limit: limit, p_now: NOW },
  });

export const attempt = (db: Connection, purchaseId: string, lease: string, at = NOW) =>
  call<PurchaseAnswer>(db, "note_purchase_attempt", { p_purchase_id: purchaseId, p_lease: lease, p_now: at });

export const settle = async (db: Connection, purchaseId: string, attempts: number, state: string, sid: string | null = null) =>
  (
    await call<{ state: string }>(db, "settle_purchase", {
      ...{ p_purchase_id: purchaseId, p_attempt: attempts, p_state: state, p_provider_sid: sid, p_error_code: null, p_now: NOW },
    })
  ).state;

export const addToPool = async (db: Connection, columns: Record<string, unknown> = {}): Promise<string> => {
  const row = { e164: freshNumber(), provider_sid: `PN${randomUUID()}`, country: "GB", cleared_at: NOW, ...columns };
  const names = Object.keys(row);
  await db.query(
    `insert into public.phone_numbers (${names.join(", ")}) values (${names.map((_, index) => `$${index + 1}`).join(", ")})`,
    Object.values(row),
  );
  return row.e164;
};

export const numberRow = async (db: Connection, e164: string) =>
  (
    await db.query<Record<string, unknown>>("select status, line_id, job_id, provider_sid from public.phone_numbers where e164 = $1", [
      e164,
    ])
  )[0];

export const eventsOf = async (db: Connection, jobId: string) =>
  (await db.query<{ type: string }>("select type from public.provisioning_events where job_id = $1 order by seq", [jobId])).map(
    ({ type }) => type,
  );
