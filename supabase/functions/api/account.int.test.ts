import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { Account, AccountExport } from "../../../shared/contracts/v1/account.ts";
import { ErasureReceipt, TenantExport } from "../../../shared/contracts/v1/tenants.ts";
import { type ApiScene, ignorePrintedErrors, type Person, startApiScene } from "../../tests/api-scene.ts";

let scene: ApiScene;
beforeAll(async () => {
  scene = await startApiScene();
});
afterAll(() => scene?.close());
ignorePrintedErrors();

const Whole = TenantExport.extend({
  calls: z.array(z.object({ id: z.uuid(), events: z.array(z.object({ seq: z.int() })), quotes: z.array(z.unknown()) })),
  auditLog: z.array(z.unknown()),
  lineApproaches: z.array(z.unknown()),
});

const addLine = async (tenantId: string): Promise<string> => {
  const [line] = await scene.supabase.sql<{ id: string }>(
    `insert into public.lines (tenant_id, label, protected_name, delivery, status)
     values ($1, 'Maison', 'Jeanne', '[{"kind":"sip","uri":"sip:jeanne@sip.example"}]', 'active') returning id`,
    [tenantId],
  );
  return line?.id ?? "";
};

/** All start in the same instant, so that only their ids order them. */
const addCalls = async (tenantId: string, lineId: string, count: number) => {
  await scene.supabase.sql(
    `insert into public.calls (id, tenant_id, line_id, call_sid, dialled, caller, plan, started_at)
     select gen_random_uuid(), $1, $2, 'CA' || gen_random_uuid(), '+33939000001', '+33612345678', 'protect', '2026-11-01 10:00:00.123456+00'
     from generate_series(1, $3)`,
    [tenantId, lineId, count],
  );
  await scene.supabase.sql(
    `insert into public.call_events (call_id, tenant_id, seq, key, at, type, payload)
     select c.id, c.tenant_id, n, 'note:' || n, now(), 'note', '{}' from public.calls c, generate_series(1, 5) n where c.tenant_id = $1`,
    [tenantId],
  );
};

test("a person reads and changes their own account, in one version", async () => {
  const person = await scene.addPerson("claire");
  const read = await scene.ask("GET", "/account", person);
  expect(Account.parse(read.body)).toMatchObject({ id: person.id, email: person.email, displayName: null, locale: "fr", revision: 1 });
  const change = (json: object, tag = read.headers.get("etag") ?? "") =>
    scene.ask("PATCH", "/account", { token: person.token, json, headers: { "if-match": tag } });
  expect(await change({ displayName: "Claire Martin", locale: "en" })).toMatchObject({
    status: 200,
    body: { displayName: "Claire Martin", locale: "en", revision: 2 },
  });
  expect(await change({ displayName: "Claire" })).toMatchObject({ status: 412, code: "precondition_failed" });
  expect(await change({ displayName: null }, '"2"')).toMatchObject({ status: 200, body: { displayName: null, revision: 3 } });
  expect(await change({ email: "autre@exemple.fr" }, '"3"')).toMatchObject({
    status: 400,
    body: { fields: { email: "unrecognized_keys" } },
  });
});

test("a person takes along what is kept of them", async () => {
  const person = await scene.addPerson("claire");
  const tenantId = await scene.addTenant({ owner: person });
  const lineId = await addLine(tenantId);
  await addCalls(tenantId, lineId, 1);
  await scene.supabase.sql(
    "insert into public.feedback (tenant_id, call_id, user_id, was_scam, comment) select tenant_id, id, $2, true, 'louche' from public.calls where tenant_id = $1",
    [tenantId, person.id],
  );
  const { body, headers } = await scene.ask("GET", "/account/export", person);
  const file = AccountExport.parse(body);
  expect(file).toMatchObject({
    account: { email: person.email },
    tenants: [{ id: tenantId, role: "owner" }],
    feedback: [{ wasScam: true, comment: "louche", sharesExample: false }],
    examples: [],
  });
  expect(file.sessions.length).toBeGreaterThan(0);
  expect(headers.get("content-disposition")).toContain("attachment");
});

test("an account is erased once its address is typed again, but not while a tenant has nobody else", async () => {
  const [person, colleague] = [await scene.addPerson("claire"), await scene.addPerson("paul")];
  const tenantId = await scene.addTenant({ owner: person, carer: colleague });
  const erase = (confirm: string) => scene.ask("POST", "/account/erasure", { token: person.token, json: { confirm } });
  expect(await erase("somebody@exemple.fr")).toMatchObject({ status: 400, body: { fields: { confirm: "mismatch" } } });
  expect(await erase(person.email)).toMatchObject({ status: 409, code: "last_owner" });
  await scene.ask("POST", `/tenants/${tenantId}/erasure`, { token: person.token, json: { confirm: "Famille Martin" } });
  const erased = await erase(person.email.toUpperCase());
  expect(erased.status).toBe(200);
  expect(ErasureReceipt.parse(erased.body).removed).toMatchObject({ accounts: 1, memberships: 0 });
  expect(await scene.supabase.sql("select from auth.users where id = $1", [person.id])).toEqual([]);
  // The token lives on for a while, and opens nothing.
  expect(await scene.ask("GET", "/account", person)).toMatchObject({ status: 404 });
  expect((await scene.ask("GET", "/tenants", person)).body).toEqual({ items: [], nextCursor: null });
});

test("a tenant is exported whole, however many calls it has, and only what its member may read", async () => {
  const [owner, viewer] = [await scene.addPerson("claire"), await scene.addPerson("anne")];
  const tenantId = await scene.addTenant({ owner, viewer });
  const lineId = await addLine(tenantId);
  await addCalls(tenantId, lineId, 130);
  await scene.supabase.sql(
    `insert into public.call_quotes (call_id, tenant_id, event_key, turn, tactic, quote, expires_at)
     select id, tenant_id, 'verdict:3', 1, 'authority', 'la banque', now() + interval '1 day' from public.calls where tenant_id = $1 limit 1`,
    [tenantId],
  );
  await scene.supabase.sql(
    `insert into public.line_approaches (call_id, tenant_id, line_id, at, kind, tactics, score, is_confirmed, shows_number)
     select id, tenant_id, line_id, now(), 'delivery', '{urgency}', 0.5, false, true from public.calls where tenant_id = $1`,
    [tenantId],
  );
  const take = async ({ token }: Person) => {
    const { body, headers } = await scene.ask("GET", `/tenants/${tenantId}/export`, { token });
    expect(headers.get("content-type")).toBe("application/json");
    const file = Whole.parse(body);
    expect(JSON.stringify(file)).not.toMatch(/token_?hash|key_?hash|family_?word"?:"[A-Z]/i);
    return file;
  };
  const whole = await take(owner);
  expect(whole.calls).toHaveLength(130);
  expect(new Set(whole.calls.map(({ id }) => id)).size).toBe(130);
  for (const { events } of whole.calls) expect(events.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5]);
  expect(whole.calls.flatMap(({ quotes }) => quotes)).toHaveLength(1);
  expect(whole).toMatchObject({ tenant: { id: tenantId, role: "owner" }, lines: [{ id: lineId, protectedName: "Jeanne" }], contacts: [] });
  expect(whole.members).toHaveLength(2);
  expect(whole.auditLog.length).toBeGreaterThan(0);
  expect(whole.lineApproaches).toHaveLength(130);
  expect(whole.lineApproaches[0]).toMatchObject({ kind: "delivery", tactics: ["urgency"], isConfirmed: false });
  const seen = await take(viewer);
  expect(seen.calls.flatMap(({ quotes }) => quotes)).toEqual([]);
  expect(seen.auditLog).toEqual([]);
});

test("a database that goes away during an export leaves a file that is seen to be cut short", async () => {
  const owner = await scene.addPerson("claire");
  const tenantId = await scene.addTenant({ owner });
  scene.supabase.faults.add({ match: /GET \/rest\/v1\/caller_rules/, effect: { kind: "status", status: 503, body: {} }, times: 1 });
  const response = await scene.fetchApi("GET", `/tenants/${tenantId}/export`, owner);
  await expect(response.json()).rejects.toThrow();
});

test("a tenant is erased with everything in it, by an owner, and then is not there", async () => {
  const [owner, carer] = [await scene.addPerson("claire"), await scene.addPerson("paul")];
  const tenantId = await scene.addTenant({ owner, carer });
  await addCalls(tenantId, await addLine(tenantId), 3);
  const erase = ({ token }: Person) => scene.ask("POST", `/tenants/${tenantId}/erasure`, { token, json: { confirm: "Famille Martin" } });
  expect(await erase(carer)).toMatchObject({ status: 403, code: "not_allowed" });
  const erased = await erase(owner);
  expect(erased.status).toBe(200);
  expect(ErasureReceipt.parse(erased.body).removed).toMatchObject({ calls: 3, callEvents: 15, lines: 1, tenantMembers: 2 });
  expect(await erase(owner)).toMatchObject({ status: 404 });
  expect(await scene.ask("GET", `/tenants/${tenantId}/export`, owner)).toMatchObject({ status: 404 });
});
