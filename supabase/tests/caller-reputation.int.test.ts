import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { acting, person, SERVICE } from "./acting.ts";
import { ANYONE, callAs, makeHousehold, openCall, recordVerdict } from "./household.ts";
import { calledFrom, meet, newHash, numberOf, say, tellStranger } from "./sharing.ts";
import { type Connection, type Postgres, startPostgres } from "./start-postgres.ts";

let postgres: Postgres;
let db: Connection;
beforeAll(async () => {
  postgres = await startPostgres();
  db = await postgres.connect();
});
afterAll(async () => {
  await db.end();
  await postgres.close();
});

const age = (hash: string, days: number, limit = 100) =>
  db.query(
    `update private.caller_sightings set scam_at = scam_at - make_interval(days => $2), honest_at = honest_at - make_interval(days => $2)
     where ctid = any (array(select ctid from private.caller_sightings where caller_hash = $1 limit $3))`,
    [hash, days, limit],
  );
async function metBy(count: number, hash = newHash()) {
  const told = [];
  for (let at = 0; at < count; at += 1) told.push(await calledFrom(db, hash));
  return { hash, told };
}

test("four tenants are nobody; the fifth makes a number known, to a sixth", async () => {
  const { hash } = await metBy(4);
  expect(await tellStranger(db, hash)).toBeNull();
  await calledFrom(db, hash);
  expect(await tellStranger(db, hash)).toEqual({ tenants: 5, days: 0 });
});

test("one of the five learns nothing: without its own there are four", async () => {
  const { hash, told } = await metBy(5);
  const again = await openCall(db, told[0]?.home ?? (await makeHousehold(db)), { p_caller: numberOf(hash) });
  expect(await meet(db, again.callId, hash)).toBeNull();
});

test("one tenant counts once, however often it is called and whatever is repeated", async () => {
  const { hash, told } = await metBy(4);
  const [first] = told;
  if (!first) throw new Error("no tenant");
  for (let at = 0; at < 3; at += 1) await calledFrom(db, hash, 3, first.home);
  await recordVerdict(db, first.callId, 3);
  await meet(db, first.callId, hash);
  await say(db, first.home, first.callId, true);
  expect(await tellStranger(db, hash)).toBeNull();
});

test("how many is told in steps only", async () => {
  const { hash } = await metBy(9);
  expect(await tellStranger(db, hash)).toMatchObject({ tenants: 5 });
  await calledFrom(db, hash);
  expect(await tellStranger(db, hash)).toMatchObject({ tenants: 10 });
});

test("level 2 is not enough, a person's word is; and the last word of a person comes before the engine's", async () => {
  const { hash } = await metBy(4);
  const fifth = await calledFrom(db, hash, 2);
  expect(await tellStranger(db, hash)).toBeNull();
  await say(db, fifth.home, fifth.callId, true);
  expect(await tellStranger(db, hash)).toMatchObject({ tenants: 5 });
  await say(db, fifth.home, fifth.callId, false);
  expect(await tellStranger(db, hash)).toBeNull();
  await say(db, fifth.home, fifth.callId, true);
  expect(await tellStranger(db, hash)).toMatchObject({ tenants: 5 });
});

test("whoever says that it was no scam is taken off, and too many of them hide a number altogether", async () => {
  const { hash } = await metBy(6);
  const honest = async () => {
    const { home, callId } = await calledFrom(db, hash, 1);
    await say(db, home, callId, false);
  };
  await honest();
  expect(await tellStranger(db, hash)).toMatchObject({ tenants: 5 });
  await honest();
  expect(await tellStranger(db, hash)).toBeNull();
  for (let at = 0; at < 9; at += 1) await calledFrom(db, hash);
  expect(await tellStranger(db, hash)).toMatchObject({ tenants: 10 });
  for (let at = 0; at < 6; at += 1) await honest();
  // Fifteen against eight: seven are left, and it is still no number to burn.
  expect(await tellStranger(db, hash)).toBeNull();
});

test("whoever trusts a number by hand speaks for it, once", async () => {
  const { hash } = await metBy(5);
  const caller = numberOf(hash);
  const stranger = async () => {
    const { callId } = await openCall(db, await makeHousehold(db), { p_caller: caller });
    return meet(db, callId, hash);
  };
  expect(await stranger()).toMatchObject({ tenants: 5 });
  const trusting = await makeHousehold(db);
  const trust = (lineId: string | null, expires: string | null) =>
    db.query("insert into public.caller_rules (tenant_id, line_id, phone, rule, expires_at) values ($1, $2, $3, 'trusted', $4)", [
      trusting.tenantId,
      lineId,
      caller,
      expires,
    ]);
  await trust(null, "2020-01-01T00:00:00Z");
  expect(await stranger()).toMatchObject({ tenants: 5 });
  await trust(trusting.lineId, null);
  expect(await stranger()).toBeNull();
  await calledFrom(db, hash);
  expect(await stranger()).toMatchObject({ tenants: 5 });
  const own = await openCall(db, trusting, { p_caller: caller });
  await calledFrom(db, hash);
  expect(await meet(db, own.callId, hash)).toBeNull();
});

test.each(["draft", "provisioning", "testing"])("trust of a tenant whose line is only in %s clears no number", async (status) => {
  const { hash } = await metBy(5);
  for (let at = 0; at < 3; at += 1) {
    const { tenantId } = await makeHousehold(db, { status });
    await db.query("insert into public.caller_rules (tenant_id, phone, rule) values ($1, $2, 'trusted')", [tenantId, numberOf(hash)]);
  }
  expect(await tellStranger(db, hash)).toMatchObject({ tenants: 5 });
});

test("tenants of one owner count once, and teach each other nothing", async () => {
  const { hash, told } = await metBy(5);
  const [first, second] = told;
  if (!first || !second) throw new Error("no tenant");
  await db.query("update public.tenant_members set created_at = '2020-01-01' where user_id = $1", [first.home.users.owner]);
  await db.query("insert into public.tenant_members (tenant_id, user_id, role, created_at) values ($1, $2, 'owner', '2020-01-01')", [
    second.home.tenantId,
    first.home.users.owner,
  ]);
  expect(await tellStranger(db, hash)).toBeNull();
  await calledFrom(db, hash);
  expect(await tellStranger(db, hash)).toMatchObject({ tenants: 5 });
  const again = await openCall(db, second.home, { p_caller: numberOf(hash) });
  expect(await meet(db, again.callId, hash)).toBeNull();
});

test("what comes in another order counts the same", async () => {
  const { hash } = await metBy(4);
  const home = await makeHousehold(db);
  const { callId } = await openCall(db, home, { p_caller: numberOf(hash) });
  await recordVerdict(db, callId, 3);
  expect(await tellStranger(db, hash)).toBeNull();
  await meet(db, callId, hash);
  expect(await tellStranger(db, hash)).toMatchObject({ tenants: 5 });
});

test("after 90 days nothing counts, the purge takes it, and the time told is the fifth's", async () => {
  const { hash } = await metBy(6);
  await age(hash, 30, 2);
  expect(await tellStranger(db, hash)).toEqual({ tenants: 5, days: 30 });
  await age(hash, 91, 2);
  expect(await tellStranger(db, hash)).toBeNull();
  const count = async () => (await db.query("select from private.caller_sightings where caller_hash = $1", [hash])).length;
  expect(await count()).toBe(6);
  await callAs(db, SERVICE, "purge_expired", { p_limit: 100 });
  expect(await count()).toBe(4);
});

test("a call that is purged leaves what it came to, and nothing that leads back to it", async () => {
  const { hash, told } = await metBy(5);
  await db.query("delete from public.calls where id = any ($1)", [told.map(({ callId }) => callId)]);
  expect(await tellStranger(db, hash)).toMatchObject({ tenants: 5 });
  expect(await db.query("select from private.call_callers where call_id = any ($1)", [told.map(({ callId }) => callId)])).toEqual([]);
});

test("erasing one of five tenants takes the number back", async () => {
  const { hash, told } = await metBy(5);
  expect(await tellStranger(db, hash)).toMatchObject({ tenants: 5 });
  const home = told[0]?.home;
  await callAs(db, home?.users.owner ?? "", "erase_tenant", { p_tenant_id: home?.tenantId });
  expect(await tellStranger(db, hash)).toBeNull();
  const left = await db.query<{ pseudonym: string }>("select pseudonym from private.caller_sightings where caller_hash = $1", [hash]);
  expect(left).toHaveLength(4);
  expect(await db.query("select from private.tenant_pseudonyms where tenant_id = $1", [home?.tenantId])).toEqual([]);
});

test("no number and no tenant is written down where they are counted", async () => {
  const { hash, told } = await metBy(1);
  const rows = await db.query("select to_jsonb(s) as row from private.caller_sightings s where caller_hash = $1", [hash]);
  const text = JSON.stringify(rows);
  expect(text).toContain(hash);
  for (const known of [numberOf(hash).slice(1), told[0]?.home.tenantId, told[0]?.callId]) expect(text).not.toContain(known);
});

test("what cannot be counted costs a verdict and a person's word nothing", async () => {
  const home = await makeHousehold(db);
  const { callId } = await openCall(db, home);
  await meet(db, callId, newHash());
  await db.query("alter table private.caller_sightings add constraint broken check (false) not valid");
  try {
    expect(await recordVerdict(db, callId, 3)).toMatchObject({ isNew: true });
    expect(await say(db, home, callId, true)).toMatchObject({ wasScam: true });
  } finally {
    await db.query("alter table private.caller_sightings drop constraint broken");
  }
});

test("an unknown call, and what is no hash, are refused", async () => {
  await expect(meet(db, randomUUID(), newHash())).rejects.toMatchObject({ code: "P0002" });
  const { callId } = await openCall(db, await makeHousehold(db));
  await expect(meet(db, callId, "+33612345678")).rejects.toMatchObject({ code: "23514" });
});

test("whether four tenants met a number or nobody did, everybody sees the same", async () => {
  const { hash, told } = await metBy(4);
  const home = told[0]?.home;
  if (!home) throw new Error("no tenant");
  const stranger = await makeHousehold(db);
  const { callId } = await openCall(db, stranger, { p_caller: numberOf(hash) });
  expect(await meet(db, callId, hash)).toEqual(await meet(db, callId, newHash()));
  const people = [home.users.owner, home.users.carer, home.users.viewer, stranger.users.owner].map((id) => person(id));
  const tables = ["tenant_pseudonyms", "call_callers", "caller_sightings"];
  for (const actor of [...people, ANYONE, SERVICE]) {
    for (const table of tables) {
      await expect(acting(db, actor, false, () => db.query(`select from private.${table}`))).rejects.toMatchObject({ code: "42501" });
      await expect(acting(db, actor, false, () => db.query(`delete from private.${table}`))).rejects.toMatchObject({ code: "42501" });
    }
    const weigh = acting(db, actor, false, () => db.query("select private.weigh_caller($1)", [callId]));
    await expect(weigh).rejects.toMatchObject({ code: "42501" });
    if (actor === SERVICE) continue;
    const ask = callAs(db, actor, "meet_caller", { p_call_id: callId, p_caller_hash: hash });
    await expect(ask).rejects.toMatchObject({ code: "42501" });
  }
});
