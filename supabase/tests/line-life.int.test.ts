import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { call, callAs, type Household, makeHousehold, openCall } from "./household.ts";
import { daysFromNow, lineOf, numberOf, SIP_DOMAIN } from "./pool-scene.ts";
import { type Connection, type Postgres, startPostgres } from "./start-postgres.ts";

interface Life {
  lineId: string;
  status: string;
  cancelledAt: string | null;
  endsAt: string | null;
}

let postgres: Postgres;
let db: Connection;
let other: Connection;
let home: Household;
beforeAll(async () => {
  postgres = await startPostgres();
  [db, other] = await Promise.all([postgres.connect(), postgres.connect()]);
});
afterAll(async () => {
  await Promise.all([db.end(), other.end()]);
  await postgres.close();
});
beforeEach(async () => {
  home = await makeHousehold(db);
});

const cancel = (who = home.users.owner) => callAs<Life>(db, who, "cancel_line", { p_line_id: home.lineId });
const reactivate = (who = home.users.owner) => callAs<Life>(db, who, "reactivate_line", { p_line_id: home.lineId });
const routeStatus = async () => (await call<{ status: string } | null>(db, "line_route", { p_dialled: home.number }))?.status;
const pendingChange = async (dialled: string) => {
  const pending = await call<{ dialled: string; route: { status: string } | null }[]>(db, "pending_route_changes", { p_limit: 500 });
  return pending.find((change) => change.dialled === dialled);
};
const endpoint = async (changes: Record<string, unknown> = {}) => {
  const row = { line_id: home.lineId, tenant_id: home.tenantId, username: `jeanne-${randomUUID()}`, domain: SIP_DOMAIN, ...changes };
  const [made] = await db.query<{ id: string }>(
    `insert into public.sip_endpoints (${Object.keys(row).join(", ")}) values (${Object.keys(row)
      .map((_, index) => `$${index + 1}`)
      .join(", ")}) returning id`,
    Object.values(row),
  );
  return { id: made?.id ?? "", uri: `sip:${row.username}@${SIP_DOMAIN}` };
};
const owns = async (tenantId: string) =>
  db.query("insert into public.tenant_members (tenant_id, user_id, role) values ($1, $2, 'owner')", [tenantId, home.users.owner]);

describe("a cancelled line", () => {
  test("rings on, unheard, for 30 days, and is told to the cache", async () => {
    const life = await cancel();
    expect(life).toMatchObject({ lineId: home.lineId, status: "active" });
    expect(Date.parse(life.endsAt ?? "") - Date.parse(life.cancelledAt ?? "")).toBe(30 * 86_400_000);
    expect(await routeStatus()).toBe("paused");
    expect(await pendingChange(home.number)).toMatchObject({ route: { status: "paused" } });
    expect(await openCall(db, home, { p_plan: "pass_through", p_plan_reason: "paused" })).toMatchObject({ plan: "pass_through" });
    expect(await cancel()).toEqual(life);
  });

  test("is in the journal, and may be rung elsewhere meanwhile", async () => {
    await cancel();
    const [entry] = await db.query(
      "select actor_id, after ->> 'ends_at' as ends from public.audit_log where row_id = $1 and after ->> 'cancelled_at' is not null",
      [home.lineId],
    );
    expect(entry).toMatchObject({ actor_id: home.users.owner, ends: expect.any(String) });
    await db.query("update public.lines set delivery = $2 where id = $1", [
      home.lineId,
      JSON.stringify([{ kind: "number", e164: "+33612300000" }]),
    ]);
    expect(await call(db, "line_route", { p_dialled: home.number })).toMatchObject({ delivery: [{ e164: "+33612300000" }] });
  });

  test("is taken up again until it ends", async () => {
    await cancel();
    expect(await reactivate()).toMatchObject({ status: "active", cancelledAt: null, endsAt: null });
    expect(await reactivate()).toMatchObject({ cancelledAt: null });
    expect(await routeStatus()).toBe("active");
    await cancel();
    await db.query("update public.lines set cancelled_at = now() - interval '31 days', ends_at = now() - interval '1 day' where id = $1", [
      home.lineId,
    ]);
    await expect(reactivate()).rejects.toMatchObject({ code: "ET410" });
    expect(await routeStatus()).toBe("paused");
  });

  test("gives up its number and its endpoint when its time has come, once", async () => {
    const { id, uri } = await endpoint();
    await db.query("update public.lines set delivery = $2 where id = $1", [
      home.lineId,
      JSON.stringify([
        { kind: "sip", uri },
        { kind: "number", e164: "+33612300001" },
      ]),
    ]);
    await cancel();
    const due = (at: Date) => call<string[]>(db, "lines_to_end", { p_now: at, p_limit: 100 });
    expect(await due(daysFromNow(29))).not.toContain(home.lineId);
    expect(await due(daysFromNow(31))).toContain(home.lineId);
    expect(await call(db, "end_line", { p_line_id: home.lineId })).toBe(true);
    expect(await lineOf(db, home.lineId)).toMatchObject({
      status: "draft",
      cancelled_at: null,
      delivery: [{ kind: "number", e164: "+33612300001" }],
    });
    expect(await numberOf(db, home.number)).toMatchObject({ status: "quarantined", line_id: null });
    expect(await routeStatus()).toBeUndefined();
    expect(await call(db, "sip_endpoint", { p_endpoint_id: id })).toMatchObject({ status: "removed" });
    expect(await call(db, "end_line", { p_line_id: home.lineId })).toBe(false);
    expect(await db.query("select 1 from public.contacts where tenant_id = $1", [home.tenantId])).toHaveLength(3);
  });

  test("is not ended when it was taken up again just before", async () => {
    await cancel();
    await reactivate();
    expect(await call(db, "end_line", { p_line_id: home.lineId })).toBe(false);
    expect(await numberOf(db, home.number)).toMatchObject({ status: "assigned" });
  });
});

test("a line without a number has nothing to ring on for", async () => {
  await db.query("delete from public.phone_numbers where line_id = $1", [home.lineId]);
  expect(await cancel()).toMatchObject({ cancelledAt: null });
  await expect(reactivate()).rejects.toMatchObject({ code: "ET409" });
});

test("a job that goes on is undone with the line that is cancelled", async () => {
  const [job] = await db.query<{ id: string }>(
    "insert into public.provisioning_jobs (tenant_id, line_id, kind, state) values ($1, $2, 'change_number', 'running') returning id",
    [home.tenantId, home.lineId],
  );
  await cancel();
  expect(await db.query("select state from public.provisioning_jobs where id = $1", [job?.id])).toEqual([{ state: "cancelling" }]);
  expect(await lineOf(db, home.lineId)).toMatchObject({ status: "active", cancelled_at: expect.any(Date) });
});

describe("a line that moves", () => {
  const move = (to: string, who = home.users.owner, connection = db) =>
    callAs<Life & { tenantId: string }>(connection, who, "move_line", { p_line_id: home.lineId, p_tenant_id: to });
  let target: Household;
  beforeEach(async () => {
    target = await makeHousehold(db);
    await owns(target.tenantId);
    await db.query("update public.phone_numbers set country = 'US', provider_sid = $2 where e164 = $1", [home.number, `PN${randomUUID()}`]);
  });

  test("goes on elsewhere with its number, endpoint and settings; its history stays", async () => {
    const { id } = await endpoint();
    const { callId } = await openCall(db, home);
    const moved = await move(target.tenantId);
    expect(moved).toMatchObject({ tenantId: target.tenantId, status: "active" });
    expect(await lineOf(db, moved.lineId)).toMatchObject({ label: "Maison", protected_name: "Jeanne", family_word: "MIRABELLE" });
    expect(await numberOf(db, home.number)).toMatchObject({ line_id: moved.lineId, tenant_id: target.tenantId });
    expect(await call(db, "sip_endpoint", { p_endpoint_id: id })).toMatchObject({ lineId: moved.lineId, tenantId: target.tenantId });
    expect(await lineOf(db, home.lineId)).toMatchObject({ status: "draft", tenant_id: home.tenantId, delivery: [] });
    expect(await db.query("select line_id from public.calls where id = $1", [callId])).toEqual([{ line_id: home.lineId }]);
    expect(await db.query("select 1 from public.contacts where tenant_id = $1", [home.tenantId])).toHaveLength(3);
    expect(await pendingChange(home.number)).toMatchObject({ route: { lineId: moved.lineId, tenantId: target.tenantId } });
    const cleanups = await call<{ kind: string; detail: object }[]>(db, "due_cleanups", { p_now: daysFromNow(1), p_limit: 500 });
    expect(cleanups).toContainEqual(
      expect.objectContaining({ kind: "number_config", detail: expect.objectContaining({ e164: home.number, lineId: moved.lineId }) }),
    );
    await expect(move(target.tenantId)).rejects.toMatchObject({ code: "ET409" });
  });

  test.each(["FR", "BE"])("stays where its number must: %s", async (country) => {
    await db.query("update public.phone_numbers set country = $2 where e164 = $1", [home.number, country]);
    await expect(move(target.tenantId)).rejects.toMatchObject({ code: "ET409" });
    expect(await numberOf(db, home.number)).toMatchObject({ line_id: home.lineId });
  });

  test("stays while its number was approved for its tenant, it is cancelled, or being put into service", async () => {
    await db.query("update public.phone_numbers set bundle_tenant_id = $2 where e164 = $1", [home.number, home.tenantId]);
    await expect(move(target.tenantId)).rejects.toMatchObject({ code: "ET409" });
    await db.query("update public.phone_numbers set bundle_tenant_id = null where e164 = $1", [home.number]);
    await cancel();
    await expect(move(target.tenantId)).rejects.toMatchObject({ code: "ET409" });
    await reactivate();
    await db.query("insert into public.provisioning_jobs (tenant_id, line_id, kind) values ($1, $2, 'change_number')", [
      home.tenantId,
      home.lineId,
    ]);
    await expect(move(target.tenantId)).rejects.toMatchObject({ code: "ET409" });
  });

  test("moves at the word of whoever owns both, and to nobody who is suspended", async () => {
    const strange = await makeHousehold(db);
    await expect(move(strange.tenantId)).rejects.toMatchObject({ code: "P0002" });
    await expect(move(home.tenantId)).rejects.toMatchObject({ code: "ET409" });
    await expect(move(target.tenantId, target.users.owner)).rejects.toMatchObject({ code: "P0002" });
    for (const who of [home.users.carer, home.users.viewer]) {
      await expect(move(target.tenantId, who)).rejects.toMatchObject({ code: "42501" });
    }
    await db.query("update public.tenants set status = 'suspended' where id = $1", [target.tenantId]);
    await expect(move(target.tenantId)).rejects.toMatchObject({ code: "ET409" });
  });

  test("moves once when it is asked twice at once", async () => {
    const both = await Promise.allSettled([move(target.tenantId), move(target.tenantId, home.users.owner, other)]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(both.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "ET409" } });
  });

  test("counts among the numbers of its new household", async () => {
    await db.query("update public.tenants set kind = 'household' where id = $1", [target.tenantId]);
    for (let count = 1; count < 5; count += 1) {
      const [line] = await db.query<{ id: string }>(
        "insert into public.lines (tenant_id, label, protected_name) values ($1, 'L', 'J') returning id",
        [target.tenantId],
      );
      await db.query("insert into public.phone_numbers (e164, status, tenant_id, line_id) values ($1, 'assigned', $2, $3)", [
        `+3318${target.tenantId.replace(/\D/g, "").padEnd(6, "0").slice(0, 6)}${count}`,
        target.tenantId,
        line?.id,
      ]);
    }
    await expect(move(target.tenantId)).rejects.toMatchObject({ code: "ET429" });
  });
});

test.each([
  ["cancel_line", {}],
  ["reactivate_line", {}],
])("%s is for owners", async (name, more) => {
  const stranger = await makeHousehold(db);
  const ask = (who: string) => callAs(db, who, name, { p_line_id: home.lineId, ...more });
  await expect(ask(home.users.carer)).rejects.toMatchObject({ code: "42501" });
  await expect(ask(home.users.viewer)).rejects.toMatchObject({ code: "42501" });
  await expect(ask(stranger.users.owner)).rejects.toMatchObject({ code: "P0002" });
  await expect(callAs(db, { role: "anon" }, name, { p_line_id: home.lineId, ...more })).rejects.toMatchObject({ code: "42501" });
});
