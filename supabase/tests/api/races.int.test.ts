import { randomBytes, randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createServiceClient } from "../../../shared/adapters/supabase-rpc.ts";
import { ignorePrintedErrors } from "../api-scene.ts";
import { codeOf } from "./ask.ts";
import { type Home, makeHome } from "./home.ts";
import type { Person } from "./people.ts";
import { type Answered, type Scene, startScene } from "./scene.ts";

let scene: Scene;

beforeAll(async () => {
  scene = await startScene();
});
afterAll(async () => {
  await scene?.close();
});
ignorePrintedErrors();

const send = (by: Person | undefined, method: string, path: string, body?: unknown, headers?: Record<string, string>) =>
  scene.send({ method, path, token: by?.token(), body, ...(headers ? { headers } : {}) });
const outcomes = (answers: Answered[]) => answers.map((answer) => (answer.status < 300 ? answer.status : codeOf(answer))).sort();

/** A call that goes on, and what the relay writes of it. */
async function startCall({ lineId, number }: Home) {
  const service = createServiceClient(scene.supabase);
  const [callId, sid] = [randomUUID(), `CA${randomBytes(16).toString("hex")}`];
  const at = () => new Date().toISOString();
  const open = { p_call_id: callId, p_call_sid: sid, p_line_id: lineId, p_dialled: number, p_caller: "anonymous", p_plan: "protect" };
  await service.rpc("open_call", { ...open, p_plan_reason: null, p_started_at: at(), p_decide: true });
  const write = [
    (key: string) => service.rpc("record_event", { p_call_id: callId, p_key: key, p_at: at(), p_type: "note", p_payload: {} }),
    (key: string) =>
      service.rpc("record_verdict", {
        ...{ p_call_id: callId, p_key: key, p_at: at(), p_level: 3, p_score: 0.9, p_kind: "bank_fraud_desk" },
        p_reasons: [{ tactic: "urgency", quote: "tout de suite", turn: 1 }],
      }),
    () => service.rpc("record_totals", { p_call_id: callId, p_analysed: true, p_not_analysed_reason: null, p_speech_ms: 900 }),
    () => service.rpc("close_call", { p_call_sid: sid, p_ended_at: at(), p_answered: true }),
  ];
  return { callId, write };
}

/** The tables in which something still speaks of a tenant. */
async function tracesOf(tenantId: string): Promise<string[]> {
  const tables = await scene.supabase.sql<{ name: string }>(`
    select c.table_schema || '.' || c.table_name as name from information_schema.columns c
    join pg_tables t on t.schemaname = c.table_schema and t.tablename = c.table_name
    where c.column_name = 'tenant_id' and c.table_schema in ('public', 'private')`);
  const found = [];
  for (const { name } of tables) {
    const [row] = await scene.supabase.sql<{ count: number }>(`select count(*)::int from ${name} where tenant_id = $1`, [tenantId]);
    if (row && row.count > 0) found.push(`${name}: ${row.count}`);
  }
  return found;
}

test("a tenant erased while a call goes on leaves nothing, and the rest of the call brings nothing back", async () => {
  const home = await makeHome(scene);
  const { callId, write } = await startCall(home);
  const erase = () => send(home.people.owner, "POST", `/tenants/${home.tenantId}/erasure`, { confirm: `Famille ${home.name}` });
  const [first, second] = await Promise.all([erase(), erase(), ...write.map((each) => each("during"))]);
  expect([first?.status, second?.status].sort()).toEqual([200, 404]);
  for (const each of write) {
    const { error } = await each("after");
    if (error) expect(error).toMatchObject({ code: "P0002" });
  }
  // One row says that it was erased, and names nobody.
  expect(await tracesOf(home.tenantId)).toEqual(["public.audit_log: 1"]);
  const [last] = await scene.supabase.sql("select action, before, after from public.audit_log where tenant_id = $1", [home.tenantId]);
  expect(JSON.stringify(last)).not.toContain(home.name);
  expect(await scene.supabase.sql("select from public.call_events where call_id = $1", [callId])).toEqual([]);
  const [number] = await scene.supabase.sql("select status, tenant_id from public.phone_numbers where e164 = $1", [home.number]);
  expect(number).toEqual({ status: "quarantined", tenant_id: null });
});

test("a tenant exported while a call goes on is a whole file, with the call in it", async () => {
  const home = await makeHome(scene);
  const { callId, write } = await startCall(home);
  const path = `/tenants/${home.tenantId}/export`;
  const [early] = await Promise.all([send(home.people.owner, "GET", path), ...write.slice(0, 3).map((each) => each("during"))]);
  await write[3]?.("end");
  const late = await send(home.people.owner, "GET", path);
  for (const { json, text } of [early, late]) {
    expect(json).toMatchObject({ format: "ethiq-tenant-1", isComplete: true });
    expect(text).toContain(callId);
  }
  // A viewer's file has not what was said.
  const viewers = await send(home.people.viewer, "GET", path);
  expect(viewers.json).toMatchObject({ isComplete: true });
  expect([early.text.includes("donnez-moi le code"), viewers.text.includes("donnez-moi le code")]).toEqual([true, false]);
});

test("an invitation works once, for the person it is for, and not after it is over", async () => {
  const home = await makeHome(scene);
  const [paul, other] = [await scene.newPerson("paul"), await scene.newPerson("luc")];
  const invite = () => home.addInvitation(paul.email);
  const accept = (by: Person, token: string) => send(by, "POST", `/invitations/${token}/accept`);

  const first = await invite();
  expect(outcomes([await accept(other, first.token)])).toEqual(["not_allowed"]);
  const twice = await Promise.all([accept(paul, first.token), accept(paul, first.token)]);
  expect(twice.map(({ json }) => json)).toEqual([1, 2].map(() => ({ tenantId: home.tenantId, role: "carer" })));
  expect(outcomes([await accept(paul, first.token)])).toEqual([200]);
  expect(outcomes([await send(undefined, "POST", `/invitations/${first.token}/decline`)])).toEqual(["link_over"]);
  const path = `/tenants/${home.tenantId}/invitations/${first.invitationId}`;
  expect(outcomes([await send(home.people.owner, "DELETE", path)])).toEqual(["conflict"]);

  // Whoever was removed does not come back with the old link.
  await send(home.people.owner, "DELETE", `/tenants/${home.tenantId}/members/${paul.id}`);
  expect(outcomes([await accept(paul, first.token)])).toEqual(["link_over"]);

  const withdrawn = await invite();
  await send(home.people.owner, "DELETE", `/tenants/${home.tenantId}/invitations/${withdrawn.invitationId}`);
  const declined = await invite();
  await send(undefined, "POST", `/invitations/${declined.token}/decline`);
  const late = await invite();
  await scene.supabase.sql("update public.invitations set expires_at = now() - interval '1 second' where id = $1", [late.invitationId]);
  for (const { token } of [withdrawn, declined, late]) {
    expect(outcomes([await accept(paul, token)])).toEqual(["link_over"]);
    expect((await send(undefined, "GET", `/invitations/${token}`)).status).toBe(200);
  }
  expect((await send(paul, "GET", `/tenants/${home.tenantId}`)).status).toBe(404);
});

test("an invitation that is accepted and withdrawn at once ends one way or the other", async () => {
  const home = await makeHome(scene);
  const paul = await scene.newPerson("paul");
  const { token, invitationId } = await home.addInvitation(paul.email);
  const [accepted, withdrawn] = await Promise.all([
    send(paul, "POST", `/invitations/${token}/accept`),
    send(home.people.owner, "DELETE", `/tenants/${home.tenantId}/invitations/${invitationId}`),
  ]);
  expect([
    [200, "conflict"],
    ["link_over", 204],
  ]).toContainEqual([outcomes([accepted])[0], outcomes([withdrawn])[0]]);
  expect((await send(paul, "GET", `/tenants/${home.tenantId}`)).status).toBe(accepted.status === 200 ? 200 : 404);
});

test("somebody remains the owner, whoever leaves, steps down or erases themselves", async () => {
  const home = await makeHome(scene);
  const { owner } = home.people;
  const member = ({ id }: Person) => `/tenants/${home.tenantId}/members/${id}`;
  const alone = [await send(owner, "DELETE", member(owner)), await send(owner, "PATCH", member(owner), { role: "viewer" })];
  expect(outcomes(alone)).toEqual(["last_owner", "last_owner"]);
  const erasure = await send(owner, "POST", "/account/erasure", { confirm: owner.email });
  expect([erasure.status, codeOf(erasure)]).toEqual([409, "last_owner"]);

  const second = await home.newMember("owner");
  const leaving = await Promise.all([send(owner, "DELETE", member(owner)), send(second, "DELETE", member(second))]);
  expect(outcomes(leaving)).toEqual([204, "last_owner"]);
  const owners = await scene.supabase.sql("select from public.tenant_members where tenant_id = $1 and role = 'owner'", [home.tenantId]);
  expect(owners).toHaveLength(1);
});

test("whoever is removed sees nothing from then on, with the token they had", async () => {
  const home = await makeHome(scene);
  const { carer, owner } = home.people;
  const token = carer.token();
  const see = async (path: string) => (await scene.send({ method: "GET", path, token })).status;
  expect(await see(`/lines/${home.lineId}`)).toBe(200);
  await send(owner, "DELETE", `/tenants/${home.tenantId}/members/${carer.id}`);
  for (const path of [`/lines/${home.lineId}`, `/calls/${home.callId}`, `/tenants/${home.tenantId}/export`])
    expect(await see(path)).toBe(404);
});

test("a key that is revoked opens nothing any more", async () => {
  const home = await makeHome(scene);
  const ask = () => scene.send({ method: "GET", path: "/calls", token: home.key });
  expect((await ask()).status).toBe(200);
  await send(home.people.owner, "DELETE", `/api-keys/${home.keyId}`);
  expect(outcomes([await ask()])).toEqual(["session_required"]);
});

test("two devices that renew one session at once both go on", async () => {
  const person = await scene.newPerson("sami");
  const renew = (refreshToken: string) => send(undefined, "POST", "/auth/refresh", { refreshToken });
  const renewed = await Promise.all([renew(person.refreshToken), renew(person.refreshToken)]);
  expect(outcomes(renewed)).toEqual([200, 200]);
  for (const { json } of renewed) {
    const { accessToken, refreshToken } = json as { accessToken: string; refreshToken: string };
    expect((await scene.send({ method: "GET", path: "/account", token: accessToken })).status).toBe(200);
    expect((await renew(refreshToken)).status).toBe(200);
  }
});

test("two carers who edit one line: the second is told, reads it again, and nothing is lost", async () => {
  const home = await makeHome(scene);
  const { owner, carer } = home.people;
  const path = `/lines/${home.lineId}`;
  const read = await send(owner, "GET", path);
  const change = (by: Person, body: object, etag: string | null) => send(by, "PATCH", path, body, { "if-match": etag ?? "" });
  const both = await Promise.all([
    change(owner, { label: "Salon" }, read.headers.get("etag")),
    change(carer, { helpLevel: 3 }, read.headers.get("etag")),
  ]);
  expect(outcomes(both)).toEqual([200, "precondition_failed"]);
  const [loser, body] = both[0]?.status === 200 ? [carer, { helpLevel: 3 }] : [owner, { label: "Salon" }];
  const again = await send(loser, "GET", path);
  expect((await change(loser, body, again.headers.get("etag"))).json).toMatchObject({ label: "Salon", helpLevel: 3, revision: 3 });
});
