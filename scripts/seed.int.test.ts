import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { createClient } from "@supabase/supabase-js";
import { afterAll, beforeAll, expect, test } from "vitest";
import { isFictional } from "../shared/sandbox/seed-data/numbers.ts";
import { type SupabaseStandIn, startSupabase } from "../shared/sandbox/supabase/start-supabase.ts";

let supabase: SupabaseStandIn;
beforeAll(async () => {
  supabase = await startSupabase();
});
afterAll(() => supabase.close());

const run = (args: string[], env: Record<string, string>) =>
  promisify(execFile)(process.execPath, ["scripts/seed.ts", ...args], {
    env: { PATH: process.env.PATH ?? "", ...env },
  }).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    ({ code, stdout, stderr }: { code: number; stdout: string; stderr: string }) => ({ code, stdout, stderr }),
  );
const seed = (...args: string[]) => run(args, { SUPABASE_URL: supabase.url, SUPABASE_SECRET_KEY: supabase.secretKey });

/** Every row of every table of ours, and the accounts. */
async function everyRow(): Promise<Map<string, unknown[]>> {
  const tables = await supabase.sql<{ name: string }>(
    `select c.oid::regclass::text as name from pg_class c
    where c.relkind = 'r' and c.relnamespace in ('public'::regnamespace, 'private'::regnamespace) or c.oid = 'auth.users'::regclass
    order by 1`,
  );
  const rows = new Map<string, unknown[]>();
  for (const { name } of tables) rows.set(name, await supabase.sql(`select to_jsonb(t) as row from ${name} t order by to_jsonb(t)::text`));
  return rows;
}

test("a second run changes no row of any table", async () => {
  expect(await seed()).toMatchObject({ code: 0, stdout: expect.stringContaining("4 tenants and 200 calls") });
  const before = await everyRow();
  expect(before.get("calls")).toHaveLength(200);
  expect(await seed()).toMatchObject({ code: 0, stdout: expect.stringContaining("nothing changed") });
  expect(await everyRow()).toEqual(before);
}, 120_000);

test("a run that was interrupted is completed to the same rows", async () => {
  const before = await everyRow();
  await supabase.sql("delete from public.budgets");
  await supabase.sql("delete from public.call_quotes where call_id in (select call_id from public.call_quotes order by call_id limit 1)");
  await supabase.sql(
    "update public.calls set ended_at = null where id in (select id from public.calls where level = 3 order by id limit 5)",
  );
  expect(await seed()).toMatchObject({ code: 0, stdout: expect.stringContaining("200 calls") });
  const after = await everyRow();
  const told = (rows: Map<string, unknown[]>) =>
    ["calls", "call_events", "alerts", "contacts", "feedback", "usage_daily", "tenants", "lines"].map((table) => rows.get(table));
  expect(told(after)).toEqual(told(before));
}, 120_000);

test("another database, seeded until the same day, tells the same", async () => {
  const other = await startSupabase();
  const told = (from: SupabaseStandIn) =>
    Promise.all([
      from.sql("select to_jsonb(c) - 'created_at' as row from public.calls c order by id"),
      from.sql("select * from public.call_events order by call_id, seq"),
      from.sql("select call_id, event_key, turn, tactic, quote, expires_at from public.call_quotes order by call_id, event_key, tactic"),
      from.sql("select * from public.alerts order by id"),
      from.sql("select id, phone, consent, consent_at, created_at from public.contacts order by id"),
      from.sql("select id, phone, rule, source, expires_at, created_at from public.caller_rules order by id"),
      from.sql("select id, call_id, was_scam, comment, effect, effect_until, created_at from public.feedback order by id"),
      from.sql("select * from public.usage_daily order by line_id, day"),
    ]);
  const [tenant] = await supabase.sql<{ until: string }>(
    "select (created_at + interval '190 days')::date::text as until from public.tenants limit 1",
  );
  const env = { SUPABASE_URL: other.url, SUPABASE_SECRET_KEY: other.secretKey };
  expect(await run(["--until", tenant?.until ?? ""], env)).toMatchObject({ code: 0 });
  expect(await told(other)).toEqual(await told(supabase));
  await other.close();
}, 120_000);

test("a tenant that was erased comes back, and the others stay as they are", async () => {
  const [erased] = await supabase.sql<{ id: string }>("select id from public.tenants where name = 'Famille Aubry'");
  const others = () => supabase.sql("select * from public.call_events where tenant_id <> $1 order by call_id, seq", [erased?.id]);
  const before = await others();
  await supabase.sql("select private.erase_tenant_data($1, null)", [erased?.id]);
  expect(await seed()).toMatchObject({ code: 0, stdout: expect.stringContaining("200 calls") });
  expect(await supabase.sql("select count(*)::int as n, bool_and(ended_at is not null) as ended from public.calls")).toEqual([
    { n: 200, ended: true },
  ]);
  expect(await others()).toEqual(before);
}, 120_000);

test("the history cannot be moved to another day", async () => {
  expect(await seed("--until", "2026-01-31")).toMatchObject({ code: 2, stderr: expect.stringContaining("was seeded until") });
});

test("people can sign in and see their own calls", async () => {
  const client = createClient(supabase.url, supabase.publishableKey, { auth: { persistSession: false } });
  const { error } = await client.auth.signInWithPassword({ email: "claire.aubry@example.test", password: "sandbox-password" });
  expect(error).toBeNull();
  const calls = await client.from("calls").select("id,level,lines(protected_name)").order("started_at", { ascending: false });
  expect(calls.data).toHaveLength(31);
  expect(new Set(calls.data?.map(({ lines }) => (lines as unknown as { protected_name: string }).protected_name))).toEqual(
    new Set(["Jeanne"]),
  );
});

test("times are those of the half year, and no words are older than 30 days", async () => {
  const [row] = await supabase.sql<Record<string, boolean>>(`select
    (select bool_and(started_at between now() - interval '185 days' and now() and ended_at > started_at) from public.calls) as calls,
    (select bool_and(e.at between c.started_at and c.ended_at + interval '5 minutes') from public.call_events e
      join public.calls c on c.id = e.call_id) as events,
    (select bool_and(a.created_at between c.started_at and c.ended_at + interval '1 minute') from public.alerts a
      join public.calls c on c.id = a.call_id) as alerts,
    (select bool_and(q.expires_at > now() and q.expires_at < c.started_at + interval '30 days 1 hour') and count(*) > 10
      from public.call_quotes q join public.calls c on c.id = q.call_id) as quotes,
    (select sum(calls) = 200 and sum(alerts_sent) = (select count(*) from public.alerts where status = 'delivered')
      and min(day) < current_date - 170 from public.usage_daily) as usage`);
  expect(row).toEqual({ calls: true, events: true, alerts: true, quotes: true, usage: true });
});

test("contacts of every answer, and nothing waits to be sent", async () => {
  const consents = await supabase.sql<{ consent: string }>("select distinct consent from public.contacts order by consent");
  expect(consents.map(({ consent }) => consent)).toEqual(["accepted", "declined", "pending", "stopped"]);
  expect(await supabase.sql("select from public.alerts where status in ('pending', 'sending')")).toEqual([]);
  expect(await supabase.sql("select from public.messages where status in ('pending', 'sending')")).toEqual([]);
});

test("one story reaches several tenants and lines in one week, from a number of its own each time", async () => {
  const [campaign] = await supabase.sql<{ lines: number; tenants: number; callers: number; calls: number; days: number }>(
    `select count(distinct line_id)::int as lines, count(distinct tenant_id)::int as tenants, count(distinct caller)::int as callers,
      count(*)::int as calls, ceil(extract(epoch from max(started_at) - min(started_at)) / 86400)::int as days
    from public.calls c where exists (
      select from public.call_events e where e.call_id = c.id and e.payload -> 'reasons' @> '[{"tactic": "courier_pickup"}, {"tactic": "credential_request"}]'
    )`,
  );
  expect(campaign).toMatchObject({ lines: 6, tenants: 3, callers: 8, calls: 8 });
  expect(campaign?.days).toBeLessThanOrEqual(7);
});

test("every number is one that nobody has", async () => {
  const numbers = await supabase.sql<{ number: string }>(`
    select caller as number from public.calls where caller <> 'anonymous' union select e164 from public.phone_numbers
    union select forwarded_number from public.lines where forwarded_number is not null union select phone from public.contacts
    union select phone from public.caller_rules union select phone from public.expected_windows where phone is not null
    union select t ->> 'e164' from public.lines, jsonb_array_elements(delivery) t where t ->> 'kind' = 'number'`);
  expect(numbers.map(({ number }) => number).filter((number) => !isFictional(number))).toEqual([]);
});

test("a project elsewhere is not written to by accident, nor without its key", async () => {
  const elsewhere = { SUPABASE_URL: "https://abcdefghijklmnopqrst.supabase.co", SUPABASE_SECRET_KEY: "sb_secret_x" };
  expect(await run([], elsewhere)).toMatchObject({ code: 2, stderr: expect.stringContaining("--yes-this-project") });
  expect(await run([], { SUPABASE_URL: supabase.url })).toMatchObject({ code: 2, stderr: expect.stringContaining("Which project?") });
  expect(await run(["--data", "/nowhere"], {})).toMatchObject({ code: 2, stderr: expect.stringContaining("Which project?") });
});
