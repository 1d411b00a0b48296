import { expect, test } from "vitest";
import { CallDetail, CallPage } from "../../contracts/v1/calls.ts";
import { createMemoryApi, memoryToken } from "../../sandbox/memory/memory-api.ts";
import { memoryTenant } from "../../sandbox/memory/memory-stores.ts";

const WEB = "https://web.example";
const MARTIN = memoryToken("20000000-0000-4000-8000-000000000001");
const DUBOIS = memoryToken("20000000-0000-4000-8000-000000000002");
const STRANGER = memoryToken("20000000-0000-4000-8000-000000000003");
const tenant = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;

const call = (n: number, of: { tenantId: string; startedAt: string }): CallDetail => ({
  id: `10000000-0000-4000-8000-0000000000${String(n).padStart(2, "0")}`,
  line: { id: tenant(9), label: "Maison", protectedName: "Jeanne" },
  caller: "+33612345678",
  answered: null,
  endedAt: null,
  plan: "protect",
  planReason: null,
  level: 1,
  kind: "unknown",
  analysed: null,
  notAnalysedReason: null,
  score: 0,
  events: [{ seq: 1, key: "note:1", at: of.startedAt, type: "note", payload: {} }],
  quotes: [],
  alerts: [],
  feedback: null,
  ...of,
});

const build = () => {
  const noon = "2026-03-04T12:00:00.000Z";
  const calls = [1, 2, 3, 4, 5].map((n) => call(n, { tenantId: tenant(1), startedAt: n < 4 ? noon : `2026-03-0${n}T08:00:00.000Z` }));
  calls.push(call(9, { tenantId: tenant(2), startedAt: noon }));
  const people = new Map([
    [MARTIN, new Set([tenant(1)])],
    [DUBOIS, new Set([tenant(2)])],
  ]);
  return createMemoryApi({ people, calls, tenants: [memoryTenant(tenant(1), "Martin"), memoryTenant(tenant(2), "Dubois")] });
};

const as = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });
const problemOf = async (response: Response) => [response.status, ((await response.json()) as { type: string }).type];

test("health asks for nobody's session", async () => {
  const response = await build().request("/api/v1/health");
  expect(await response.json()).toEqual({ ok: true });
});

test("no token, a token of another form and an unknown token all mean: sign in", async () => {
  const app = build();
  const attempts = [{}, as("sb_publishable_key"), { headers: { authorization: "Basic aaa.bbb.ccc" } }, as(STRANGER)];
  for (const path of ["/api/v1/calls", `/api/v1/calls/${tenant(1)}`, "/api/v1/tenants"]) {
    for (const init of path.endsWith("1") ? attempts.slice(0, 3) : attempts) {
      expect(await problemOf(await app.request(path, init))).toEqual([401, "urn:ethiq:problem:session_required"]);
    }
  }
});

test("pages follow each other without a gap or a repeat, also where calls start in the same instant", async () => {
  const app = build();
  const seen: string[] = [];
  let cursor: string | null = "";
  for (let pages = 0; cursor !== null; pages += 1) {
    expect(pages).toBeLessThan(5);
    const response = await app.request(`/api/v1/calls?limit=2${cursor ? `&cursor=${cursor}` : ""}`, as(MARTIN));
    const page = CallPage.parse(await response.json());
    seen.push(...page.items.map(({ id }) => id.slice(-1)));
    cursor = page.nextCursor;
  }
  expect(seen).toEqual(["5", "3", "2", "1", "4"]);
});

test("a cursor or limit that nobody was given is refused", async () => {
  const app = build();
  const forged = btoa(JSON.stringify(["2026-03-04T12:00:00Z),or(id.neq.0", tenant(1)]));
  for (const query of ["cursor=abc", "cursor=%25", `cursor=${encodeURIComponent(forged)}`, "limit=0", "limit=1000", "limit=ten"]) {
    expect(await problemOf(await app.request(`/api/v1/calls?${query}`, as(MARTIN)))).toEqual([400, "urn:ethiq:problem:invalid_request"]);
  }
});

test.each(["2026-02-31T00:00:00Z", "2026-13-01T00:00:00Z", "2026-01-01T99:00:00Z", "2026-01-01T00:00:00+99:99", "0000-01-01T00:00:00Z"])(
  "a cursor with an instant that no database knows, %s, is refused",
  async (instant) => {
    const cursor = btoa(JSON.stringify([instant, tenant(1)])).replace(/=+$/, "");
    expect(await problemOf(await build().request(`/api/v1/calls?cursor=${cursor}`, as(MARTIN)))).toEqual([
      400,
      "urn:ethiq:problem:invalid_request",
    ]);
  },
);

test.each(["2026-02-28T23:59:59.123456+00:00", "2026-02-28 23:59:59.5+00", "2028-02-29T00:00:00Z"])(
  "an instant as a database prints it, %s, is a cursor",
  async (instant) => {
    const cursor = btoa(JSON.stringify([instant, tenant(1)])).replace(/=+$/, "");
    expect((await build().request(`/api/v1/calls?cursor=${cursor}`, as(MARTIN))).status).toBe(200);
  },
);

test("a person reads their own call with its timeline", async () => {
  const response = await build().request("/api/v1/calls/10000000-0000-4000-8000-000000000005", as(MARTIN));
  expect(CallDetail.parse(await response.json()).events).toHaveLength(1);
  expect(response.headers.get("cache-control")).toBe("private, no-store");
});

test("somebody else's call answers exactly as one that does not exist", async () => {
  const app = build();
  const answers = await Promise.all(
    ["10000000-0000-4000-8000-000000000009", tenant(7), "not-an-id"].map(async (id) => {
      const response = await app.request(`/api/v1/calls/${id}`, { headers: { ...as(MARTIN).headers, "x-request-id": "r1" } });
      return [response.status, await response.text()];
    }),
  );
  expect(new Set(answers.map(String)).size).toBe(1);
  expect(answers[0]?.[0]).toBe(404);
});

test("only our own pages may read an answer in a browser", async () => {
  const app = build();
  const ask = (origin: string) =>
    app.request("/api/v1/calls", {
      method: "OPTIONS",
      headers: { origin, "access-control-request-method": "GET", "access-control-request-headers": "authorization" },
    });
  expect((await ask(WEB)).headers.get("access-control-allow-origin")).toBe(WEB);
  expect((await ask("https://elsewhere.example")).headers.get("access-control-allow-origin")).not.toBe("https://elsewhere.example");
  const refused = await app.request("/api/v1/calls", { headers: { origin: WEB } });
  expect([refused.status, refused.headers.get("access-control-allow-origin")]).toEqual([401, WEB]);
});

test("each tenant sees itself only", async () => {
  const response = await build().request("/api/v1/tenants", as(DUBOIS));
  expect(await response.json()).toEqual({ items: [memoryTenant(tenant(2), "Dubois")], nextCursor: null });
});
