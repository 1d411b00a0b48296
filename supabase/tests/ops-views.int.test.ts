import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { acting, person, SERVICE } from "./acting.ts";
import { call, type Household, makeHousehold, openCall, recordVerdict } from "./household.ts";
import { operating } from "./operating.ts";
import { type Connection, type Postgres, startPostgres } from "./start-postgres.ts";

let postgres: Postgres;
let db: Connection;
let home: Household;
beforeAll(async () => {
  postgres = await startPostgres();
  db = await postgres.connect();
});
afterAll(async () => {
  await db.end();
  await postgres.close();
});
beforeEach(async () => {
  home = await makeHousehold(db);
});

const operate = operating(() => db);
const one = async (statement: string, ...params: unknown[]) => (await db.query(statement, params))[0];

const OBJECTS = `
  select 'view' as kind, c.oid, c.relname as name, obj_description(c.oid, 'pg_class') as comment
  from pg_class c where c.relnamespace = 'ops'::regnamespace and c.relkind in ('r', 'v', 'm', 'f')
  union all
  select 'function', p.oid, p.proname, obj_description(p.oid, 'pg_proc') from pg_proc p where p.pronamespace = 'ops'::regnamespace`;

test("every object says in a sentence what it is for", async () => {
  const objects = await db.query<{ name: string; comment: string | null }>(OBJECTS);
  expect(objects.map(({ name }) => name).sort()).toEqual([
    "adopt_number",
    "alerts_in_trouble",
    "burn_number",
    "call_timeline",
    "calls",
    "campaigns",
    "cancel_provisioning",
    "cleanups",
    "create_tenant",
    "end_sessions",
    "erase_tenant",
    "erasures",
    "labelled_examples",
    "lines",
    "messages_in_trouble",
    "number_differences",
    "numbers",
    "pause_line",
    "pool",
    "provisioning",
    "purchases",
    "purges",
    "quarantine_number",
    "release_number",
    "remove_forwarding_code",
    "restore_tenant",
    "resume_line",
    "retry_alert",
    "retry_message",
    "retry_provisioning",
    "return_number",
    "set_forwarding_code",
    "show_tenant",
    "start_line_test",
    "suspend_tenant",
    "tenants",
    "unburn_number",
  ]);
  expect(objects.filter(({ comment }) => !/^[A-Z].{20,}\.$/.test(comment ?? ""))).toEqual([]);
  expect(await one("select obj_description('ops'::regnamespace, 'pg_namespace') as comment")).toMatchObject({
    comment: expect.stringContaining("operators"),
  });
});

test("nobody but the service may as much as name an object", async () => {
  const rights = await db.query<{ name: string; anon: boolean; authenticated: boolean; service: boolean }>(`
    select name, bool_or(may) filter (where role = 'anon') as anon, bool_or(may) filter (where role = 'authenticated') as authenticated,
      bool_or(may) filter (where role = 'service_role') as service
    from (
      select o.name, role, case o.kind
        when 'view' then has_table_privilege(role, o.oid, 'select, insert, update, delete')
        else has_function_privilege(role, o.oid, 'execute')
      end as may
      from (${OBJECTS}) o, unnest(array['anon', 'authenticated', 'service_role']) as role
    ) rights group by name`);
  expect(rights.filter(({ anon, authenticated, service }) => anon || authenticated || !service)).toEqual([]);
  for (const actor of [{ role: "anon" } as const, person(home.users.owner)]) {
    await expect(acting(db, actor, false, () => db.query("select from ops.tenants"))).rejects.toMatchObject({ code: "42501" });
    await expect(operate("suspend_tenant", { p_id: home.tenantId, p_reason: "x" }, actor)).rejects.toMatchObject({ code: "42501" });
  }
});

test("the service may read the views and write through none", async () => {
  const writable = await db.query(`
    select c.relname from pg_class c, unnest(array['insert', 'update', 'delete']) as verb
    where c.relnamespace = 'ops'::regnamespace and has_table_privilege('service_role', c.oid, verb)`);
  expect(writable).toEqual([]);
});

test("calls show neither words nor callers, and lines neither names nor family words", async () => {
  const columns = await db.query<{ table_name: string; column_name: string }>(
    "select table_name, column_name from information_schema.columns where table_schema = 'ops'",
  );
  const forbidden = /caller|quote|phone|protected_name|family_word|hash|email/;
  expect(columns.length).toBeGreaterThan(80);
  expect(columns.filter(({ column_name }) => forbidden.test(column_name))).toEqual([]);
});

test("every view shows what it is for", async () => {
  const { callId } = await openCall(db, home, { p_caller: "+33612345678" });
  await recordVerdict(db, callId, 3);
  await db.query("update public.alerts set status = 'failed', error_code = '30003' where call_id = $1", [callId]);
  await db.query("update public.messages set created_at = now() - interval '1 hour' where tenant_id = $1", [home.tenantId]);
  await call(db, "purge_expired", { p_limit: 1 });
  const jobId = randomUUID();
  await db.query("insert into public.provisioning_jobs (id, tenant_id, line_id, state, step) values ($1, $2, $3, 'running', 'buy')", [
    jobId,
    home.tenantId,
    home.lineId,
  ]);
  await db.query("insert into public.provisioning_events (job_id, seq, tenant_id, type) values ($1, 1, $2, 'refused')", [
    jobId,
    home.tenantId,
  ]);

  const rows = (view: string, where = `tenant_id = '${home.tenantId}'`) =>
    acting(db, SERVICE, false, () => db.query(`select * from ops.${view} where ${where}`));
  expect(await rows("tenants", `id = '${home.tenantId}'`)).toMatchObject([{ name: "Famille", members: 3, lines: 1 }]);
  expect(await rows("lines")).toMatchObject([{ label: "Maison", ethiq_number: home.number, contacts_who_accepted: 2, is_paused: false }]);
  expect(await rows("calls")).toMatchObject([{ id: callId, dialled: home.number, level: 3, plan: "protect" }]);
  expect(await rows("alerts_in_trouble")).toMatchObject([{ trouble: "failed", error_code: "30003" }, { trouble: "failed" }]);
  expect(await rows("messages_in_trouble")).toMatchObject([{ trouble: "late", purpose: "contact_invitation" }]);
  expect(await rows("numbers")).toMatchObject([{ e164: home.number, status: "assigned", line_label: "Maison" }]);
  expect(await rows("provisioning")).toMatchObject([{ id: jobId, state: "running", step: "buy", last_event: "refused" }]);
  expect((await rows("purges", "true")).length).toBeGreaterThan(0);
  await operate("erase_tenant", { p_id: home.tenantId, p_reason: "asked in writing" });
  expect(await rows("erasures", `subject_id = '${home.tenantId}'`)).toMatchObject([{ subject: "tenant", removed: { lines: 1, calls: 1 } }]);
});

test("alerts and messages that wait their turn are in no trouble", async () => {
  const { callId } = await openCall(db, home);
  await recordVerdict(db, callId, 3);
  const count = () => one("select (select count(*)::int from ops.alerts_in_trouble where tenant_id = $1) as alerts", home.tenantId);
  expect(await count()).toEqual({ alerts: 0 });
  await db.query("update public.alerts set created_at = now() - interval '3 minutes' where call_id = $1", [callId]);
  expect(await count()).toEqual({ alerts: 2 });
});
