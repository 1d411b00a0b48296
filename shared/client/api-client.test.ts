import { expect, test } from "vitest";
import type { CallPage } from "../contracts/v1/calls.ts";
import type { Tenant } from "../contracts/v1/tenants.ts";
import { createMemoryApi, memoryToken } from "../sandbox/memory/memory-api.ts";
import { memoryTenant } from "../sandbox/memory/memory-stores.ts";
import { createApiClient } from "./api-client.ts";

const TOKEN = memoryToken("20000000-0000-4000-8000-000000000001");
const STRANGER = memoryToken("20000000-0000-4000-8000-000000000002");
const TENANT = "00000000-0000-4000-8000-000000000001";

type Fetch = (request: Request) => Promise<Response>;

const build = ({
  token = TOKEN,
  through = (next: Fetch): Fetch => next,
}: {
  token?: string | undefined;
  through?: (next: Fetch) => Fetch;
} = {}) => {
  const tenant = memoryTenant(TENANT, "Famille Martin");
  const world = { people: new Map([[TOKEN, new Set([TENANT])]]), tenants: [tenant], calls: [] };
  const app = createMemoryApi(world);
  const seen: Request[] = [];
  const direct: Fetch = async (request) => {
    seen.push(request);
    return app.request(request);
  };
  const api = createApiClient({ baseUrl: "https://api.example/api", accessToken: async () => token || undefined, fetch: through(direct) });
  return { api, world, tenant, seen };
};

test("the client and the routes speak the same language", async () => {
  const { api, tenant } = build();
  const tenants: Tenant[] = (await api.get("/tenants")).data.items;
  expect(tenants).toEqual([tenant]);
  const page: CallPage = (await api.get("/calls", { params: { query: { limit: 5 } } })).data;
  expect(page).toEqual({ items: [], nextCursor: null });
  const missing = api.get("/calls/{callId}", { params: { path: { callId: TENANT } } });
  await expect(missing).rejects.toMatchObject({ code: "not_found" });
  await expect(api.get("/calls", { params: { query: { cursor: "made up" } } })).rejects.toMatchObject({
    code: "invalid_request",
    fields: { cursor: "unreadable" },
  });
});

test("a token that cannot be had is an API that did not answer", async () => {
  const accessToken = () => Promise.reject(new TypeError("Failed to fetch"));
  const api = createApiClient({ baseUrl: "https://api.example/api", accessToken });
  await expect(api.get("/tenants")).rejects.toMatchObject({ code: "provider_unavailable" });
});

test("the version that was read is the one that is changed", async () => {
  const { api } = build();
  const path = { tenantId: TENANT };
  const { etag = "" } = await api.get("/tenants/{tenantId}", { params: { path } });
  const change = () => api.patch("/tenants/{tenantId}", { params: { path, header: { "if-match": etag } }, body: { name: "Les Martin" } });
  expect((await change()).data.name).toBe("Les Martin");
  await expect(change()).rejects.toMatchObject({ code: "precondition_failed" });
});

test("without a session nothing is asked but what anybody may, and a refused one says: sign in", async () => {
  const { api, seen } = build({ token: "" });
  await expect(api.get("/tenants")).rejects.toMatchObject({ code: "session_required" });
  expect(seen).toEqual([]);
  expect((await api.get("/health")).data).toEqual({ ok: true });
  expect(seen[0]?.headers.has("authorization")).toBe(false);
  await expect(build({ token: STRANGER }).api.get("/tenants")).rejects.toMatchObject({ code: "session_required" });
});

test("no answer, a page of a proxy and an unknown problem are all: not available", async () => {
  const answers: Fetch[] = [
    () => Promise.reject(new TypeError("fetch failed")),
    async () => new Response("<html>502</html>", { status: 502 }),
    async () => new Response("<html>sign in to the hotel</html>"),
    async () => Response.json({ type: "urn:ethiq:problem:toString" }, { status: 500 }),
    async () => Response.json(null, { status: 500 }),
  ];
  for (const answer of answers) {
    await expect(build({ through: () => answer }).api.get("/calls")).rejects.toMatchObject({ code: "provider_unavailable" });
  }
});

test("the time to wait is handed on", async () => {
  const body = { type: "urn:ethiq:problem:rate_limited", title: "", status: 429, instance: null };
  const { api } = build({ through: () => async () => Response.json(body, { status: 429, headers: { "retry-after": "17" } }) });
  await expect(api.get("/calls")).rejects.toMatchObject({ code: "rate_limited", retryAfterSeconds: 17 });
});

test("a creation whose answer was lost is asked again with the same key, and creates once", async () => {
  let losses = 2;
  const lossy =
    (next: Fetch): Fetch =>
    async (request) => {
      const answer = await next(request);
      losses -= 1;
      if (losses >= 0) throw new TypeError("connection reset");
      return answer;
    };
  const { api, world, seen } = build({ through: lossy });
  const made = await api.create("/tenants", { body: { name: "Association Les Tilleuls", kind: "organisation" } });
  expect(made.data).toMatchObject({ name: "Association Les Tilleuls", locale: "fr" });
  expect(world.tenants).toHaveLength(2);
  expect(new Set(seen.map(({ headers }) => headers.get("idempotency-key"))).size).toBe(1);
  expect(seen).toHaveLength(3);
});

test("what was refused, and what is no creation, is asked once", async () => {
  const { api, seen } = build({
    through: (next) => async (request) => {
      await next(request);
      throw new TypeError("connection reset");
    },
  });
  const erase = api.post("/tenants/{tenantId}/erasure", { params: { path: { tenantId: TENANT } }, body: { confirm: "Famille Martin" } });
  await expect(erase).rejects.toMatchObject({ code: "provider_unavailable" });
  expect(seen).toHaveLength(1);
  const refused = build();
  await expect(refused.api.create("/tenants", { body: { name: "", kind: "household" } })).rejects.toMatchObject({
    code: "invalid_request",
  });
  expect(refused.seen).toHaveLength(1);
});
