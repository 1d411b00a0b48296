import { afterAll, beforeAll, expect, test } from "vitest";
import { MemberPage } from "../../../shared/contracts/v1/members.ts";
import { Tenant, TenantPage } from "../../../shared/contracts/v1/tenants.ts";
import { type ApiScene, ignorePrintedErrors, startApiScene } from "../../tests/api-scene.ts";

let scene: ApiScene;
beforeAll(async () => {
  scene = await startApiScene();
});
afterAll(() => scene?.close());

ignorePrintedErrors();

const trio = async () => {
  const [owner, carer, viewer] = [await scene.addPerson("claire"), await scene.addPerson("paul"), await scene.addPerson("anne")];
  return { owner, carer, viewer, tenantId: await scene.addTenant({ owner, carer, viewer }) };
};

test("a person opens a tenant and is its owner; the same key opens one only, whatever got lost", async () => {
  const { token } = await scene.addPerson();
  const json = { name: "Association Les Tilleuls", kind: "organisation" };
  const create = (body: object = json) =>
    scene.ask("POST", "/tenants", { token, json: body, headers: { "idempotency-key": "tilleuls-1" } });
  const [first, second] = await Promise.all([create(), create()]);
  const third = await create();
  expect([first.status, second.status, third.status]).toEqual([201, 201, 201]);
  expect(Tenant.parse(first.body)).toMatchObject({ ...json, role: "owner", country: "FR", timezone: "Europe/Paris", revision: 1 });
  expect([second.body, third.body]).toEqual([first.body, first.body]);
  expect(third.headers.get("idempotency-replayed")).toBe("true");
  expect(await create({ ...json, name: "Autre" })).toMatchObject({ status: 422, code: "idempotency_key_reused" });
  const listed = TenantPage.parse((await scene.ask("GET", "/tenants", { token })).body);
  expect(listed.items).toEqual([first.body]);
});

test("tenants come a page at a time", async () => {
  const owner = await scene.addPerson();
  const ids = [];
  for (const name of ["Un", "Deux", "Trois"]) ids.push(await scene.addTenant({ owner }, name));
  const first = await scene.ask("GET", "/tenants?limit=2", owner);
  const second = await scene.ask("GET", `/tenants?limit=2&cursor=${first.body.nextCursor}`, owner);
  expect([...first.body.items, ...second.body.items].map(({ id }: Tenant) => id)).toEqual(ids);
  expect(second.body.nextCursor).toBeNull();
});

test("an owner changes the version they saw, nobody else does", async () => {
  const { owner, carer, viewer, tenantId } = await trio();
  const path = `/tenants/${tenantId}`;
  const change = (token: string, json: object, tag = '"1"') => scene.ask("PATCH", path, { token, json, headers: { "if-match": tag } });
  const changed = await change(owner.token, {
    name: "Les Martin",
    timezone: "Indian/Reunion",
    callRetentionMonths: 6,
    learningConsent: true,
  });
  expect(changed).toMatchObject({ status: 200, body: { name: "Les Martin", timezone: "Indian/Reunion", revision: 2 } });
  expect(changed.headers.get("etag")).toMatch(/^(W\/)?"2"$/);
  expect(await change(owner.token, { locale: "en" })).toMatchObject({ status: 412, code: "precondition_failed" });
  for (const { token } of [carer, viewer]) {
    expect(await change(token, { locale: "en" }, '"2"')).toMatchObject({ status: 403, code: "not_allowed" });
  }
  expect(await change(owner.token, { timezone: "Europe/Tilleuls" }, '"2"')).toMatchObject({
    status: 400,
    body: { fields: { timezone: "unknown_timezone" } },
  });
  expect(await change(owner.token, {}, '"2"')).toMatchObject({ status: 400 });
  expect(await scene.ask("GET", path, viewer)).toMatchObject({ status: 200, body: { role: "viewer", revision: 2, locale: "fr" } });
});

test("somebody else's tenant, one that does not exist and no id at all are the same 404", async () => {
  const { tenantId, owner } = await trio();
  const stranger = await scene.addPerson();
  const member = `/members/${owner.id}`;
  const answers = [];
  for (const id of [tenantId, crypto.randomUUID(), "not-an-id", "%00", "1 or 1=1"]) {
    const headers = { "x-request-id": "same", "if-match": '"1"' };
    const asked = { token: stranger.token, headers };
    const base = `/tenants/${encodeURIComponent(id)}`;
    answers.push([
      await scene.ask("GET", base, asked),
      await scene.ask("PATCH", base, { ...asked, json: { name: "x" } }),
      await scene.ask("GET", `${base}/members`, asked),
      await scene.ask("PATCH", `${base}${member}`, { ...asked, json: { role: "viewer" } }),
      await scene.ask("DELETE", `${base}${member}`, asked),
      await scene.ask("GET", `${base}/invitations`, asked),
      await scene.ask("POST", `${base}/invitations`, { ...asked, json: { email: "a@exemple.fr", role: "viewer" } }),
      await scene.ask("GET", `${base}/api-keys`, asked),
      await scene.ask("GET", `${base}/export`, asked),
      await scene.ask("POST", `${base}/erasure`, { ...asked, json: { confirm: "Famille Martin" } }),
    ]);
  }
  for (const one of answers) {
    for (const { status, body } of one) {
      expect([status, body]).toEqual([
        404,
        { type: "urn:ethiq:problem:not_found", title: expect.any(String), status: 404, instance: "same" },
      ]);
    }
  }
});

test("members are listed with their names, and given roles by owners", async () => {
  const { owner, carer, viewer, tenantId } = await trio();
  const path = `/tenants/${tenantId}/members`;
  const listed = MemberPage.parse((await scene.ask("GET", path, viewer)).body);
  expect(listed.items.map(({ userId, email, role }) => [userId, email, role]).sort()).toEqual(
    [
      [owner.id, owner.email, "owner"],
      [carer.id, carer.email, "carer"],
      [viewer.id, viewer.email, "viewer"],
    ].sort(),
  );
  const first = await scene.ask("GET", `${path}?limit=2`, owner);
  const second = await scene.ask("GET", `${path}?limit=2&cursor=${first.body.nextCursor}`, owner);
  expect([...first.body.items, ...second.body.items]).toEqual(listed.items);

  const give = (token: string, userId: string, role: string) => scene.ask("PATCH", `${path}/${userId}`, { token, json: { role } });
  expect(await give(owner.token, viewer.id, "carer")).toMatchObject({ status: 200, body: { userId: viewer.id, role: "carer" } });
  expect(await give(carer.token, viewer.id, "owner")).toMatchObject({ status: 403, code: "not_allowed" });
  expect(await give(owner.token, crypto.randomUUID(), "carer")).toMatchObject({ status: 404 });
  expect(await give(owner.token, viewer.id, "king")).toMatchObject({ status: 400, body: { fields: { role: "invalid_value" } } });
});

test("members leave or are removed, but never the last owner", async () => {
  const { owner, carer, viewer, tenantId } = await trio();
  const remove = ({ token }: { token: string }, userId: string) => scene.ask("DELETE", `/tenants/${tenantId}/members/${userId}`, { token });
  expect(await remove(carer, viewer.id)).toMatchObject({ status: 403, code: "not_allowed" });
  expect(await remove(owner, owner.id)).toMatchObject({ status: 409, code: "last_owner" });
  const demote = await scene.ask("PATCH", `/tenants/${tenantId}/members/${owner.id}`, { token: owner.token, json: { role: "viewer" } });
  expect(demote).toMatchObject({ status: 409, code: "last_owner" });
  expect(await remove(carer, carer.id)).toMatchObject({ status: 204 });
  expect(await remove(carer, carer.id)).toMatchObject({ status: 404 });
  expect(await remove(owner, viewer.id)).toMatchObject({ status: 204 });
  expect(await remove(owner, viewer.id)).toMatchObject({ status: 404 });
  expect(await scene.ask("GET", `/tenants/${tenantId}`, viewer)).toMatchObject({ status: 404 });
});

test("rows of the audit log carry the request's id", async () => {
  const { owner, tenantId } = await trio();
  await scene.ask("PATCH", `/tenants/${tenantId}`, {
    token: owner.token,
    json: { name: "Les Martin" },
    headers: { "if-match": '"1"', "x-request-id": "req-of-mine" },
  });
  const [row] = await scene.supabase.sql<{ actor_id: string; actor_kind: string; request_id: string }>(
    "select actor_id, actor_kind, request_id from public.audit_log where tenant_id = $1 and table_name = 'tenants' and action = 'update'",
    [tenantId],
  );
  expect(row).toEqual({ actor_id: owner.id, actor_kind: "person", request_id: "req-of-mine" });
});

test("a database that fails is said to be unavailable, and nothing is created twice when it is back", async () => {
  const { token } = await scene.addPerson();
  const create = () =>
    scene.ask("POST", "/tenants", { token, json: { name: "Martin", kind: "household" }, headers: { "idempotency-key": "martin-01" } });
  scene.supabase.faults.add({ match: /rpc\/create_tenant/, effect: { kind: "status", status: 503, body: { message: "down" } }, times: 1 });
  expect(await create()).toMatchObject({ status: 503, code: "provider_unavailable" });
  scene.supabase.faults.add({ match: /rpc\/store_idempotent_answer/, effect: { kind: "drop" }, times: 1 });
  const [second, third] = [await create(), await create()];
  expect([second.status, third.status, third.body.id]).toEqual([201, 201, second.body.id]);
  expect((await scene.ask("GET", "/tenants", { token })).body.items).toHaveLength(1);
});
