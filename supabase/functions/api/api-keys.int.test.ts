import { afterAll, beforeAll, expect, test } from "vitest";
import { ApiKeyPage, MadeApiKey } from "../../../shared/contracts/v1/api-keys.ts";
import { type ApiScene, ignorePrintedErrors, type Person, sha256, startApiScene } from "../../tests/api-scene.ts";

let scene: ApiScene;
beforeAll(async () => {
  scene = await startApiScene();
});
afterAll(() => scene?.close());
ignorePrintedErrors();

const household = async () => {
  const [owner, carer] = [await scene.addPerson("claire"), await scene.addPerson("paul")];
  const tenantId = await scene.addTenant({ owner, carer });
  const [line] = await scene.supabase.sql<{ id: string }>(
    `insert into public.lines (tenant_id, label, protected_name, delivery, status)
     values ($1, 'Maison', 'Jeanne', '[{"kind":"sip","uri":"sip:jeanne@sip.example"}]', 'active') returning id`,
    [tenantId],
  );
  await scene.supabase.sql(
    `insert into public.calls (id, tenant_id, line_id, call_sid, dialled, caller, plan, started_at)
     values (gen_random_uuid(), $1, $2, 'CA' || gen_random_uuid(), '+33939000001', '+33612345678', 'protect', now())`,
    [tenantId, line?.id],
  );
  return { owner, carer, tenantId };
};

const make = ({ token }: Person, tenantId: string, changes: object = {}, headers = {}) =>
  scene.ask("POST", `/tenants/${tenantId}/api-keys`, {
    token,
    json: { name: "Logiciel de la mairie", scopes: ["calls:read"], role: "viewer", ...changes },
    headers,
  });

test("a key opens its tenant's calls, nobody else's, and nothing that is for people", async () => {
  const { owner, tenantId } = await household();
  await household();
  const made = await make(owner, tenantId);
  expect(made.status).toBe(201);
  const { key, prefix, ...rest } = MadeApiKey.parse(made.body);
  expect([key?.slice(0, 12), rest.scopes, rest.lastUsedAt]).toEqual([prefix, ["calls:read"], null]);
  const token = key ?? "";

  const calls = await scene.ask("GET", "/calls", { token });
  expect(calls.status).toBe(200);
  expect(calls.body.items.map((call: { tenantId: string }) => call.tenantId)).toEqual([tenantId]);
  const refused = [
    ["GET", "/account"],
    ["GET", "/tenants"],
    ["GET", `/tenants/${tenantId}/members`],
    ["GET", `/tenants/${tenantId}/api-keys`],
    ["GET", `/tenants/${tenantId}/export`],
    ["DELETE", `/api-keys/${rest.id}`],
  ];
  for (const [method = "", path = ""] of refused) {
    expect([path, (await scene.ask(method, path, { token })).code]).toEqual([path, "not_allowed"]);
  }
  const listed = ApiKeyPage.parse((await scene.ask("GET", `/tenants/${tenantId}/api-keys`, owner)).body);
  expect(listed.items).toMatchObject([{ id: rest.id, prefix, createdBy: owner.id, lastUsedAt: expect.any(String) }]);
});

test("the secret is nowhere but in the first answer", async () => {
  const { owner, tenantId } = await household();
  const headers = { "idempotency-key": "mairie-2026" };
  const [first, second] = [await make(owner, tenantId, {}, headers), await make(owner, tenantId, {}, headers)];
  expect([first.status, second.status, second.headers.get("idempotency-replayed")]).toEqual([201, 201, "true"]);
  expect(second.body).toEqual({ ...first.body, key: null });
  const rows = await scene.supabase.sql("select * from public.api_keys k, private.idempotency_keys i where k.tenant_id = $1", [tenantId]);
  expect(JSON.stringify(rows)).not.toContain(first.body.key);
  expect(JSON.stringify(rows)).toContain(sha256(first.body.key));
  expect(scene.edge.log()).not.toContain(first.body.key.slice(12));
});

test("a try that was cut off is taken up, and says that its secret is lost", async () => {
  const { owner, tenantId } = await household();
  const headers = { "idempotency-key": "mairie-2027" };
  scene.supabase.faults.add({ match: /rpc\/store_idempotent_answer/, effect: { kind: "status", status: 503, body: {} }, times: 1 });
  const [first, second] = [await make(owner, tenantId, {}, headers), await make(owner, tenantId, {}, headers)];
  expect(second).toMatchObject({ status: 201, body: { id: first.body.id, key: null } });
});

test("a revoked, expired or unknown key, and one of a suspended tenant, open nothing", async () => {
  const { owner, tenantId } = await household();
  const [revoked, expired, suspended] = [await make(owner, tenantId), await make(owner, tenantId), await make(owner, tenantId)];
  const use = (token: string) => scene.ask("GET", "/calls", { token });
  const revoke = () => scene.ask("DELETE", `/api-keys/${revoked.body.id}`, owner);
  expect([(await revoke()).status, (await revoke()).status]).toEqual([204, 204]);
  await scene.supabase.sql(
    "update public.api_keys set created_at = now() - interval '2 days', expires_at = now() - interval '1 day' where id = $1",
    [expired.body.id],
  );
  for (const { body } of [revoked, expired]) expect(await use(body.key)).toMatchObject({ status: 401, code: "session_required" });
  expect((await use(suspended.body.key)).status).toBe(200);
  await scene.supabase.sql("update public.tenants set status = 'suspended' where id = $1", [tenantId]);
  expect(await use(suspended.body.key)).toMatchObject({ status: 401 });
  expect(await use(`ethiq_${"A".repeat(43)}`)).toMatchObject({ status: 401 });
});

test("only owners make, list and revoke keys, with scopes that fit", async () => {
  const { owner, carer, tenantId } = await household();
  const made = await make(owner, tenantId);
  expect(await make(carer, tenantId)).toMatchObject({ status: 403, code: "not_allowed" });
  expect(await scene.ask("GET", `/tenants/${tenantId}/api-keys`, carer)).toMatchObject({ status: 403 });
  expect(await scene.ask("DELETE", `/api-keys/${made.body.id}`, carer)).toMatchObject({ status: 403 });
  const stranger = await scene.addPerson();
  const [theirs, nobodys] = [made.body.id, crypto.randomUUID()].map((id) => scene.ask("DELETE", `/api-keys/${id}`, stranger));
  expect([(await theirs)?.status, (await nobodys)?.status]).toEqual([404, 404]);
  const faults = [
    [{ scopes: [] }, "scopes"],
    [{ scopes: ["calls:read", "calls:read"] }, "scopes"],
    [{ scopes: ["lines:write"] }, "scopes"],
    [{ scopes: ["everything"] }, "scopes.0"],
    [{ expiresInDays: 366 }, "expiresInDays"],
    [{ role: "owner" }, "role"],
    [{ name: "x".repeat(61) }, "name"],
  ] as const;
  for (const [changes, field] of faults) {
    const refused = await make(owner, tenantId, changes);
    expect([field, refused.status, Object.keys(refused.body.fields)]).toEqual([field, 400, [field]]);
  }
});
