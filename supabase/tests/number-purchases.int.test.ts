import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { call, callAs, makeHousehold } from "./household.ts";
import { addToPool, after, attempt, claim, eventsOf, freshNumber, intend, makeJob, NOW, numberRow, settle } from "./provisioning-scene.ts";
import { type Connection, type Postgres, startPostgres } from "./start-postgres.ts";

let postgres: Postgres;
let db: Connection;
let other: Connection;
beforeAll(async () => {
  postgres = await startPostgres();
  [db, other] = await Promise.all([postgres.connect(), postgres.connect()]);
});
afterAll(async () => {
  await Promise.all([db.end(), other.end()]);
  await postgres.close();
});

/** A job that a worker holds, with a line of its own. */
async function held(job: Record<string, unknown> = {}) {
  const home = await makeHousehold(db);
  const jobId = await makeJob(db, home, job);
  return { home, jobId, lease: (await claim(db, jobId)).lease };
}

/** The same, with a purchase that was attempted once. */
async function buying(job: Record<string, unknown> = {}) {
  const scene = await held(job);
  const e164 = freshNumber();
  const { purchase } = await intend(db, scene.jobId, scene.lease, e164);
  const id = purchase?.id ?? "";
  await attempt(db, id, scene.lease);
  return { ...scene, e164, purchaseId: id };
}
const reserve = (connection: Connection, { jobId, lease }: { jobId: string; lease: string }) =>
  call<{ state: string; number?: { e164: string } }>(connection, "reserve_number", { p_job_id: jobId, p_lease: lease });
const assign = async ({ jobId, lease }: { jobId: string; lease: string }) =>
  (await call<{ state: string }>(db, "assign_number", { p_job_id: jobId, p_lease: lease })).state;
const open = (at: Date) => call<{ id: string }[]>(db, "open_purchases", { p_now: at, p_limit: 1000 });
const undo = async ({ jobId, lease }: { jobId: string; lease: string }) => {
  await db.query("update public.provisioning_jobs set state = 'cancelling' where id = $1", [jobId]);
  return call(db, "release_reservation", { p_job_id: jobId, p_lease: lease });
};

test("two jobs that ask at once get two numbers of the pool, one that asks twice gets one", async () => {
  for (let round = 0; round < 5; round += 1) {
    await db.query("update public.phone_numbers set status = 'released' where status = 'available'");
    await addToPool(db);
    await addToPool(db);
    const [one, two, late] = [await held(), await held(), await held()];
    const answers = await Promise.all([reserve(db, one), reserve(other, two)]);
    expect(new Set(answers.map(({ number }) => number?.e164)).size).toBe(2);
    expect(await reserve(db, one)).toEqual(answers[0]);
    expect(await reserve(db, late)).toEqual({ state: "none" });
  }
});

test.each([
  ["burned", { burned_at: NOW, burn_reason: "known to scammers" }],
  ["not at the provider any more", { vanished_at: NOW }],
  ["to be given back", { release_asked_at: NOW }],
  ["without a name at the provider", { provider_sid: null }],
  ["of another kind", { number_type: "mobile" }],
  ["of another country", { country: "US" }],
])("a number that is %s is given to nobody", async (_, columns) => {
  await db.query("update public.phone_numbers set status = 'released' where status = 'available'");
  await addToPool(db, columns);
  expect(await reserve(db, await held())).toEqual({ state: "none" });
});

test("a number bought with a tenant's approval serves that tenant alone", async () => {
  await db.query("update public.phone_numbers set status = 'released' where status = 'available'");
  const [owner, stranger] = [await held(), await held()];
  const e164 = await addToPool(db, { bundle_tenant_id: owner.home.tenantId });
  expect(await reserve(db, stranger)).toEqual({ state: "none" });
  expect(await reserve(db, owner)).toMatchObject({ state: "reserved", number: { e164 } });
});

test("an intent is written once, for one number at a time, and for a number that nobody else wants", async () => {
  const [one, two] = [await held(), await held()];
  const [e164, known] = [freshNumber(), await addToPool(db)];
  const first = await intend(db, one.jobId, one.lease, e164);
  expect(first).toMatchObject({ state: "intended", purchase: { state: "intended", attempts: 0 } });
  expect(await intend(db, one.jobId, one.lease, freshNumber())).toEqual(first);
  expect(await intend(db, two.jobId, two.lease, e164)).toEqual({ state: "taken" });
  expect(await intend(db, two.jobId, two.lease, known)).toEqual({ state: "taken" });
  expect(await intend(db, two.jobId, randomUUID(), freshNumber())).toEqual({ state: "lost" });
  // What was refused is not tried again.
  await settle(db, first.purchase?.id ?? "", 0, "refused");
  expect(await intend(db, one.jobId, one.lease, e164)).toEqual({ state: "taken" });
});

test("no more is bought in a month than the limit says; what was refused does not count", async () => {
  await db.query("delete from private.number_purchases");
  const { purchaseId } = await buying();
  const next = await held();
  expect(await intend(db, next.jobId, next.lease, freshNumber(), 1)).toEqual({ state: "limit" });
  await settle(db, purchaseId, 1, "refused");
  expect(await intend(db, next.jobId, next.lease, freshNumber(), 1)).toMatchObject({ state: "intended" });
});

test("a purchase is on record with the answer, and a second answer changes nothing", async () => {
  const scene = await buying();
  expect(await settle(db, scene.purchaseId, 1, "bought", "PN1")).toBe("bought");
  expect(await settle(db, scene.purchaseId, 1, "bought", "PN1")).toBe("unchanged");
  expect(await settle(db, scene.purchaseId, 1, "refused")).toBe("unchanged");
  expect(await numberRow(db, scene.e164)).toMatchObject({ status: "reserved", job_id: scene.jobId, provider_sid: "PN1" });
});

test("a no is for whoever asked last; a number that turns out to be ours after it is ours", async () => {
  const scene = await buying();
  await attempt(db, scene.purchaseId, scene.lease, after(20));
  expect(await settle(db, scene.purchaseId, 1, "refused")).toBe("unchanged");
  expect(await settle(db, scene.purchaseId, 2, "refused")).toBe("refused");
  expect(await settle(db, scene.purchaseId, 1, "bought", "PN2")).toBe("bought");
  expect(await numberRow(db, scene.e164)).toMatchObject({ status: "reserved", job_id: scene.jobId });
});

test("a number that the reconciliation found first goes to the job that bought it", async () => {
  const scene = await buying();
  await addToPool(db, { e164: scene.e164, provider_sid: "PN3", status: "quarantined" });
  expect(await settle(db, scene.purchaseId, 1, "bought", "PN3")).toBe("bought");
  expect(await numberRow(db, scene.e164)).toMatchObject({ status: "reserved", job_id: scene.jobId });
});

test("a purchase outlives its tenant: it is looked up later, and what was bought goes into the pool", async () => {
  const scene = await buying();
  await callAs(db, scene.home.users.owner, "erase_tenant", { p_tenant_id: scene.home.tenantId });
  expect((await open(after(59))).map(({ id }) => id)).not.toContain(scene.purchaseId);
  expect((await open(after(60))).map(({ id }) => id)).toContain(scene.purchaseId);
  expect(await settle(db, scene.purchaseId, 1, "bought", "PN4")).toBe("pooled");
  expect(await numberRow(db, scene.e164)).toMatchObject({ status: "available", job_id: null });
  expect((await open(after(60))).map(({ id }) => id)).not.toContain(scene.purchaseId);
});

test("a number kept for a tenant that is erased goes back to the pool", async () => {
  const scene = await buying();
  await settle(db, scene.purchaseId, 1, "bought", "PN5");
  await callAs(db, scene.home.users.owner, "erase_tenant", { p_tenant_id: scene.home.tenantId });
  expect(await numberRow(db, scene.e164)).toMatchObject({ status: "available", job_id: null });
});

test("a line gets its number once, and the one that it had rests", async () => {
  const scene = await buying();
  await settle(db, scene.purchaseId, 1, "bought", "PN6");
  expect([await assign(scene), await assign(scene)]).toEqual(["assigned", "assigned"]);
  expect(await numberRow(db, scene.e164)).toMatchObject({ status: "assigned", line_id: scene.home.lineId });
  expect(await numberRow(db, scene.home.number)).toMatchObject({ status: "quarantined", line_id: null });
  expect((await eventsOf(db, scene.jobId)).filter((type) => type === "assigned")).toHaveLength(1);
  expect(await assign({ ...scene, lease: randomUUID() })).toBe("lost");
});

test("a line in service that is cancelled before its job was over keeps its number and its telephone until it ends", async () => {
  const used = await buying({ kind: "set_up" });
  await db.query("insert into public.sip_endpoints (tenant_id, line_id, username, domain) values ($1, $2, $3, 'a.sip.twilio.com')", [
    used.home.tenantId,
    used.home.lineId,
    `jeanne-${randomUUID().slice(0, 8)}`,
  ]);
  await settle(db, used.purchaseId, 1, "bought", "PN11");
  await assign(used);
  await db.query("update public.lines set status = 'testing' where id = $1", [used.home.lineId]);
  await callAs(db, used.home.users.owner, "cancel_line", { p_line_id: used.home.lineId });
  expect(await undo(used)).toMatchObject({ quarantined: null });
  expect(await numberRow(db, used.e164)).toMatchObject({ status: "assigned", line_id: used.home.lineId });
  expect(await db.query("select status from public.lines where id = $1", [used.home.lineId])).toEqual([{ status: "testing" }]);
  expect(await db.query("select 1 from public.sip_endpoints where line_id = $1", [used.home.lineId])).toHaveLength(1);
});

test("a line in service keeps its number and its telephone when its job is cancelled", async () => {
  const used = await buying({ kind: "set_up" });
  await settle(db, used.purchaseId, 1, "bought", "PN12");
  await assign(used);
  expect(await undo(used)).toMatchObject({ available: null, quarantined: null });
  expect(await numberRow(db, used.e164)).toMatchObject({ status: "assigned", line_id: used.home.lineId });
  expect(await db.query("select status from public.lines where id = $1", [used.home.lineId])).toEqual([{ status: "active" }]);
});

test("undoing gives a kept number to the pool, has a number that was in use rest, and leaves a change of number as it is", async () => {
  const kept = await buying();
  await settle(db, kept.purchaseId, 1, "bought", "PN7");
  expect(await undo(kept)).toMatchObject({ available: kept.e164, quarantined: null });
  expect(await numberRow(db, kept.e164)).toMatchObject({ status: "available" });

  const used = await buying({ kind: "set_up" });
  await db.query("update public.lines set status = 'testing' where id = $1", [used.home.lineId]);
  await db.query("insert into public.sip_endpoints (tenant_id, line_id, username, domain) values ($1, $2, $3, 'a.sip.twilio.com')", [
    used.home.tenantId,
    used.home.lineId,
    `jeanne-${randomUUID().slice(0, 8)}`,
  ]);
  await settle(db, used.purchaseId, 1, "bought", "PN8");
  await assign(used);
  expect(await undo(used)).toMatchObject({ available: null, quarantined: used.e164 });
  expect(await numberRow(db, used.e164)).toMatchObject({ status: "quarantined", line_id: null });
  expect(await db.query("select status from public.lines where id = $1", [used.home.lineId])).toEqual([{ status: "draft" }]);
  expect(await db.query("select 1 from public.sip_endpoints where line_id = $1", [used.home.lineId])).toEqual([]);

  const changed = await buying();
  await settle(db, changed.purchaseId, 1, "bought", "PN9");
  await assign(changed);
  expect(await undo(changed)).toMatchObject({ available: null, quarantined: null });
  expect(await numberRow(db, changed.e164)).toMatchObject({ status: "assigned" });
});
