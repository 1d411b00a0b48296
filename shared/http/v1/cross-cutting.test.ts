import { expect, test } from "vitest";
import { createMemoryRateLimiter } from "../../adapters/memory-rate-limiter.ts";
import { createJsonLog } from "../../config/log.ts";
import type { ApiKeyScope } from "../../contracts/v1/api-keys.ts";
import type { Tenant } from "../../contracts/v1/tenants.ts";
import { createMemoryApi, memoryToken } from "../../sandbox/memory/memory-api.ts";
import { createMemoryStores, memoryTenant } from "../../sandbox/memory/memory-stores.ts";
import type { ApiDeps } from "./api-env.ts";

const MARTIN = memoryToken("20000000-0000-4000-8000-000000000001");
const DUBOIS = memoryToken("20000000-0000-4000-8000-000000000002");
const TENANT = "00000000-0000-4000-8000-000000000001";
const KEY = `ethiq_${"k".repeat(43)}`;

const build = (deps: Partial<ApiDeps> = {}) => {
  const people = new Map([
    [MARTIN, new Set([TENANT])],
    [DUBOIS, new Set<string>()],
  ]);
  const world = { people, tenants: [memoryTenant(TENANT, "Famille Martin")], calls: [] };
  const app = createMemoryApi(world, deps);
  const send = (method: string, path: string, options: { token?: string; json?: unknown; headers?: Record<string, string> } = {}) =>
    app.request(`/api/v1${path}`, {
      method,
      headers: {
        ...(options.token === undefined ? {} : { authorization: `Bearer ${options.token}` }),
        ...(options.json === undefined ? {} : { "content-type": "application/json" }),
        ...options.headers,
      },
      ...(options.json === undefined ? {} : { body: typeof options.json === "string" ? options.json : JSON.stringify(options.json) }),
    });
  return { send, world };
};

const problemOf = async (response: Response) => {
  const { type, fields } = (await response.json()) as { type: string; fields?: Record<string, string> };
  return { status: response.status, code: type.replace("urn:ethiq:problem:", ""), ...(fields ? { fields } : {}) };
};

const keyWith = (...scopes: ApiKeyScope[]): Partial<ApiDeps> => ({
  keySessions: {
    open: async (key) =>
      key === KEY ? { kind: "api_key", id: TENANT, accessToken: MARTIN, tenantId: TENANT, role: "viewer", scopes } : undefined,
  },
});

test("an API key opens the routes of its scopes and no others", async () => {
  const { send } = build(keyWith("calls:read"));
  expect((await send("GET", "/calls", { token: KEY })).status).toBe(200);
  expect(await problemOf(await send("GET", "/tenants", { token: KEY }))).toEqual({ status: 403, code: "not_allowed" });
  const other = build(keyWith("usage:read"));
  expect(await problemOf(await other.send("GET", "/calls", { token: KEY }))).toEqual({ status: 403, code: "not_allowed" });
});

test("a key that opens nothing, and a token that names nobody, are no session", async () => {
  const { send } = build(keyWith("calls:read"));
  const nobody = `${btoa("{}")}.${btoa('{"sub":"me"}').replaceAll("=", "")}.sig`;
  for (const token of [`ethiq_${"x".repeat(43)}`, `ethiq_${"k".repeat(42)}`, nobody, "a.b.c"]) {
    expect(await problemOf(await send("GET", "/calls", { token }))).toEqual({ status: 401, code: "session_required" });
  }
});

test("a body is told field by field what is wrong with it", async () => {
  const { send } = build();
  const json = { name: " ", kind: "castle", locale: "de", extra: 1 };
  expect(await problemOf(await send("POST", "/tenants", { token: MARTIN, json }))).toEqual({
    status: 400,
    code: "invalid_request",
    fields: { name: "too_small", kind: "invalid_value", locale: "invalid_value", extra: "unrecognized_keys" },
  });
  expect(await problemOf(await send("GET", "/calls?limit=9&colour=red", { token: MARTIN }))).toMatchObject({
    fields: { colour: "unrecognized_keys" },
  });
});

test("characters that no database keeps are refused where they are", async () => {
  const { send } = build();
  for (const name of ["a\\u0000b", "a\\ud83d", "\\udc00\\ud83d"]) {
    const json = `{"name":"${name}","kind":"household"}`;
    expect(await problemOf(await send("POST", "/tenants", { token: MARTIN, json }))).toEqual({
      status: 400,
      code: "invalid_request",
      fields: { name: "invalid_characters" },
    });
  }
  const json = { name: "La famille 🧓", kind: "household" };
  expect((await send("POST", "/tenants", { token: MARTIN, json })).status).toBe(201);
});

test.each([
  ["cut off", '{"name":', { status: 400, code: "invalid_request" }],
  ["of another type", { headers: { "content-type": "text/plain" } }, { status: 415, code: "media_type_unknown" }],
  ["too long", JSON.stringify({ name: "x".repeat(70_000) }), { status: 413, code: "payload_too_large" }],
])("a body that is %s is refused, not broken on", async (_kind, what, expected) => {
  const { send } = build();
  const options = typeof what === "string" ? { json: what } : { json: '{"name":"Martin","kind":"household"}', ...what };
  expect(await problemOf(await send("POST", "/tenants", { token: MARTIN, ...options }))).toEqual(expected);
});

test("the same key and body create once, for each person", async () => {
  const { send, world } = build();
  const json = { name: "Association Les Tilleuls", kind: "organisation" };
  const create = (body: unknown = json, token = MARTIN) =>
    send("POST", "/tenants", { token, json: body, headers: { "idempotency-key": "a-key-of-mine" } });
  const first = await create();
  const second = await create();
  expect([first.status, second.status]).toEqual([201, 201]);
  expect([first.headers.get("idempotency-replayed"), second.headers.get("idempotency-replayed")]).toEqual([null, "true"]);
  expect(await second.json()).toEqual(await first.json());
  expect(world.tenants).toHaveLength(2);
  expect(await problemOf(await create({ ...json, name: "Autre" }))).toEqual({ status: 422, code: "idempotency_key_reused" });
  expect((await create(json, DUBOIS)).headers.get("idempotency-replayed")).toBeNull();
  expect(new Set(world.tenants.map(({ id }) => id)).size).toBe(3);
});

test("an answer that could not be kept is made again with the same id", async () => {
  const { world } = build();
  const storesFor = createMemoryStores(world);
  const forgetful = build({
    storesFor: (caller) => ({
      ...storesFor(caller),
      idempotency: { claim: async () => ({ state: "pending" }), store: () => Promise.reject(new Error("gone")) },
      tenants: storesFor(caller).tenants,
    }),
  });
  const json = { name: "Martin", kind: "household" };
  const create = () => forgetful.send("POST", "/tenants", { token: MARTIN, json, headers: { "idempotency-key": "a-key-of-mine" } });
  const [first, second] = [await create(), await create()];
  expect([first.status, second.status]).toEqual([201, 201]);
  expect(await second.json()).toEqual(await first.json());
  expect(world.tenants).toHaveLength(2);
});

test("without a key every request creates, and a key nobody could have meant is refused", async () => {
  const { send, world } = build();
  const json = { name: "Martin", kind: "household" };
  await send("POST", "/tenants", { token: MARTIN, json });
  await send("POST", "/tenants", { token: MARTIN, json });
  expect(world.tenants).toHaveLength(3);
  for (const key of ["short", "x".repeat(129), "with a space"]) {
    const response = await send("POST", "/tenants", { token: MARTIN, json, headers: { "idempotency-key": key } });
    expect(await problemOf(response)).toMatchObject({ status: 400, fields: { "idempotency-key": "invalid_format" } });
  }
});

test("two people who change the same version: the second is told", async () => {
  const { send } = build();
  const read = await send("GET", `/tenants/${TENANT}`, { token: MARTIN });
  const etag = read.headers.get("etag") ?? "";
  expect(etag).toBe('"1"');
  const change = (name: string, tag: string | undefined) =>
    send("PATCH", `/tenants/${TENANT}`, { token: MARTIN, json: { name }, headers: tag === undefined ? {} : { "if-match": tag } });
  const first = await change("Les Martin", etag);
  expect([first.status, first.headers.get("etag"), ((await first.json()) as Tenant).name]).toEqual([200, '"2"', "Les Martin"]);
  expect(await problemOf(await change("Maman", etag))).toEqual({ status: 412, code: "precondition_failed" });
  expect(await problemOf(await change("Maman", undefined))).toEqual({ status: 428, code: "precondition_required" });
  for (const tag of ["2", 'W/"1"', "*", '"2", "3"', '"99999999999999999999"']) {
    expect(await problemOf(await change("Maman", tag))).toEqual({ status: 412, code: "precondition_failed" });
  }
  expect((await change("Maman", 'W/"2"')).status).toBe(200);
});

test("a tenant is erased only when its name is typed again", async () => {
  const { send } = build();
  const erase = (confirm: string) => send("POST", `/tenants/${TENANT}/erasure`, { token: MARTIN, json: { confirm } });
  expect(await problemOf(await erase("Martin"))).toEqual({ status: 400, code: "invalid_request", fields: { confirm: "mismatch" } });
  expect((await erase("Famille Martin")).status).toBe(200);
  expect((await erase("Famille Martin")).status).toBe(404);
});

test("too many requests of one session are refused with the time to wait, others go on", async () => {
  const lines: string[] = [];
  const now = { at: 60_000 };
  const { send } = build({
    limiter: createMemoryRateLimiter({ now: () => now.at }),
    limits: { usual: { address: { limit: 5, windowSeconds: 60 }, token: { limit: 2, windowSeconds: 60 } } },
    log: createJsonLog({ write: (line) => lines.push(line) }),
  });
  const ask = (token: string, address = "203.0.113.7") => send("GET", "/tenants", { token, headers: { "cf-connecting-ip": address } });
  const first = await ask(MARTIN);
  expect(["limit", "remaining", "reset"].map((name) => first.headers.get(`ratelimit-${name}`))).toEqual(["2", "1", "60"]);
  await ask(MARTIN);
  now.at += 15_000;
  const refused = await ask(MARTIN);
  expect([refused.headers.get("retry-after"), refused.headers.get("ratelimit-remaining")]).toEqual(["45", "0"]);
  expect(await problemOf(refused)).toEqual({ status: 429, code: "rate_limited" });
  expect((await ask(DUBOIS)).status).toBe(200);
  expect((await ask(DUBOIS)).status).toBe(200);
  // The address has spent its five by now, with whatever token.
  expect((await ask(memoryToken(TENANT))).status).toBe(429);
  expect((await ask(memoryToken(TENANT), "203.0.113.8")).status).toBe(401);
  now.at += 45_000;
  expect((await ask(MARTIN)).status).toBe(200);
  expect(lines.join()).not.toContain("203.0.113");
});

test("what an asker writes into x-forwarded-for does not make them somebody else", async () => {
  const { send } = build({ limits: { usual: { address: { limit: 1, windowSeconds: 60 }, token: { limit: 9, windowSeconds: 60 } } } });
  const ask = (forwarded: string) => send("GET", "/health", { headers: { "x-forwarded-for": forwarded } });
  expect((await ask("203.0.113.7")).status).toBe(200);
  expect((await ask("198.51.100.1, 203.0.113.7")).status).toBe(429);
});

test("a limiter that cannot count stops nobody", async () => {
  const { send } = build({ limiter: { count: async () => undefined } });
  const response = await send("GET", "/tenants", { token: MARTIN });
  expect([response.status, response.headers.get("ratelimit-limit")]).toEqual([200, null]);
});
