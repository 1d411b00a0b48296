import { serve } from "@hono/node-server";
import { createClient } from "@supabase/supabase-js";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createSupabaseApiStores } from "../../../shared/adapters/supabase-api-stores.ts";
import { CallDetail, CallPage } from "../../../shared/contracts/v1/calls.ts";
import { TenantPage } from "../../../shared/contracts/v1/tenants.ts";
import { type EdgeFunction, startEdgeFunction } from "../../../shared/sandbox/edge/start-edge-function.ts";
import { createMemoryApi } from "../../../shared/sandbox/memory/memory-api.ts";
import { signingKeyOf } from "../../../shared/sandbox/supabase/keys.ts";
import { type SupabaseStandIn, startSupabase } from "../../../shared/sandbox/supabase/start-supabase.ts";

const WEB_URL = "http://127.0.0.1:3000";
let supabase: SupabaseStandIn;
let edge: EdgeFunction;

interface Household {
  tenantId: string;
  lineId: string;
  token: string;
}

async function makeHousehold(name: string): Promise<Household> {
  const client = createClient(supabase.url, supabase.publishableKey, { auth: { persistSession: false, autoRefreshToken: false } });
  const { data, error } = await client.auth.signUp({ email: `${name}-${crypto.randomUUID()}@exemple.fr`, password: "un-mot-de-passe" });
  if (error || !data.session || !data.user) throw new Error("sign-up refused", { cause: error });
  const [tenant] = await supabase.sql<{ id: string }>("insert into public.tenants (name, kind) values ($1, 'household') returning id", [
    name,
  ]);
  if (!tenant) throw new Error("no tenant");
  await supabase.sql("insert into public.tenant_members (tenant_id, user_id, role) values ($1, $2, 'owner')", [tenant.id, data.user.id]);
  const [line] = await supabase.sql<{ id: string }>(
    `insert into public.lines (tenant_id, label, protected_name, delivery, status)
     values ($1, 'Maison', 'Jeanne', '[{"kind":"sip","uri":"sip:jeanne@sip.example"}]', 'active') returning id`,
    [tenant.id],
  );
  return { tenantId: tenant.id, lineId: line?.id ?? "", token: data.session.access_token };
}

/** `second` decides the order; two calls may share one. */
async function addCall({ tenantId, lineId }: Household, second: number, caller = "+33612345678"): Promise<string> {
  const id = crypto.randomUUID();
  await supabase.sql(
    `insert into public.calls (id, tenant_id, line_id, call_sid, dialled, caller, plan, started_at, level)
     values ($1, $2, $3, $4, '+33939000001', $5, 'protect', $6, 3)`,
    [id, tenantId, lineId, `CA-${id}`, caller, new Date(Date.UTC(2026, 2, 4, 12, 0, second)).toISOString()],
  );
  return id;
}

const get = (path: string, token: string, base = edge.url) =>
  fetch(`${base}/v1${path}`, { headers: { authorization: `Bearer ${token}`, origin: WEB_URL } });

beforeAll(async () => {
  supabase = await startSupabase();
  const env = {
    SUPABASE_URL: supabase.url,
    SUPABASE_PUBLISHABLE_KEYS: JSON.stringify({ default: supabase.publishableKey }),
    SESSION_SIGNING_JWK: signingKeyOf(supabase),
    WEB_URL,
  };
  edge = await startEdgeFunction({ name: "api", env });
});
afterAll(async () => {
  await edge?.close();
  await supabase?.close();
});

test("a person pages through their own calls, newest first, on Deno and on Node alike", async () => {
  const martin = await makeHousehold("martin");
  const ids = [];
  for (const second of [1, 2, 2, 3]) ids.push(await addCall(martin, second, second === 3 ? "anonymous" : undefined));

  const nobody = { people: new Map(), tenants: [], calls: [] };
  const app = createMemoryApi(nobody, { webUrl: WEB_URL, storesFor: createSupabaseApiStores(supabase) });
  const node = serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" });
  await new Promise((resolve) => node.once("listening", resolve));
  const address = node.address();
  const nodeUrl = `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}/api`;

  try {
    for (const base of [edge.url, nodeUrl]) {
      const first = CallPage.parse(await (await get("/calls?limit=2", martin.token, base)).json());
      const second = CallPage.parse(await (await get(`/calls?limit=2&cursor=${first.nextCursor}`, martin.token, base)).json());
      const seen = [...first.items, ...second.items];
      expect(seen.map(({ startedAt }) => new Date(startedAt).getUTCSeconds())).toEqual([3, 2, 2, 1]);
      expect(new Set(seen.map(({ id }) => id))).toEqual(new Set(ids));
      expect(second.nextCursor).toBeNull();
      expect(seen[0]).toMatchObject({ caller: null, level: 3, line: { label: "Maison", protectedName: "Jeanne" } });
      expect(seen[1]).toMatchObject({ caller: "+33612345678", analysed: null });
    }
  } finally {
    node.close();
  }
});

test("a call comes with its timeline and its masked words", async () => {
  const household = await makeHousehold("leroy");
  const id = await addCall(household, 1);
  await supabase.sql("select public.record_verdict($1, 'verdict:3', now(), 3, 0.9::real, 'bank_fraud_desk', $2)", [
    id,
    JSON.stringify([{ tactic: "credential_request", quote: "donnez-moi le code", turn: 4 }]),
  ]);
  const call = CallDetail.parse(await (await get(`/calls/${id}`, household.token)).json());
  expect(call).toMatchObject({ kind: "bank_fraud_desk", analysed: true, events: [{ seq: 1, key: "verdict:3", type: "verdict" }] });
  expect(call.score).toBeCloseTo(0.9);
  expect(call.quotes).toEqual([{ tactic: "credential_request", quote: "donnez-moi le code", turn: 4, eventKey: "verdict:3" }]);
});

test("another household sees neither the call nor that it exists", async () => {
  const [martin, dubois] = [await makeHousehold("martin"), await makeHousehold("dubois")];
  const id = await addCall(martin, 1);
  expect(CallPage.parse(await (await get("/calls", dubois.token)).json()).items).toEqual([]);
  expect(TenantPage.parse(await (await get("/tenants", dubois.token)).json()).items.map((tenant) => tenant.id)).toEqual([dubois.tenantId]);
  const [theirs, nobodys] = await Promise.all([id, crypto.randomUUID()].map((which) => get(`/calls/${which}`, dubois.token)));
  expect([theirs?.status, nobodys?.status]).toEqual([404, 404]);
});

test("an altered token is no session", async () => {
  const { token } = await makeHousehold("petit");
  const [header, body] = token.split(".");
  const alien = `${header}.${body}.${"A".repeat(43)}`;
  for (const path of ["/calls", "/tenants", `/calls/${crypto.randomUUID()}`]) {
    const response = await get(path, alien);
    expect([path, response.status, response.headers.get("access-control-allow-origin")]).toEqual([path, 401, WEB_URL]);
  }
});

test("a database that fails or hangs is said to be unavailable, in time", async () => {
  const { token } = await makeHousehold("roux");
  supabase.faults.add({ match: /GET \/rest\/v1\/tenants/, effect: { kind: "status", status: 503, body: { message: "down" } }, times: 1 });
  expect((await get("/calls", token)).status).toBe(503);
  supabase.faults.add({ match: /GET \/rest\/v1\/tenants/, effect: { kind: "drop" }, times: 1 });
  expect((await get("/calls", token)).status).toBe(503);
  supabase.faults.clear();
  expect((await get("/calls", token)).status).toBe(200);
});

test("the function is reached through the project's own address too", async () => {
  supabase.serveFunctionsFrom(new URL(edge.url).origin);
  const response = await fetch(`${supabase.url}/functions/v1/api/v1/health`);
  expect(await response.json()).toEqual({ ok: true });
});

test("a missing variable stops the function and names it", async () => {
  const env = { SUPABASE_URL: supabase.url, SUPABASE_PUBLISHABLE_KEY: supabase.publishableKey, WEB_URL };
  await expect(startEdgeFunction({ name: "api", env })).rejects.toThrow(/SESSION_SIGNING_JWK/);
});
