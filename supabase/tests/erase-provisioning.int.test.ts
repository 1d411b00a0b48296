import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { call, callAs, type Household, makeHousehold } from "./household.ts";
import { addNumber, daysFromNow, numberOf, SIP_DOMAIN, wish } from "./pool-scene.ts";
import { rowsWith } from "./rows-with.ts";
import { type Connection, type Postgres, startPostgres } from "./start-postgres.ts";

// A tenant that is erased while a line of theirs is on its way into service.

let postgres: Postgres;
let db: Connection;
let other: Connection;
let home: Household;
let lineId: string;
let jobId: string;
beforeAll(async () => {
  postgres = await startPostgres();
  [db, other] = await Promise.all([postgres.connect(), postgres.connect()]);
});
afterAll(async () => {
  await Promise.all([db.end(), other.end()]);
  await postgres.close();
});
beforeEach(async () => {
  await db.query("delete from private.provider_cleanups");
  home = await makeHousehold(db);
  lineId = randomUUID();
  await db.query("insert into public.lines (id, tenant_id, label, protected_name) values ($1, $2, 'Chalet', 'Jeanne')", [
    lineId,
    home.tenantId,
  ]);
  const job = await callAs<{ id: string }>(db, home.users.owner, "start_provisioning", {
    p_line_id: lineId,
    p_wish: wish(),
    p_sip_domain: SIP_DOMAIN,
  });
  jobId = job.id;
});

const lease = randomUUID();
const claim = () =>
  call(db, "claim_provisioning", { p_job_id: jobId, p_lease: lease, p_now: daysFromNow(0.001), p_lease_until: daysFromNow(0.01) });
const erase = () => callAs<{ removed: Record<string, number> }>(db, home.users.owner, "erase_tenant", { p_tenant_id: home.tenantId });
const left = async () => (await rowsWith(db, [home.tenantId, lineId, jobId])).map(({ table }) => table).sort();
const JOURNALS = ["private.erasure_receipts", "public.audit_log"];

test("a number kept for it goes back to the pool, its settings to be cleared first", async () => {
  const { e164, sid } = await addNumber(db);
  await claim();
  expect(await call(db, "reserve_number", { p_job_id: jobId, p_lease: lease })).toMatchObject({ state: "reserved" });
  expect(await erase()).toMatchObject({ removed: { provisioningJobs: 1, sipEndpoints: 1, lines: 2 } });
  expect(await numberOf(db, e164)).toMatchObject({ status: "available", job_id: null, cleared_at: null });
  const due = await call<object[]>(db, "numbers_to_rest", { p_now: new Date(), p_limit: 100 });
  expect(due).toContainEqual({ e164, sid, act: "clear" });
  expect(await left()).toEqual(JOURNALS);
});

test("a purchase that is under way outlives it, and names nobody", async () => {
  await claim();
  const [number, price] = ["+33170099999", 100];
  const { purchase } = await call<{ purchase: { id: string } }>(db, "intend_purchase", {
    p_job_id: jobId,
    p_lease: lease,
    p_e164: number,
    p_monthly_price_cents: price,
    p_monthly_limit: 100,
    p_now: new Date(),
  });
  await call(db, "note_purchase_attempt", { p_purchase_id: purchase.id, p_lease: lease, p_now: new Date() });
  await erase();
  const open = await call<{ id: string; state: string }[]>(db, "open_purchases", { p_now: daysFromNow(1), p_limit: 100 });
  expect(open).toContainEqual(expect.objectContaining({ id: purchase.id, state: "unknown" }));
  const sold = { p_attempt: 1, p_state: "bought", p_provider_sid: "PNlate", p_error_code: null, p_now: new Date() };
  expect(await call(db, "settle_purchase", { p_purchase_id: purchase.id, ...sold })).toMatchObject({ state: "pooled" });
  expect(await left()).toEqual(JOURNALS);
});

test("a worker that comes back finds nothing to go on with", async () => {
  await claim();
  await erase();
  expect(await claim()).toEqual({ state: "over" });
  expect(await call(db, "reserve_number", { p_job_id: jobId, p_lease: lease })).toEqual({ state: "lost" });
  expect(await call(db, "record_provisioning", { p_job_id: jobId, p_lease: lease, p_transition: "{}" })).toEqual({ state: "lost" });
});

test("its credential is removed at the provider, and the numbers that were approved for it go", async () => {
  const approved = await addNumber(db, { bundle_tenant_id: home.tenantId, status: "quarantined" });
  await db.query("update public.sip_endpoints set credential_sid = 'CRerased' where tenant_id = $1", [home.tenantId]);
  await erase();
  const cleanups = await call<object[]>(db, "due_cleanups", { p_now: daysFromNow(1), p_limit: 100 });
  expect(cleanups).toMatchObject([{ kind: "credential", providerSid: "CRerased", detail: {} }]);
  expect(await numberOf(db, approved.e164)).toMatchObject({ bundle_tenant_id: null, release_asked_at: expect.any(Date) });
  expect(await left()).toEqual(JOURNALS);
});

test("waits for the worker that holds the job", async () => {
  await other.query("begin");
  await other.query("select 1 from public.provisioning_jobs where id = $1 for no key update", [jobId]);
  let isErased = false;
  const erasing = erase().finally(() => {
    isErased = true;
  });
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(isErased).toBe(false);
  await other.query("update public.provisioning_jobs set step = 'choose' where id = $1", [jobId]);
  await other.query("commit");
  expect(await erasing).toMatchObject({ removed: { provisioningJobs: 1 } });
});

test("jobs that are long over leave with their log", async () => {
  await db.query("update public.provisioning_jobs set state = 'cancelled', ended_at = now() - interval '14 months' where id = $1", [jobId]);
  await expect(db.query("delete from public.provisioning_events where job_id = $1", [jobId])).rejects.toMatchObject({ code: "42501" });
  await db.query("alter table public.provisioning_events disable trigger provisioning_events_is_append_only");
  await db.query("update public.provisioning_events set at = now() - interval '14 months' where job_id = $1", [jobId]);
  await db.query("alter table public.provisioning_events enable trigger provisioning_events_is_append_only");
  await db.query(
    `insert into public.line_tests (tenant_id, line_id, kind, hops, status, started_at, expires_at, ended_at)
    select $1, $2, 'connectivity', '[]', 'expired', at, at, at from (select now() - interval '14 months' as at) long_ago`,
    [home.tenantId, lineId],
  );
  await db.query(
    "insert into private.provider_cleanups (kind, provider_sid, done_at) values ('bundle', 'BU1', now() - interval '31 days'), ('bundle', 'BU2', now())",
  );
  expect(await call(db, "purge_expired", { p_limit: 100 })).toMatchObject({ provisioningJobs: 1, lineTests: 1, providerCleanups: 1 });
  expect(await db.query("select 1 from public.provisioning_events where job_id = $1", [jobId])).toEqual([]);
  expect(await call(db, "purge_expired", { p_limit: 100 })).toMatchObject({ provisioningJobs: 0, providerCleanups: 0 });
});
