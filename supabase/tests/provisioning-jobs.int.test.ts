import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { acting, person } from "./acting.ts";
import { call, makeHousehold } from "./household.ts";
import { after, claim, eventsOf, makeJob, NOW, record } from "./provisioning-scene.ts";
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

const row = async (id: string) =>
  (await db.query<Record<string, unknown>>("select * from public.provisioning_jobs where id = $1", [id]))[0] ?? {};
const due = (at: Date) => call<string[]>(db, "due_provisioning", { p_now: at, p_limit: 1000 });

test("of two workers that claim at once, one works, and the other is told when to come back", async () => {
  for (let round = 0; round < 10; round += 1) {
    const jobId = await makeJob(db, await makeHousehold(db));
    const claims = await Promise.all([claim(db, jobId), claim(other, jobId)]);
    expect(claims.map(({ state }) => state).sort()).toEqual(["busy", "claimed"]);
    expect(claims.find(({ state }) => state === "busy")?.retryAfterSeconds).toBe(90);
  }
});

test("a claimed job says all that its steps need to know", async () => {
  const home = await makeHousehold(db);
  const jobId = await makeJob(db, home);
  expect(await claim(db, jobId)).toMatchObject({
    state: "claimed",
    job: {
      ...{ id: jobId, tenantId: home.tenantId, lineId: home.lineId, kind: "change_number", state: "running", step: "choose" },
      wish: { country: "GB", numberType: "local", delivery: "keep" },
      line: { status: "active", delivery: [{ kind: "sip", uri: "sip:jeanne@example.test" }] },
      assigned: { e164: home.number },
      ...{ endpoint: null, reserved: null, purchase: null, isInPool: false },
    },
  });
});

test("a line has one job at a time", async () => {
  const home = await makeHousehold(db);
  await makeJob(db, home);
  await expect(makeJob(db, home)).rejects.toMatchObject({ code: "23505" });
});

test("a worker whose lease ran out is followed by another, and what it records then is lost", async () => {
  const jobId = await makeJob(db, await makeHousehold(db));
  const dead = await claim(db, jobId);
  const next = await claim(db, jobId, after(91));
  expect(next.state).toBe("claimed");
  expect(await record(db, jobId, dead.lease)).toEqual({ state: "lost" });
  expect(await record(db, jobId, next.lease)).toMatchObject({ state: "recorded" });
  expect(await record(db, jobId, next.lease)).toEqual({ state: "lost" });
  expect(await eventsOf(db, jobId)).toEqual(["taken_over", "pool_has_one"]);
});

test("a job is neither worked on before its time, nor while it waits, nor once it is over", async () => {
  const jobId = await makeJob(db, await makeHousehold(db), { next_at: after(30) });
  expect(await claim(db, jobId)).toMatchObject({ state: "early", afterSeconds: 30 });
  expect((await claim(db, jobId, after(30))).state).toBe("claimed");
  const change = (set: string) =>
    db.query(`update public.provisioning_jobs set lease = null, lease_until = null, ${set} where id = $1`, [jobId]);
  await change("state = 'parked', park_reason = 'documents_missing', next_at = null");
  expect((await claim(db, jobId)).state).toBe("waiting");
  await change(`next_at = '${after(3600).toISOString()}'`);
  expect((await claim(db, jobId)).state).toBe("waiting");
  expect(await claim(db, jobId, after(3600))).toMatchObject({ state: "claimed", job: { state: "running" } });
  await change("state = 'ready'");
  expect(await row(jobId)).toMatchObject({ next_at: null, ended_at: expect.any(Date) });
  expect((await claim(db, jobId, after(3600))).state).toBe("over");
  expect((await claim(db, randomUUID())).state).toBe("over");
});

test("the sweep finds jobs that wait for their time at once, and running ones that nobody came for after half a minute", async () => {
  const parked = await makeJob(db, await makeHousehold(db), { state: "parked", park_reason: "no_stock" });
  const running = await makeJob(db, await makeHousehold(db), { state: "running" });
  const held = await makeJob(db, await makeHousehold(db), { state: "running" });
  await claim(db, held);
  const mine = async (at: Date) => (await due(at)).filter((id) => [parked, running, held].includes(id)).sort();
  expect(await mine(after(-1))).toEqual([]);
  expect(await mine(NOW)).toEqual([parked]);
  expect(await mine(after(30))).toEqual([parked, running].sort());
  expect(await mine(after(91))).toEqual([parked, running, held].sort());
});

test("what a worker found is noted, but a job that was cancelled meanwhile stays so", async () => {
  const jobId = await makeJob(db, await makeHousehold(db));
  const { lease } = await claim(db, jobId);
  await db.query("select private.undo_provisioning($1)", [jobId]);
  expect(await record(db, jobId, lease, { data: { number: "+441" } })).toMatchObject({ state: "superseded", jobState: "cancelling" });
  expect(await row(jobId)).toMatchObject({ state: "cancelling", lease: null });
  expect(await eventsOf(db, jobId)).toContain("pool_has_one");
});

test("a job whose line is deleted is undone", async () => {
  const home = await makeHousehold(db);
  const jobId = await makeJob(db, home);
  await acting(db, person(home.users.owner), true, () => db.query("delete from public.lines where id = $1", [home.lineId]));
  expect(await row(jobId)).toMatchObject({ line_id: null, state: "cancelling" });
});

test("a line that is connected is in service, unless something else became of it", async () => {
  const home = await makeHousehold(db, { status: "provisioning" });
  const jobId = await makeJob(db, home, { kind: "set_up" });
  await record(db, jobId, (await claim(db, jobId)).lease, { isInService: true });
  const status = async () => (await db.query("select status from public.lines where id = $1", [home.lineId]))[0];
  expect(await status()).toEqual({ status: "testing" });
  await db.query("update public.lines set status = 'active' where id = $1", [home.lineId]);
  await record(db, jobId, (await claim(db, jobId)).lease, { isInService: true });
  expect(await status()).toEqual({ status: "active" });
});

test("open pages of the line hear where its job stands, by ids alone", async () => {
  const home = await makeHousehold(db);
  const jobId = await makeJob(db, home);
  const { lease } = await claim(db, jobId);
  await record(db, jobId, lease, { state: "parked", parkReason: "no_stock", parkDetail: { note: "x" } });
  const told = await db.query<{ payload: Record<string, unknown>; event: string; private: boolean }>(
    "select payload, event, private from realtime.messages where topic = $1 order by inserted_at",
    [`line:${home.lineId}`],
  );
  expect(told.map(({ payload }) => [payload.state, payload.parkReason])).toEqual([
    ["pending", null],
    ["running", null],
    ["parked", "no_stock"],
  ]);
  expect(told.at(-1)).toMatchObject({ event: "provisioning", private: true });
  expect(Object.keys(told.at(-1)?.payload ?? {}).sort()).toEqual(["at", "id", "jobId", "lineId", "parkReason", "state", "step"]);
});
