import { Hono } from "hono";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Invitation, InvitationPage, InvitationView } from "../../../shared/contracts/v1/invitations.ts";
import { type Listening, listen } from "../../../shared/sandbox/listen.ts";
import { type QstashStandIn, startQstash } from "../../../shared/sandbox/upstash/start-qstash.ts";
import { type ApiScene, type Person, startApiScene } from "../../tests/api-scene.ts";

let scene: ApiScene;
let qstash: QstashStandIn;
let functions: Listening;
const jobs: [path: string, body: unknown][] = [];

beforeAll(async () => {
  qstash = await startQstash({});
  const app = new Hono().post("/jobs/:name", async (c) => {
    jobs.push([c.req.path, await c.req.json()]);
    return c.body(null, 204);
  });
  functions = await listen(app, 0);
  scene = await startApiScene({ QSTASH_URL: qstash.url, QSTASH_TOKEN: qstash.token, PUBLIC_URL: functions.url });
});
afterAll(async () => {
  await scene?.close();
  await qstash?.close();
  await functions?.close();
});

const household = async () => {
  const owner = await scene.addPerson("claire");
  return { owner, tenantId: await scene.addTenant({ owner }) };
};

const invite = ({ token }: Person, tenantId: string, email: string, role = "carer", headers = {}) =>
  scene.ask("POST", `/tenants/${tenantId}/invitations`, { token, json: { email, role }, headers });

const messageOf = async (invitationId: string) => {
  const [row] = await scene.supabase.sql<{ id: string }>("select id from public.messages where invitation_id = $1", [invitationId]);
  return row?.id;
};

test("somebody is invited, sees by whom, accepts, and is a member; accepting twice is the same", async () => {
  const { owner, tenantId } = await household();
  const guest = await scene.addPerson("paul");
  const invited = await invite(owner, tenantId, guest.email.toUpperCase());
  expect(invited.status).toBe(201);
  expect(Invitation.parse(invited.body)).toMatchObject({ tenantId, email: guest.email, role: "carer", status: "pending" });
  const token = await scene.tokenOf(invited.body.id);

  const seen = await scene.ask("GET", `/invitations/${token}`);
  expect(InvitationView.parse(seen.body)).toMatchObject({
    tenantName: "Famille Martin",
    role: "carer",
    email: guest.email,
    status: "pending",
  });
  const accept = ({ token: session }: Person) => scene.ask("POST", `/invitations/${token}/accept`, { token: session });
  expect(await accept(owner)).toMatchObject({ status: 403, code: "not_allowed" });
  expect(await scene.ask("POST", `/invitations/${token}/accept`)).toMatchObject({ status: 401 });
  for (let times = 0; times < 2; times += 1) {
    expect(await accept(guest)).toMatchObject({ status: 200, body: { tenantId, role: "carer" } });
  }
  expect(await scene.ask("GET", `/tenants/${tenantId}`, guest)).toMatchObject({ status: 200, body: { role: "carer" } });
  expect(await scene.ask("POST", `/invitations/${token}/decline`)).toMatchObject({ status: 410, code: "link_over" });
  expect(await scene.ask("DELETE", `/tenants/${tenantId}/invitations/${invited.body.id}`, owner)).toMatchObject({ status: 409 });
});

test("a withdrawn or declined invitation is over", async () => {
  const { owner, tenantId } = await household();
  const guest = await scene.addPerson("paul");
  const first = await invite(owner, tenantId, guest.email);
  expect(await invite(owner, tenantId, guest.email)).toMatchObject({ status: 409, code: "conflict" });
  const firstToken = await scene.tokenOf(first.body.id);
  const withdraw = () => scene.ask("DELETE", `/tenants/${tenantId}/invitations/${first.body.id}`, owner);
  expect([(await withdraw()).status, (await withdraw()).status]).toEqual([204, 204]);
  expect(await scene.ask("POST", `/invitations/${firstToken}/accept`, guest)).toMatchObject({ status: 410, code: "link_over" });
  expect((await scene.ask("GET", `/invitations/${firstToken}`)).body.status).toBe("withdrawn");

  const second = await invite(owner, tenantId, guest.email);
  const secondToken = await scene.tokenOf(second.body.id);
  expect(
    [await scene.ask("POST", `/invitations/${secondToken}/decline`), await scene.ask("POST", `/invitations/${secondToken}/decline`)].map(
      ({ status }) => status,
    ),
  ).toEqual([204, 204]);
  expect(await scene.ask("POST", `/invitations/${secondToken}/accept`, guest)).toMatchObject({ status: 410 });
  const listed = InvitationPage.parse((await scene.ask("GET", `/tenants/${tenantId}/invitations`, owner)).body);
  expect(listed.items.map(({ id, status }) => [id, status])).toEqual([
    [second.body.id, "declined"],
    [first.body.id, "withdrawn"],
  ]);
});

test("only owners invite, see who was invited, and withdraw", async () => {
  const [owner, carer] = [await scene.addPerson("claire"), await scene.addPerson("paul")];
  const tenantId = await scene.addTenant({ owner, carer });
  const invited = await invite(owner, tenantId, "anne@exemple.fr");
  expect(await invite(carer, tenantId, "jean@exemple.fr")).toMatchObject({ status: 403, code: "not_allowed" });
  expect(await scene.ask("GET", `/tenants/${tenantId}/invitations`, carer)).toMatchObject({ status: 403, code: "not_allowed" });
  const path = `/tenants/${tenantId}/invitations/${invited.body.id}`;
  expect(await scene.ask("DELETE", path, carer)).toMatchObject({ status: 403 });
  const elsewhere = await household();
  expect(await scene.ask("DELETE", path, elsewhere.owner)).toMatchObject({ status: 404 });
  expect(await scene.ask("DELETE", `/tenants/${elsewhere.tenantId}/invitations/${invited.body.id}`, elsewhere.owner)).toMatchObject({
    status: 404,
  });
});

test("a token nobody was sent, and a text that cannot be one, lead nowhere", async () => {
  const { owner } = await household();
  for (const token of ["A".repeat(43), "short", `${"A".repeat(42)}'`]) {
    const path = `/invitations/${encodeURIComponent(token)}`;
    const answers = [
      await scene.ask("GET", path),
      await scene.ask("POST", `${path}/accept`, owner),
      await scene.ask("POST", `${path}/decline`),
    ];
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
  }
});

test("the message is handed to the queue at once, and not having one stops nobody", async () => {
  const { owner, tenantId } = await household();
  const first = await invite(owner, tenantId, "anne@exemple.fr", "viewer", { "idempotency-key": "invite-anne" });
  const messageId = await messageOf(first.body.id);
  expect(messageId).toBeDefined();
  await qstash.drained();
  expect(jobs).toContainEqual(["/jobs/message", { messageId }]);
  const before = jobs.length;
  expect(await invite(owner, tenantId, "anne@exemple.fr", "viewer", { "idempotency-key": "invite-anne" })).toMatchObject({
    status: 201,
    body: first.body,
  });
  await qstash.drained();
  expect(jobs).toHaveLength(before);

  qstash.faults.add({ match: /publish/, effect: { kind: "status", status: 500, body: {} }, times: 2 });
  const second = await invite(owner, tenantId, "jean@exemple.fr");
  expect(second.status).toBe(201);
  expect(scene.edge.log()).toContain("message_not_published");
  expect(scene.edge.log()).not.toContain("exemple.fr");
});
