import { createHash, randomBytes, randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ApiScene, ignorePrintedErrors, type Person, startApiScene } from "../api-scene.ts";

const DOCTOR = "+33199000042";
const PAUL = "+33639980042";
const STRANGER = "+33639980666";

let scene: ApiScene;
let owner: Person;
let viewer: Person;
let outsider: Person;
let tenantId: string;
let otherId: string;

/** A call a minute, the last one first: two of the doctor, two of Paul, one of a stranger. */
async function addCalls(tenant: string): Promise<void> {
  const [line] = await scene.supabase.sql<{ id: string }>(
    `insert into public.lines (tenant_id, label, protected_name, delivery, status)
     values ($1, 'Maison', 'Jeanne', '[{"kind":"sip","uri":"sip:jeanne@sip.example"}]', 'active') returning id`,
    [tenant],
  );
  for (const [minute, caller] of [DOCTOR, PAUL, STRANGER, PAUL, DOCTOR].entries()) {
    await scene.supabase.sql(
      `insert into public.calls (id, tenant_id, line_id, call_sid, dialled, caller, plan, started_at)
       values ($1, $2, $3, $4, '+33939000001', $5, 'protect', now() - $6::int * interval '1 minute')`,
      [randomUUID(), tenant, line?.id, `CA${randomBytes(16).toString("hex")}`, caller, minute],
    );
  }
}

beforeAll(async () => {
  scene = await startApiScene();
  [owner, viewer, outsider] = await Promise.all([scene.addPerson("claire"), scene.addPerson("ines"), scene.addPerson("hugo")]);
  tenantId = await scene.addTenant({ owner, viewer });
  otherId = await scene.addTenant({ owner: outsider });
  const { sql } = scene.supabase;
  await sql("insert into public.contacts (tenant_id, name, phone) values ($1, 'Paul 100 % Martin', $2)", [tenantId, PAUL]);
  await sql("insert into public.caller_rules (tenant_id, phone, rule, reason) values ($1, $2, 'trusted', 'Cabinet médical')", [
    tenantId,
    DOCTOR,
  ]);
  await Promise.all([addCalls(tenantId), addCalls(otherId)]);
}, 120_000);
afterAll(() => scene?.close());
ignorePrintedErrors();

async function search(words: string, { token = owner.token, tenant = tenantId, more = "" } = {}): Promise<string[]> {
  const query = new URLSearchParams({ tenantId: tenant, search: words });
  const { status, body } = await scene.ask("GET", `/calls?${query}${more}`, { token });
  expect(status).toBe(200);
  return body.items.map(({ caller }: { caller: string }) => caller);
}

test.each(["06 39 98 06 66", "+33 6 39 98 06 66", "0639980666"])("the calls of a number are found, written as %s", async (written) => {
  expect(await search(written)).toEqual([STRANGER]);
});

test("the calls of a contact and of a known number are found by a part of what was written of them, by a viewer too", async () => {
  expect(await search("paul")).toEqual([PAUL, PAUL]);
  expect(await search("MÉDICAL", { token: viewer.token })).toEqual([DOCTOR, DOCTOR]);
  expect(await search("nobody")).toEqual([]);
});

test("what stands for anything in a pattern stands for itself", async () => {
  expect(await search("100 %")).toEqual([PAUL, PAUL]);
  for (const anything of ["%%", "__", "a%n", "\\\\"]) expect([anything, await search(anything)]).toEqual([anything, []]);
});

test("a search goes on page by page, and together with the other filters", async () => {
  const first = await scene.ask("GET", `/calls?${new URLSearchParams({ tenantId, search: "paul", limit: "1" })}`, { token: owner.token });
  expect(first.body.items).toHaveLength(1);
  const place = new URLSearchParams({ tenantId, search: "paul", limit: "1", cursor: first.body.nextCursor });
  const next = await scene.ask("GET", `/calls?${place}`, { token: owner.token });
  expect([next.body.items.length, next.body.nextCursor]).toEqual([1, null]);
  expect(next.body.items[0].id).not.toBe(first.body.items[0].id);
  expect(await search("paul", { more: "&level=3" })).toEqual([]);
});

test("nobody finds the calls or the names of others, and a search names its tenant", async () => {
  expect(await search("paul", { token: outsider.token, tenant: otherId })).toEqual([]);
  expect(await search("paul", { token: outsider.token })).toEqual([]);
  expect(await search("0639980666", { token: outsider.token })).toEqual([]);
  const anywhere = await scene.ask("GET", "/calls?search=paul", { token: owner.token });
  expect([anywhere.status, anywhere.body.fields]).toEqual([400, { tenantId: "required" }]);
});

test("a key that reads calls finds them by number, and not by the names that people wrote", async () => {
  const key = `ethiq_${randomBytes(32).toString("base64url")}`;
  await scene.supabase.sql(
    `insert into public.api_keys (tenant_id, name, prefix, key_hash, scopes, role, created_by, expires_at)
     values ($1, 'Mairie', $2, $3, '{calls:read}', 'carer', $4, now() + interval '1 day')`,
    [tenantId, key.slice(0, 12), createHash("sha256").update(key).digest("hex"), owner.id],
  );
  expect(await search("0639980666", { token: key })).toEqual([STRANGER]);
  expect(await search("paul", { token: key })).toEqual([]);
});
