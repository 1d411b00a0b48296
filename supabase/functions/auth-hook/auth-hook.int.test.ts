import { randomBytes, randomUUID } from "node:crypto";
import { Hono } from "hono";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { type EdgeFunction, startEdgeFunction } from "../../../shared/sandbox/edge/start-edge-function.ts";
import { type Listening, listen } from "../../../shared/sandbox/listen.ts";
import { signHook } from "../../../shared/sandbox/supabase/auth/call-hook.ts";
import { type SupabaseStandIn, startSupabase } from "../../../shared/sandbox/supabase/start-supabase.ts";
import { type QstashStandIn, startQstash } from "../../../shared/sandbox/upstash/start-qstash.ts";
import { type RedisStandIn, startRedis } from "../../../shared/sandbox/upstash/start-redis.ts";
import { creation, mailing, tokenOf } from "../../tests/hook-events.ts";

const newSecret = () => `v1,whsec_${randomBytes(32).toString("base64")}`;
const [OLD, NEW] = [newSecret(), newSecret()];

let supabase: SupabaseStandIn;
let redis: RedisStandIn;
let qstash: QstashStandIn;
let functions: Listening;
let edge: EdgeFunction;
let listed: EdgeFunction;
const delivered: Record<string, unknown>[] = [];

beforeAll(async () => {
  const app = new Hono().post("/jobs/mail", async (c) => {
    delivered.push(await c.req.json());
    return c.body(null, 204);
  });
  [supabase, redis, qstash, functions] = await Promise.all([
    startSupabase(),
    startRedis({ token: "redis-token" }),
    startQstash({ speed: 100 }),
    listen(app),
  ]);
  // The stand-in takes its time for its first answer; the real one did that long ago.
  await fetch(`${supabase.url}/rest/v1/invitations?limit=1`, { headers: { apikey: supabase.secretKey } });
  const env = {
    SUPABASE_URL: supabase.url,
    SUPABASE_SECRET_KEYS: JSON.stringify({ default: supabase.secretKey }),
    AUTH_HOOK_SECRET: `${OLD}|${NEW}`,
    UPSTASH_REDIS_REST_URL: redis.url,
    UPSTASH_REDIS_REST_TOKEN: "redis-token",
    QSTASH_URL: qstash.url,
    QSTASH_TOKEN: qstash.token,
    PUBLIC_URL: functions.url,
  };
  [edge, listed] = await Promise.all([
    startEdgeFunction({ name: "auth-hook", env }),
    startEdgeFunction({ name: "auth-hook", env: { ...env, SIGN_UP_ALLOW_LIST: "ethiq.example, claire@other.example" } }),
  ]);
});
afterAll(async () => {
  await Promise.all([edge, listed].map((each) => each?.close()));
  await Promise.all([supabase, redis, qstash, functions].map((each) => each?.close()));
});
afterEach(() => {
  for (const service of [supabase, redis, qstash]) service.faults.clear();
});

interface Sending {
  secret?: string;
  at?: Date;
  id?: string;
  headers?: Record<string, string>;
  base?: string;
}

async function call(name: string, payload: unknown, { secret = NEW, at, id, headers = {}, base = edge.url }: Sending = {}) {
  const body = typeof payload === "string" ? payload : JSON.stringify(payload);
  const signed = signHook(secret, body, { ...(at ? { at } : {}), ...(id ? { id } : {}) });
  const started = performance.now();
  const response = await fetch(`${base}/${name}`, { method: "POST", body, headers: { ...signed, ...headers } });
  const text = await response.text();
  return { status: response.status, body: text ? JSON.parse(text) : null, headers: response.headers, ms: performance.now() - started };
}

const mailsTo = (to: string) => delivered.filter((mail) => mail.to === to);

test("an event signed under either secret is answered; under neither, too old, too new, altered or unsigned it is not", async () => {
  const event = creation("claire@ethiq.example");
  for (const secret of [OLD, NEW, `${newSecret()}|${OLD}`]) {
    expect(await call("before-user-created", event, { secret })).toMatchObject({ status: 200, body: {} });
  }
  const minutes = (count: number) => new Date(Date.now() + count * 60_000);
  const refused: Sending[] = [
    { secret: newSecret() },
    { at: minutes(-6) },
    { at: minutes(6) },
    { headers: { "webhook-id": randomUUID() } },
    { headers: { "webhook-signature": "" } },
    { headers: { "webhook-signature": "v1" } },
    { headers: { "webhook-timestamp": "soon" } },
  ];
  for (const sending of refused) {
    expect(await call("before-user-created", event, sending)).toMatchObject({
      status: 403,
      body: { type: "urn:ethiq:problem:signature_invalid" },
    });
  }
  const unsigned = await fetch(`${edge.url}/send-email`, { method: "POST", body: JSON.stringify(mailing("signup")) });
  expect(unsigned.status).toBe(403);
});

test("what is no event of ours is refused: another path, another method, another shape, too large", async () => {
  expect((await call("after-user-created", {})).status).toBe(404);
  expect((await fetch(`${edge.url}/send-email`)).status).not.toBe(200);
  for (const payload of ["", "{", "[]", "{}", { user_id: "7", claims: {} }])
    expect((await call("custom-access-token", payload)).status).toBe(400);
  expect((await call("send-email", mailing("signup", { token: "" }))).status).toBe(400);
  expect((await call("custom-access-token", { pad: "x".repeat(21_000) })).status).toBe(413);
});

test("addresses that are thrown away are refused, in the person's language, with what to do", async () => {
  expect(await call("before-user-created", creation("x@mailinator.com"))).toMatchObject({
    status: 200,
    body: { error: { http_code: 422, message: "Cette adresse e-mail ne dure pas. Utilisez votre adresse habituelle." } },
  });
  const english = creation("x@box.mailinator.com", { metadata: { tenant: { name: "Home", locale: "en" } } });
  expect((await call("before-user-created", english)).body.error.message).toMatch(/^This e-mail address does not last/);
});

test("with a list, only listed addresses, listed domains and invited people may open an account", async () => {
  for (const email of ["anyone@ethiq.example", "Claire@Other.example"]) {
    expect((await call("before-user-created", creation(email), { base: listed.url })).body).toEqual({});
  }
  for (const email of ["paul@other.example", "x@notethiq.example", "x@ethiq.example.evil.example"]) {
    expect((await call("before-user-created", creation(email), { base: listed.url })).body.error.http_code).toBe(403);
  }
});

test("a person with an invitation that is still open may always come in", async () => {
  const [tenant] = await supabase.sql<{ id: string }>(
    "insert into public.tenants (name, kind) values ('Famille Martin', 'household') returning id",
  );
  const invite = (email: string, status: string, days: number) =>
    supabase.sql(
      `insert into public.invitations (tenant_id, email, role, status, expires_at)
       values ($1, $2, 'viewer', $3, now() + make_interval(days => $4))`,
      [tenant?.id, email, status, days],
    );
  await invite("invited@other.example", "pending", 3);
  await invite("late@other.example", "pending", -1);
  await invite("withdrawn@other.example", "withdrawn", 3);
  const answer = async (email: string) => (await call("before-user-created", creation(email), { base: listed.url })).body.error?.http_code;
  expect(await answer("Invited@Other.example")).toBeUndefined();
  expect(await answer("late@other.example")).toBe(403);
  expect(await answer("withdrawn@other.example")).toBe(403);
  // Whether somebody is invited cannot be told: neither yes nor no.
  supabase.faults.add({ match: /GET \/rest\/v1\/invitations/, effect: { kind: "drop" } });
  expect(await answer("invited@other.example")).toBe(503);
});

test("many accounts in a row from one network or one company are stopped; a repeated question counts once", async () => {
  const from = (address: string, domain: string) => call("before-user-created", creation(`${randomUUID()}@${domain}`, { address }));
  for (let count = 0; count < 20; count += 1) expect((await from(`2001:db8:1:2::${count + 1}`, "gmail.com")).body).toEqual({});
  const refused = await from("2001:db8:1:2:ffff::1", "gmail.com");
  expect(refused.body.error).toMatchObject({ http_code: 429, message: expect.stringContaining("Réessayez dans une heure") });
  expect((await from("2001:db8:1:3::1", "gmail.com")).body).toEqual({});

  for (let count = 0; count < 30; count += 1) await from(`198.51.100.${count}`, "company.example");
  expect((await from("198.51.100.200", "company.example")).body.error.http_code).toBe(429);

  const again = creation("claire@quiet.example", { address: "203.0.113.7" });
  for (let count = 0; count < 40; count += 1) expect((await call("before-user-created", again)).body).toEqual({});
});

test("without Redis everybody who is not stopped by another rule comes in, and still within a second", async () => {
  redis.faults.add({ match: /./, effect: { kind: "delay", ms: 5_000 } });
  const slow = await call("before-user-created", creation("claire@slow.example"));
  expect(slow).toMatchObject({ status: 200, body: {} });
  expect(slow.ms).toBeLessThan(1_000);
  redis.faults.clear();
  redis.faults.add({ match: /./, effect: { kind: "drop" } });
  expect((await call("before-user-created", creation("claire@dead.example"))).body).toEqual({});
  expect((await call("before-user-created", creation("x@mailinator.com"))).body.error.http_code).toBe(422);
});

test("a token gets the person's tenants, and keeps every claim it had", async () => {
  const [tenant] = await supabase.sql<{ id: string }>(
    "insert into public.tenants (name, kind) values ('Famille Leroy', 'household') returning id",
  );
  const userId = randomUUID();
  await supabase.sql("insert into auth.users (id, email, email_confirmed_at) values ($1, $2, now())", [userId, `${userId}@ethiq.example`]);
  await supabase.sql("insert into public.tenant_members (tenant_id, user_id, role) values ($1, $2, 'owner')", [tenant?.id, userId]);
  const event = tokenOf(userId);
  expect(await call("custom-access-token", event)).toMatchObject({
    status: 200,
    body: { claims: { ...event.claims, tenants: [{ id: tenant?.id, role: "owner" }] } },
  });
});

test("a database that is slow or away leaves the claims as they were, within a second", async () => {
  const event = tokenOf(randomUUID());
  supabase.faults.add({ match: /claims_of_user/, effect: { kind: "delay", ms: 5_000 }, times: 1 });
  const slow = await call("custom-access-token", event);
  expect(slow).toMatchObject({ status: 200, body: { claims: event.claims } });
  expect(slow.body.claims.tenants).toBeUndefined();
  expect(slow.ms).toBeLessThan(1_000);
  supabase.faults.add({ match: /claims_of_user/, effect: { kind: "status", status: 503, body: {} }, times: 1 });
  expect((await call("custom-access-token", event)).body.claims).toEqual(event.claims);
});

test("each kind of mail goes to its mailbox, once, however often Auth asks", async () => {
  const cases = { signup: "sign_up", invite: "sign_up", magiclink: "sign_in", recovery: "new_password", reauthentication: "confirm" };
  for (const [action, template] of Object.entries(cases)) {
    const to = `${action}@ethiq.example`;
    const event = mailing(action, {}, { email: to });
    // The same request replayed, and the same event asked again.
    const replayed = randomUUID();
    const answers = await Promise.all([replayed, replayed, randomUUID()].map((id) => call("send-email", event, { id })));
    expect(answers.map(({ status, body }) => [status, body])).toEqual(Array(3).fill([200, {}]));
    await expect.poll(() => mailsTo(to)).toMatchObject([{ template, locale: "en", data: { code: "123456" } }]);
  }
});

test("a change of address sends each address its own code", async () => {
  const [current, fresh] = ["old@ethiq.example", "new@ethiq.example"];
  const tokens = { token: "111111", token_hash_new: "hash-of-old", token_new: "222222", token_hash: "hash-of-new" };
  expect((await call("send-email", mailing("email_change", tokens, { email: current, new_email: fresh }))).status).toBe(200);
  await expect.poll(() => mailsTo(current)).toMatchObject([{ template: "address_current", data: { code: "111111", newAddress: fresh } }]);
  await expect.poll(() => mailsTo(fresh)).toMatchObject([{ template: "address_new", data: { code: "222222" } }]);
});

test("a notice without a code is let pass: refusing it would fail what the person was doing", async () => {
  expect(await call("send-email", mailing("password_changed_notification", { token: "", token_hash: "" }))).toMatchObject({
    status: 200,
    body: {},
  });
  expect(edge.log()).toContain("mail_kind_unknown");
});

test("without QStash the answer says so within a second, and asks to be tried again", async () => {
  for (const effect of [{ kind: "delay", ms: 5_000 } as const, { kind: "status", status: 500 } as const]) {
    qstash.faults.clear();
    qstash.faults.add({ match: /publish/, effect });
    const answer = await call("send-email", mailing("signup"));
    expect([answer.status, answer.headers.get("retry-after")]).toEqual([503, "1"]);
    expect(answer.ms).toBeLessThan(1_000);
  }
  qstash.faults.clear();
  // Taken, but the answer was lost: asked again, still one mail.
  qstash.faults.add({ match: /publish/, effect: { kind: "drop", afterEffect: true }, times: 1 });
  const event = mailing("signup", {}, { email: "lost-answer@ethiq.example" });
  expect((await call("send-email", event)).status).toBe(200);
  expect((await call("send-email", event)).status).toBe(200);
  await expect.poll(() => mailsTo("lost-answer@ethiq.example").length).toBe(1);
});

test("neither codes nor addresses reach the log", () => {
  expect(edge.log()).toContain("mail_queued");
  for (const secret of ["123456", "@ethiq.example", "192.0.2.1", "2001:db8"]) expect(edge.log()).not.toContain(secret);
});
