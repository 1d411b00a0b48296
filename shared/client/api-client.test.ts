import { expect, test } from "vitest";
import { createMemoryApi, memoryToken } from "../sandbox/memory/memory-api.ts";
import { memoryTenant } from "../sandbox/memory/memory-stores.ts";
import { createApiClient } from "./api-client.ts";

const TOKEN = memoryToken("20000000-0000-4000-8000-000000000001");
const tenant = memoryTenant("00000000-0000-4000-8000-000000000001", "Martin");

const build = (options: { token?: string | undefined; fetch?: typeof fetch } = { token: TOKEN }) => {
  const app = createMemoryApi({ people: new Map([[TOKEN, new Set([tenant.id])]]), tenants: [tenant], calls: [] });
  return createApiClient({
    baseUrl: "https://api.example/api",
    accessToken: async () => options.token,
    fetch: options.fetch ?? (async (input, init) => app.request(String(input).replace("https://api.example", ""), init)),
  });
};

test("the client and the routes speak the same language", async () => {
  const api = build();
  expect(await api.tenants()).toEqual([tenant]);
  expect(await api.calls({ limit: 5 })).toEqual({ items: [], nextCursor: null });
  await expect(api.call("00000000-0000-4000-8000-000000000009")).rejects.toMatchObject({ code: "not_found" });
  await expect(api.calls({ cursor: "made up" })).rejects.toMatchObject({ code: "invalid_request" });
});

test("without a session nothing is asked, and a refused one says: sign in", async () => {
  let asked = 0;
  const counting: typeof fetch = async () => {
    asked += 1;
    return new Response();
  };
  await expect(build({ token: undefined, fetch: counting }).tenants()).rejects.toMatchObject({ code: "session_required" });
  expect(asked).toBe(0);
  await expect(build({ token: memoryToken("20000000-0000-4000-8000-000000000002") }).tenants()).rejects.toMatchObject({
    code: "session_required",
  });
});

test("no answer, a page of a proxy and an unknown problem are all: not available", async () => {
  const answers = [
    () => Promise.reject(new TypeError("fetch failed")),
    async () => new Response("<html>502</html>", { status: 502 }),
    async () => Response.json({ type: "urn:ethiq:problem:toString" }, { status: 500 }),
    async () => Response.json(null, { status: 500 }),
  ];
  for (const fetch of answers) await expect(build({ token: TOKEN, fetch }).calls()).rejects.toMatchObject({ code: "provider_unavailable" });
});
