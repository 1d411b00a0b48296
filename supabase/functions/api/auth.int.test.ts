import { randomInt, randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { DeviceSessionList, FactorList, MaybeSession, Session } from "../../../shared/contracts/v1/auth.ts";
import { type EdgeFunction, startEdgeFunction } from "../../../shared/sandbox/edge/start-edge-function.ts";
import { signingKeyOf } from "../../../shared/sandbox/supabase/keys.ts";
import { type AuthScene, startAuthScene } from "../../tests/auth-scene.ts";

const PASSWORD = "un mot de passe assez long";
const IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Safari/604.1";

let scene: AuthScene;
let api: EdgeFunction;
beforeAll(async () => {
  scene = await startAuthScene();
  const { PUBLIC_URL: _unused, QSTASH_URL: _url, QSTASH_TOKEN: _token, ...env } = scene.env;
  api = await startEdgeFunction({
    name: "api",
    env: { ...env, SESSION_SIGNING_JWK: signingKeyOf(scene.supabase), WEB_URL: "http://127.0.0.1:3000" },
  });
});
afterAll(async () => {
  await api?.close();
  await scene?.close();
});
afterEach(() => scene.clearFaults());

interface Asking {
  token?: string;
  json?: unknown;
  address?: string;
  agent?: string;
}

async function ask(method: string, path: string, { token, json, address, agent = IPHONE }: Asking = {}) {
  const headers: Record<string, string> = {
    "cf-connecting-ip": address ?? `10.${randomInt(256)}.${randomInt(256)}.${randomInt(1, 255)}`,
    "user-agent": agent,
    ...(token ? { authorization: `Bearer ${token}` } : {}),
    ...(json === undefined ? {} : { "content-type": "application/json" }),
  };
  const started = performance.now();
  const response = await fetch(`${api.url}/v1${path}`, { method, headers, ...(json === undefined ? {} : { body: JSON.stringify(json) }) });
  const text = await response.text();
  const body = text ? JSON.parse(text) : undefined;
  const code = typeof body?.type === "string" ? body.type.replace("urn:ethiq:problem:", "") : undefined;
  return { status: response.status, body, code, fields: body?.fields, headers: response.headers, ms: performance.now() - started };
}
const post = (path: string, json: unknown, rest: Asking = {}) => ask("POST", `/auth/${path}`, { json, ...rest });
const someone = (name: string) => `${name}-${randomUUID().slice(0, 8)}@ethiq.example`;
const verify = async (email: string, type: string) => post("verify", { email, code: await scene.codeFor(email), type });

async function member(name: string): Promise<{ email: string; session: Session }> {
  const email = someone(name);
  await post("register", { email, password: PASSWORD });
  return { email, session: Session.parse(MaybeSession.parse((await verify(email, "signup")).body).session) };
}
const login = async (email: string, password = PASSWORD, rest: Asking = {}) =>
  Session.parse((await post("login", { email, password }, rest)).body);

test("an account opens with a code, and its household with it", async () => {
  const email = someone("Claire");
  const registration = { email, password: PASSWORD, displayName: "Claire Martin", tenant: { name: "Famille Martin" } };
  expect(await post("register", registration)).toMatchObject({ status: 200, body: { session: null } });
  expect(await post("login", { email, password: PASSWORD })).toMatchObject({ status: 403, code: "email_not_confirmed" });
  expect(await post("verify", { email, code: "000 000", type: "signup" })).toMatchObject({ status: 400, code: "code_wrong" });
  const code = await scene.codeFor(email.toLowerCase());
  const verified = await post("verify", { email, code: `${code.slice(0, 3)} ${code.slice(3)}`, type: "signup" });
  const session = Session.parse(MaybeSession.parse(verified.body).session);
  expect(session).toMatchObject({ user: { email: email.toLowerCase(), newEmail: null }, secondFactorRequired: false });
  const token = session.accessToken;
  expect((await ask("GET", "/tenants", { token })).body.items).toMatchObject([{ name: "Famille Martin", role: "owner" }]);
  expect((await ask("GET", "/account", { token })).body).toMatchObject({ email: email.toLowerCase(), displayName: "Claire Martin" });
});

test("nobody learns from any answer, nor from its time, whether an address has an account", async () => {
  const { email } = await member("paul");
  const pairs = [
    ["register", { email, password: "un autre mot de passe" }],
    ["code", { email }],
    // The second within the pause Auth keeps.
    ["code", { email }],
    ["password/forgot", { email }],
    ["resend", { email, type: "signup" }],
    ["resend", { email, type: "email_change" }],
  ] as const;
  for (const [path, json] of pairs) {
    const known = await post(path, json);
    const unknown = await post(path, { ...json, email: someone("nobody") });
    expect([path, known.status, known.body]).toEqual([path, unknown.status, unknown.body]);
    for (const { ms } of [known, unknown]) expect(ms).toBeGreaterThan(550);
  }
  const wrong = await post("login", { email, password: "faux" });
  expect(wrong).toMatchObject({ status: 401, code: "credentials_wrong" });
  expect((await post("login", { email: someone("nobody"), password: "faux" })).body.type).toBe(wrong.body.type);
});

test("a refused sign-up says at which field and why, and leaves nothing behind", async () => {
  const email = `${randomUUID()}@mailinator.com`;
  expect(await post("register", { email })).toMatchObject({
    status: 403,
    code: "sign_up_refused",
    fields: { email: "disposable_address" },
  });
  expect(await scene.supabase.sql("select from auth.users where email = $1", [email])).toEqual([]);
  expect(await post("register", { email: someone("x"), password: "court" })).toMatchObject({
    status: 400,
    fields: { password: "too_small" },
  });
});

test("the guard counts by the person's own network, although all of them come through us", async () => {
  const from = (address: string) => post("register", { email: `${randomUUID()}@gmail.com` }, { address });
  for (let count = 0; count < 20; count += 1) expect((await from("198.51.100.7")).status).toBe(200);
  expect(await from("198.51.100.7")).toMatchObject({ status: 429, code: "rate_limited" });
  expect((await from("198.51.100.8")).status).toBe(200);
}, 60_000);

test("a code alone signs in, once", async () => {
  const { email } = await member("marc");
  await post("code", { email });
  const code = await scene.codeFor(email, /connexion/);
  expect(MaybeSession.parse((await post("verify", { email, code, type: "login" })).body).session?.user.email).toBe(email);
  expect(await post("verify", { email, code, type: "login" })).toMatchObject({ status: 400, code: "code_wrong" });
});

test("a session is renewed; two devices with one token both stay in; a token that was never one does not", async () => {
  const { session } = await member("lea");
  const [left, right] = await Promise.all([1, 2].map(() => post("refresh", { refreshToken: session.refreshToken })));
  for (const answer of [left, right]) {
    const token = Session.parse(answer?.body).accessToken;
    expect((await ask("GET", "/tenants", { token })).status).toBe(200);
  }
  for (const refreshToken of ["x", randomUUID(), session.accessToken]) {
    expect(await post("refresh", { refreshToken })).toMatchObject({ status: 401, code: "session_required" });
  }
});

test("signing out ends this device, the others, or all", async () => {
  const { email, session } = await member("nora");
  const [tablet, desk] = [await login(email), await login(email)];
  const works = async ({ refreshToken }: Session) => (await post("refresh", { refreshToken })).status === 200;
  expect((await post("logout", {}, { token: session.accessToken })).status).toBe(204);
  expect(await works(session)).toBe(false);
  const again = await login(email);
  expect((await post("logout", { scope: "others" }, { token: again.accessToken })).status).toBe(204);
  expect([await works(tablet), await works(desk), await works(again)]).toEqual([false, false, true]);
  expect((await post("logout", { scope: "all" }, { token: again.accessToken })).status).toBe(204);
  expect(await works(again)).toBe(false);
  expect(await post("logout", {}, { token: again.accessToken })).toMatchObject({ status: 401, code: "session_required" });
});

test("a person sees the devices they are signed in on, by name, and ends one; nobody else's", async () => {
  const [{ email, session }, stranger] = [await member("rose"), await member("luc")];
  const chrome = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36";
  await login(email, PASSWORD, { agent: chrome });
  const listed = DeviceSessionList.parse((await ask("GET", "/auth/sessions", { token: session.accessToken })).body);
  expect(listed.items.map(({ device, isCurrent }) => [device, isCurrent])).toEqual([
    ["Chrome, Windows", false],
    ["Safari, iPhone", true],
  ]);
  const [other] = listed.items;
  const path = `/auth/sessions/${other?.id}`;
  expect(await ask("DELETE", path, { token: stranger.session.accessToken })).toMatchObject({ status: 404, code: "not_found" });
  expect((await ask("DELETE", path, { token: session.accessToken })).status).toBe(204);
  expect(await ask("DELETE", path, { token: session.accessToken })).toMatchObject({ status: 404 });
});

test("a forgotten password is replaced by code, and whoever was signed in before is out", async () => {
  const { email, session } = await member("odile");
  expect((await post("password/forgot", { email })).status).toBe(204);
  const code = await scene.codeFor(email, /nouveau mot de passe/);
  const recovered = Session.parse(MaybeSession.parse((await post("verify", { email, code, type: "recovery" })).body).session);
  expect((await post("password", { password: "un tout nouveau mot de passe" }, { token: recovered.accessToken })).status).toBe(204);
  expect(await post("login", { email, password: PASSWORD })).toMatchObject({ code: "credentials_wrong" });
  await login(email, "un tout nouveau mot de passe");
  expect((await post("refresh", { refreshToken: session.refreshToken })).status).toBe(401);
});

test("an older session changes the password with the current one only", async () => {
  const { email, session } = await member("jean");
  const token = session.accessToken;
  await scene.supabase.sql("update auth.sessions set created_at = now() - interval '31 minutes' where user_id = $1", [session.user.id]);
  const change = (json: object) => post("password", { password: "encore un autre mot de passe", ...json }, { token });
  expect(await change({})).toMatchObject({ status: 400, fields: { currentPassword: "required" } });
  expect(await change({ currentPassword: "faux" })).toMatchObject({ status: 401, code: "credentials_wrong" });
  expect(await change({ password: PASSWORD, currentPassword: PASSWORD })).toMatchObject({
    status: 400,
    fields: { password: "same_as_before" },
  });
  expect((await change({ currentPassword: PASSWORD })).status).toBe(204);
  const { items } = DeviceSessionList.parse((await ask("GET", "/auth/sessions", { token })).body);
  expect(items.map(({ isCurrent }) => isCurrent)).toEqual([true]);
  await login(email, "encore un autre mot de passe");
});

test("an address changes once both mailboxes confirmed; one that is taken does not", async () => {
  const [{ email, session }, other] = [await member("anne"), await member("yves")];
  const token = session.accessToken;
  expect(await post("email", { email: other.email }, { token })).toMatchObject({ status: 409, fields: { email: "taken" } });
  const next = someone("anne");
  expect((await post("email", { email: next }, { token })).status).toBe(204);
  expect(await post("email", { email: next }, { token })).toMatchObject({ status: 429, code: "rate_limited" });
  expect(await verify(next, "email_change")).toMatchObject({ status: 200, body: { session: null } });
  expect((await login(email)).user).toMatchObject({ email, newEmail: next });
  expect(MaybeSession.parse((await verify(email, "email_change")).body).session?.user).toMatchObject({ email: next, newEmail: null });
  expect((await ask("GET", "/account", { token })).body.email).toBe(next);
});

test("second factors are said to be missing where they are", async () => {
  const { session } = await member("sami");
  const token = session.accessToken;
  expect(FactorList.parse((await ask("GET", "/auth/factors", { token })).body)).toEqual({ items: [] });
  const factor = `/auth/factors/${randomUUID()}`;
  for (const answer of [
    await ask("POST", "/auth/factors", { token, json: { name: "Téléphone" } }),
    await ask("POST", `${factor}/verify`, { token, json: { code: "123456" } }),
    await ask("DELETE", factor, { token }),
  ])
    expect(answer).toMatchObject({ status: 501, code: "not_supported", body: { title: "This server cannot do that" } });
});

test("whoever guesses passwords or codes is stopped", async () => {
  const guess = (address: string) => post("login", { email: someone("claire"), password: "faux" }, { address });
  const statuses = [];
  for (let count = 0; count < 41; count += 1) statuses.push((await guess("203.0.113.9")).status);
  expect(statuses.slice(0, 40).every((status) => status === 401)).toBe(true);
  const stopped = await guess("203.0.113.9");
  expect(stopped).toMatchObject({ status: 429, code: "rate_limited" });
  expect(Number(stopped.headers.get("retry-after"))).toBeGreaterThan(0);
  expect((await guess("203.0.113.10")).status).toBe(401);
  // From another network each time, at one account.
  const email = someone("claire");
  for (let count = 0; count < 20; count += 1) expect((await post("verify", { email, code: "000000", type: "login" })).status).toBe(400);
  expect(await post("verify", { email, code: "000000", type: "login" })).toMatchObject({ status: 429, code: "rate_limited" });
}, 60_000);

test("Auth that fails, hangs up or says nothing is said to be unavailable; hooks that are away too", async () => {
  const printed = vi.spyOn(console, "error").mockImplementation(() => undefined);
  const { email } = await member("hugo");
  for (const effect of [{ kind: "status", status: 502 } as const, { kind: "drop" } as const]) {
    scene.supabase.faults.add({ match: /auth\/v1\/token/, effect, times: 1 });
    expect(await post("login", { email, password: PASSWORD })).toMatchObject({ status: 503, code: "provider_unavailable" });
  }
  scene.qstash.faults.add({ match: /publish/, effect: { kind: "status", status: 500 } });
  expect(await post("register", { email: someone("hugo") })).toMatchObject({ status: 503, code: "provider_unavailable" });
  printed.mockRestore();
});
