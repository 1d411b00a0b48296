import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { acting, person, SERVICE } from "./acting.ts";
import { ANYONE, callAs, makeHousehold, openCall } from "./household.ts";
import { find, newScript, readTo, record, type Sketches, say } from "./sharing.ts";
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

async function readToEach(count: number, script = newScript()) {
  const told = [];
  for (let at = 0; at < count; at += 1) told.push(await readTo(db, script.read()));
  return { script, told };
}
/** What a call that reads it, to somebody who never heard it, is told. */
async function tellStranger(sketches: Sketches, stage: 60 | 150 = 60) {
  const { callId } = await openCall(db, await makeHousehold(db));
  return find(db, callId, stage, sketches[stage]);
}
const campaignsOf = async (callIds: string[]) =>
  (await db.query("select distinct campaign_id from private.campaign_sightings where call_id = any ($1)", [callIds])).length;
const shown = () => acting(db, SERVICE, false, () => db.query<{ tenants_at_least: number; kind: string }>("select * from ops.campaigns"));
const age = (callIds: string[], days: number) =>
  db.query("update private.campaign_sightings set at = at - make_interval(days => $2) where call_id = any ($1)", [callIds, days]);

test("four tenants are nobody; the fifth makes a script known to a sixth and to operators", async () => {
  const { script } = await readToEach(4);
  expect(await tellStranger(script.read())).toBeNull();
  const before = (await shown()).length;
  const { callId } = await readTo(db, script.read());
  expect(await tellStranger(script.read())).toEqual({ tenants: 5, kind: "bank_fraud_desk" });
  expect(await tellStranger(script.read(), 150)).toEqual({ tenants: 5, kind: "bank_fraud_desk" });
  expect(await shown()).toHaveLength(before + 1);
  expect(await campaignsOf([callId])).toBe(1);
});

test("one tenant counts once, whatever is repeated, and learns nothing when it is one of the five", async () => {
  const { script, told } = await readToEach(4);
  const [first] = told;
  if (!first) throw new Error("no tenant");
  for (let at = 0; at < 3; at += 1) await readTo(db, script.read(), 2, first.home);
  await record(db, first.callId, script.read());
  await record(db, first.callId, script.read());
  expect(await tellStranger(script.read())).toBeNull();
  await readTo(db, script.read());
  expect(await tellStranger(script.read())).toMatchObject({ tenants: 5 });
  const { callId } = await openCall(db, first.home);
  expect(await find(db, callId, 60, script.read()[60])).toBeNull();
});

test("a script misheard in places is the same, another script is another, a calm call is none", async () => {
  const script = newScript();
  const losses = [0, 9, 11, 13, 17];
  const told = [];
  for (const lost of losses) told.push(await readTo(db, script.read(lost)));
  expect(await campaignsOf(told.map(({ callId }) => callId))).toBe(1);
  expect(await tellStranger(script.read(12))).toMatchObject({ tenants: 5 });
  expect(await tellStranger(newScript().read())).toBeNull();
  const calm = await readTo(db, script.read(), 1);
  expect(await campaignsOf([calm.callId])).toBe(0);
});

test("the opening alone is enough, and what comes later is added by a repetition", async () => {
  const script = newScript();
  const told = [];
  for (let at = 0; at < 5; at += 1) told.push(await readTo(db, { 60: script.read()[60] }));
  expect(await tellStranger(script.read())).toMatchObject({ tenants: 5 });
  expect(await tellStranger(script.read(), 150)).toBeNull();
  for (const { callId } of told) await record(db, callId, script.read());
  expect(await tellStranger(script.read(), 150)).toMatchObject({ tenants: 5 });
});

const bridgeOf = (one: Sketches, two: Sketches) => ({ 60: [...one[60].slice(0, 32), ...two[60].slice(32)] });

test("two campaigns that turn out to be one are one", async () => {
  const [one, two] = [newScript(), newScript()];
  const told = [];
  for (const script of [one, one, two, two]) told.push(await readTo(db, { 60: script.read()[60] }));
  expect(await campaignsOf(told.map(({ callId }) => callId))).toBe(2);
  told.push(await readTo(db, bridgeOf(one.read(), two.read())));
  expect(await campaignsOf(told.map(({ callId }) => callId))).toBe(1);
  for (let at = 0; at < 2; at += 1) told.push(await readTo(db, { 60: two.read()[60] }));
  expect(await tellStranger(two.read())).toMatchObject({ tenants: 5 });
});

test("a call that reads half of a known script and half of another makes the other known to nobody", async () => {
  const { script } = await readToEach(5);
  const other = newScript();
  await readTo(db, bridgeOf(script.read(), other.read()));
  expect(await tellStranger(other.read())).toBeNull();
  // Nor do those who hear the other, as long as they are too few.
  for (let at = 0; at < 3; at += 1) await readTo(db, other.read());
  expect(await tellStranger(other.read())).toBeNull();
  expect(await tellStranger(script.read())).toMatchObject({ tenants: 5 });
});

test("nor is a known script forgotten because a call joins it to one that people call honest", async () => {
  const { script } = await readToEach(5);
  const honest = await readToEach(6);
  for (const { home, callId } of honest.told) await say(db, home, callId, false);
  await readTo(db, bridgeOf(script.read(), honest.script.read()));
  expect(await tellStranger(script.read())).toMatchObject({ tenants: 5 });
  expect(await tellStranger(honest.script.read())).toBeNull();
});

test("calls of a new script that end at once are one campaign", async () => {
  const sketches = newScript().read();
  const suspicious = async (connection: Connection) => {
    const { callId } = await openCall(connection, await makeHousehold(connection));
    await connection.query("update public.calls set level = 2 where id = $1", [callId]);
    return callId;
  };
  const [first, second] = [await suspicious(other), await suspicious(db)];
  await other.query("begin");
  await other.query("select public.record_script($1, $2)", [first, JSON.stringify(sketches)]);
  const recorded = record(db, second, sketches);
  await new Promise((resolve) => setTimeout(resolve, 200));
  await other.query("commit");
  await recorded;
  expect(await campaignsOf([first, second])).toBe(1);
});

test("a person who says that it was no scam is taken off, and may think better of it", async () => {
  const { script, told } = await readToEach(6);
  const [first] = told;
  if (!first) throw new Error("no tenant");
  await say(db, first.home, first.callId, false);
  // One less for, and one against.
  expect(await tellStranger(script.read())).toBeNull();
  await say(db, first.home, first.callId, true);
  expect(await tellStranger(script.read())).toMatchObject({ tenants: 5 });
});

test("a campaign lives for 90 days after it was last met; the purge takes it with all its sketches", async () => {
  const { script, told } = await readToEach(5);
  const callIds = told.map(({ callId }) => callId);
  await age(callIds, 60);
  expect(await tellStranger(script.read())).toMatchObject({ tenants: 5 });
  await age(callIds.slice(1), 40);
  expect(await tellStranger(script.read())).toMatchObject({ tenants: 5 });
  await age(callIds.slice(0, 1), 31);
  expect(await tellStranger(script.read())).toBeNull();
  // Whoever reads it from now on begins anew.
  const later = await readTo(db, script.read());
  expect(await campaignsOf([...callIds, later.callId])).toBe(2);
  await db.query(
    `update private.scam_campaigns set created_at = now() - interval '100 days'
     where id in (select campaign_id from private.campaign_sightings where call_id = any ($1))`,
    [callIds],
  );
  expect(await callAs(db, SERVICE, "purge_expired", { p_limit: 100 })).toMatchObject({ campaigns: 1 });
  expect(await campaignsOf(callIds)).toBe(0);
  expect(await campaignsOf([later.callId])).toBe(1);
  expect(
    await db.query(
      "select from private.campaign_bands b where not exists (select from private.campaign_sightings s where s.id = b.sighting_id)",
    ),
  ).toEqual([]);
});

test("a purged call stays counted and is not named any more; an erased tenant takes its part back", async () => {
  const { script, told } = await readToEach(5);
  await db.query("delete from public.calls where id = $1", [told[0]?.callId]);
  expect(await tellStranger(script.read())).toMatchObject({ tenants: 5 });
  const before = await shown();
  const home = told[1]?.home;
  await callAs(db, home?.users.owner ?? "", "erase_tenant", { p_tenant_id: home?.tenantId });
  expect(await tellStranger(script.read())).toBeNull();
  expect(await shown()).toHaveLength(before.length - 1);
  await readTo(db, script.read());
  expect(await tellStranger(script.read())).toMatchObject({ tenants: 5 });
});

test("what operators see names nobody, and no day", async () => {
  await readToEach(5);
  const rows = await shown();
  expect(rows.length).toBeGreaterThan(0);
  expect(Object.keys(rows[0] ?? {}).sort()).toEqual(["id", "kind", "seen_in_week_of", "tenants_at_least"]);
  for (const { tenants_at_least } of rows) expect([5, 10, 20, 50]).toContain(tenants_at_least);
});

test("no more than sixteen sketches make a campaign known, however many calls there are", async () => {
  const { script, told } = await readToEach(18);
  const [banded] = await db.query<{ count: number }>(
    `select count(distinct b.sighting_id)::integer as count from private.campaign_bands b
     join private.campaign_sightings s on s.id = b.sighting_id where s.call_id = any ($1)`,
    [told.map(({ callId }) => callId)],
  );
  expect(banded?.count).toBe(16);
  expect(await tellStranger(script.read())).toMatchObject({ tenants: 10 });
});

test("what is no sketch is refused, a call that was never opened too", async () => {
  const { callId } = await openCall(db, await makeHousehold(db));
  await expect(record(db, callId, { 60: [1, 2, 3] })).rejects.toMatchObject({ code: "22023" });
  await expect(
    callAs(db, SERVICE, "record_script", { p_call_id: callId, p_sketches: JSON.stringify({ 61: newScript().read()[60] }) }),
  ).rejects.toMatchObject({ code: "22023" });
  await expect(record(db, randomUUID(), newScript().read())).rejects.toMatchObject({ code: "P0002" });
  await expect(find(db, randomUUID(), 60, newScript().read()[60])).rejects.toMatchObject({ code: "P0002" });
});

test("whether four tenants met a script or nobody did, everybody sees the same", async () => {
  const { script, told } = await readToEach(4);
  const home = told[0]?.home;
  if (!home) throw new Error("no tenant");
  const stranger = await makeHousehold(db);
  const { callId } = await openCall(db, stranger);
  expect(await find(db, callId, 60, script.read()[60])).toEqual(await find(db, callId, 60, newScript().read()[60]));
  const people = [home.users.owner, home.users.carer, home.users.viewer, stranger.users.owner].map((id) => person(id));
  const sketch = script.read()[60];
  for (const actor of [...people, ANYONE, SERVICE]) {
    const tries = ["scam_campaigns", "campaign_sightings", "campaign_bands"].flatMap((table) => [
      `select from private.${table}`,
      `delete from private.${table}`,
    ]);
    tries.push("select * from private.released_campaigns(array[gen_random_uuid()])", `select private.campaigns_like(60, array[${sketch}])`);
    if (actor !== SERVICE) {
      tries.push(
        "select from ops.campaigns",
        `select public.find_campaign('${callId}', 60, array[${sketch}])`,
        `select public.record_script('${callId}', '{}')`,
      );
    }
    for (const statement of tries) {
      await expect(
        acting(db, actor, false, () => db.query(statement)),
        statement.slice(0, 60),
      ).rejects.toMatchObject({ code: "42501" });
    }
  }
});
