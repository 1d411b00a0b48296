import { afterAll, beforeAll, expect, test } from "vitest";
import { type Actor, acting, person, SERVICE } from "./acting.ts";
import { makeHousehold } from "./household.ts";
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

const rename = (actor: Actor, tenantId: string, name: string) =>
  acting(db, actor, true, () => db.query("update public.tenants set name = $2 where id = $1", [tenantId, name]));
const lastEntry = async (tenantId: string) =>
  (await db.query("select * from public.audit_log where tenant_id = $1 order by id desc limit 1", [tenantId]))[0];

test("a change is noted with who made it and the request it came with", async () => {
  const home = await makeHousehold(db);
  await rename({ ...person(home.users.owner), requestId: "req-1" }, home.tenantId, "A");
  expect(await lastEntry(home.tenantId)).toMatchObject({
    actor_id: home.users.owner,
    actor_kind: "person",
    request_id: "req-1",
    table_name: "tenants",
    row_id: home.tenantId,
    action: "update",
    before: { name: "Famille" },
    after: { name: "A" },
  });
  await rename(SERVICE, home.tenantId, "B");
  expect(await lastEntry(home.tenantId)).toMatchObject({ actor_id: null, actor_kind: "service", request_id: null });
});

test.each(["no json at all", "[]", "", '{"x-request-id": "a b\\nc"}', `{"x-request-id": "${"x".repeat(200)}"}`])(
  "a change never fails over the headers %j",
  async (headers) => {
    const home = await makeHousehold(db);
    await db.query("select set_config('request.headers', $1, false)", [headers]);
    await db.query("update public.tenants set name = 'C' where id = $1", [home.tenantId]);
    await db.query("select set_config('request.headers', '', false)");
    expect(await lastEntry(home.tenantId)).toMatchObject({ after: { name: "C" }, request_id: null });
  },
);

test("the journal stays for three years, whoever asks", async () => {
  const home = await makeHousehold(db);
  await rename(SERVICE, home.tenantId, "D");
  const entry = await lastEntry(home.tenantId);
  for (const actor of [SERVICE, person(home.users.owner)]) {
    const removal = acting(db, actor, true, async () => {
      // Whoever could forge the setting has no right to delete.
      await db.query("select set_config('ethiq.erasing', $1, true)", [home.tenantId]);
      await db.query("delete from public.audit_log where id = $1", [entry?.id]);
    });
    await expect(removal).rejects.toMatchObject({ code: "42501" });
  }
  await expect(db.query("delete from public.audit_log where id = $1", [entry?.id])).rejects.toMatchObject({ code: "42501" });
  await expect(db.query("truncate public.audit_log")).rejects.toMatchObject({ code: "42501" });
  const [old] = await db.query<{ id: string }>(
    `insert into public.audit_log (tenant_id, at, table_name, row_id, action)
     values ($1, now() - interval '36 months 1 day', 'lines', 'x', 'update') returning id`,
    [home.tenantId],
  );
  expect(await db.query("delete from public.audit_log where id = $1 returning 1", [old?.id])).toHaveLength(1);
});

test("events of provisioning and answers of contacts cannot be rewritten", async () => {
  const home = await makeHousehold(db);
  await db.query(
    `with job as (insert into public.provisioning_jobs (tenant_id, line_id) values ($1, $2) returning id)
     insert into public.provisioning_events (job_id, seq, tenant_id, type) select id, 1, $1, 'bought' from job`,
    [home.tenantId, home.lineId],
  );
  for (const table of ["provisioning_events", "contact_consents"]) {
    for (const change of [`delete from public.${table}`, `update public.${table} set tenant_id = tenant_id`, `truncate public.${table}`]) {
      await expect(db.query(change)).rejects.toMatchObject({ code: "42501" });
    }
  }
});
