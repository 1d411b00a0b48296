import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { acting, person } from "./acting.ts";
import { call, callAs, type Household, makeHousehold, openCall, recordVerdict } from "./household.ts";
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

const route = (home: Household) =>
  call<{ trusted: string[]; blocked: string[]; status: string } | null>(db, "line_route", { p_dialled: home.number });
const removeLine = (home: Household, userId = home.users.owner, connection = db) =>
  acting(connection, person(userId), true, () => connection.query("delete from public.lines where id = $1 returning 1", [home.lineId]));

describe("a line", () => {
  const pauseUntil = (home: Household, until: string) =>
    acting(db, person(home.users.carer), true, () =>
      db.query(`update public.lines set paused_until = ${until} where id = $1 returning revision`, [home.lineId]),
    );

  test("pauses for 31 days at most, and counts its revisions", async () => {
    const home = await makeHousehold(db);
    expect(await pauseUntil(home, "now() + interval '31 days'")).toEqual([{ revision: 2 }]);
    expect(await route(home)).toMatchObject({ status: "paused" });
    expect(await pauseUntil(home, "null")).toEqual([{ revision: 3 }]);
    expect(await route(home)).toMatchObject({ status: "active" });
    for (const until of ["now() + interval '31 days 1 minute'", "'infinity'"]) {
      await expect(pauseUntil(home, until)).rejects.toMatchObject({
        code: "23514",
        constraint: "lines_pause_ends",
        message: expect.stringContaining("lines_pause_ends"),
      });
    }
    await expect(makeHousehold(db, { paused_until: "2099-01-01T00:00:00Z" })).rejects.toMatchObject({ code: "23514" });
  });

  test("is removed by owners; its number rests, its calls go, its usage stays", async () => {
    const home = await makeHousehold(db);
    const { callId, callSid } = await openCall(db, home);
    await call(db, "close_call", { p_call_sid: callSid, p_ended_at: new Date().toISOString(), p_answered: true });
    expect(await removeLine(home, home.users.carer)).toEqual([]);
    expect(await removeLine(home)).toHaveLength(1);
    expect(await db.query("select status, tenant_id, line_id from public.phone_numbers where e164 = $1", [home.number])).toEqual([
      { status: "quarantined", tenant_id: null, line_id: null },
    ]);
    expect(await route(home)).toBeNull();
    expect(await db.query("select 1 from public.calls where id = $1", [callId])).toEqual([]);
    expect(await db.query("select calls from public.usage_daily where line_id = $1", [home.lineId])).toEqual([{ calls: 1 }]);
    const numbers = await db.query(
      "select before, after from public.audit_log where tenant_id = $1 and table_name = 'phone_numbers' order by id",
      [home.tenantId],
    );
    expect(numbers.at(-1)).toMatchObject({ before: { line_id: home.lineId }, after: { status: "quarantined", line_id: null } });
  });

  test("that is being provisioned leaves its jobs and endpoints behind, to be undone at the provider", async () => {
    const home = await makeHousehold(db);
    await db.query("insert into public.provisioning_jobs (tenant_id, line_id) values ($1, $2)", [home.tenantId, home.lineId]);
    await db.query("insert into public.sip_endpoints (tenant_id, line_id, username, domain) values ($1, $2, $3, 'sip.exemple.fr')", [
      home.tenantId,
      home.lineId,
      home.lineId,
    ]);
    await removeLine(home);
    for (const table of ["provisioning_jobs", "sip_endpoints"]) {
      expect(await db.query(`select line_id from public.${table} where tenant_id = $1`, [home.tenantId])).toEqual([{ line_id: null }]);
    }
  });

  const meanwhile: Record<string, (home: Household, callId: string, alertId: string) => Promise<unknown>> = {
    "a verdict comes": (_, callId) => recordVerdict(other, callId, 3, "v2"),
    "an alert is cancelled": async (_, __, alertId) => {
      await other.query("update public.alerts set created_at = now() - interval '31 minutes' where id = $1", [alertId]);
      return call(other, "claim_alert", { p_alert_id: alertId, p_lease_seconds: 30 });
    },
    "somebody says what a call was": (home, callId) =>
      callAs(other, home.users.carer, "give_feedback", { p_call_id: callId, p_was_scam: false, p_comment: null, p_block: false }),
    "a call comes in": (home) => openCall(other, home),
  };
  const removeAtLast = async (home: Household): Promise<void> => {
    await removeLine(home).catch((error: { code?: string }) => {
      if (error.code !== "40001") throw error;
      return removeAtLast(home);
    });
  };
  test.each(Object.entries(meanwhile))("is removed without a deadlock at the moment in which %s", async (_, act) => {
    for (let round = 0; round < 8; round += 1) {
      const home = await makeHousehold(db);
      const { callId } = await openCall(db, home, { p_caller: "+33612345678" });
      const { alertIds } = await recordVerdict(db, callId, 3, "v1");
      const [removed, done] = await Promise.allSettled([removeAtLast(home), act(home, callId, alertIds[0] ?? "")]);
      expect(removed).toMatchObject({ status: "fulfilled" });
      if (done.status === "rejected") expect(["P0002", "23503"]).toContain(done.reason.code);
      expect(await db.query("select 1 from public.calls where line_id = $1", [home.lineId])).toEqual([]);
    }
  });
});

describe("an expected call", () => {
  const PHONE = "+33612340001";
  const announce = (home: Household, changes: Record<string, unknown> = {}, userId = home.users.carer) => {
    const row = {
      id: randomUUID(),
      tenant_id: home.tenantId,
      label: "Livraison",
      phone: PHONE,
      starts_at: new Date(Date.now() - 60_000).toISOString(),
      ends_at: new Date(Date.now() + 3_600_000).toISOString(),
      ...changes,
    };
    const columns = Object.keys(row);
    return acting(db, person(userId), true, () =>
      db.query<{ id: string; created_by: string }>(
        `insert into public.expected_windows (${columns.join(", ")}) values (${columns.map((_, index) => `$${index + 1}`).join(", ")}) returning id, created_by`,
        Object.values(row),
      ),
    );
  };
  const changesOf = async (home: Household) => {
    const pending = await call<{ dialled: string; changeId: number }[]>(db, "pending_route_changes", { p_limit: 500 });
    const mine = pending.filter(({ dialled }) => dialled === home.number);
    await call(db, "settle_route_changes", { p_ids: mine.map(({ changeId }) => changeId) });
    return mine.length;
  };

  test("is trusted while its window is open, whatever a rule says, and announced on each write", async () => {
    const home = await makeHousehold(db);
    await db.query("insert into public.caller_rules (tenant_id, line_id, phone, rule) values ($1, $2, $3, 'blocked')", [
      home.tenantId,
      home.lineId,
      PHONE,
    ]);
    expect(await route(home)).toMatchObject({ trusted: [], blocked: [PHONE] });
    await changesOf(home);
    const [row] = await announce(home);
    expect(row?.created_by).toBe(home.users.carer);
    expect(await route(home)).toMatchObject({ trusted: [PHONE], blocked: [] });
    expect(await changesOf(home)).toBe(1);
    await db.query("update public.expected_windows set ends_at = now() where id = $1", [row?.id]);
    expect(await route(home)).toMatchObject({ trusted: [], blocked: [PHONE] });
    expect(await changesOf(home)).toBe(1);
    await db.query("delete from public.expected_windows where id = $1", [row?.id]);
    expect(await changesOf(home)).toBe(1);
  });

  test("counts for its line, at its time, and with a number only", async () => {
    const home = await makeHousehold(db);
    const later = new Date(Date.now() + 1_800_000).toISOString();
    await announce(home, { starts_at: later });
    await announce(home, { phone: null });
    const second = await makeHousehold(db);
    await announce(second);
    expect(await route(home)).toMatchObject({ trusted: [] });
    await announce(home, { line_id: home.lineId });
    expect(await route(home)).toMatchObject({ trusted: [PHONE] });
    await expect(announce(home, { line_id: second.lineId })).rejects.toMatchObject({ code: "23503" });
  });

  test("comes before the five hundred rules that fit into a route", async () => {
    const home = await makeHousehold(db);
    await db.query(
      "insert into public.caller_rules (tenant_id, phone, rule) select $1, '+3361000' || lpad(n::text, 4, '0'), 'trusted' from generate_series(1, 600) n",
      [home.tenantId],
    );
    await announce(home);
    const trusted = (await route(home))?.trusted ?? [];
    expect(trusted).toHaveLength(500);
    expect(trusted).toContain(PHONE);
  });

  test.each([
    ["ends before it begins", { ends_at: new Date(Date.now() - 120_000).toISOString() }],
    ["lasts longer than 31 days", { ends_at: new Date(Date.now() + 32 * 86_400_000).toISOString() }],
    ["has no label", { label: "" }],
    ["has a number that is none", { phone: "0612345678" }],
  ])("is refused when it %s", async (_, change) => {
    await expect(announce(await makeHousehold(db), change)).rejects.toMatchObject({ code: "23514" });
  });

  test("is announced by owners and carers", async () => {
    const home = await makeHousehold(db);
    await expect(announce(home, {}, home.users.viewer)).rejects.toMatchObject({ code: "42501" });
    await expect(announce(home, {}, (await makeHousehold(db)).users.owner)).rejects.toMatchObject({ code: "42501" });
    await expect(announce(home, { created_by: home.users.owner })).rejects.toMatchObject({ code: "42501" });
  });
});
