import { createClient } from "@supabase/supabase-js";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { demoTenants } from "../demo-tenants.ts";
import { type SeededTenant, seedTenants } from "../seed.ts";
import { type SupabaseStandIn, startSupabase } from "./start-supabase.ts";

let supabase: SupabaseStandIn;
let home: SeededTenant;
beforeAll(async () => {
  supabase = await startSupabase();
  const [tenant] = await seedTenants(supabase, demoTenants(1));
  if (!tenant) throw new Error("nothing seeded");
  home = tenant;
});
afterAll(() => supabase.close());
const client = (key: string, requestId = "") =>
  createClient(supabase.url, key, {
    auth: { persistSession: false, autoRefreshToken: false },
    global: { headers: requestId ? { "x-request-id": requestId } : {} },
  });
const operator = (requestId?: string) => client(supabase.secretKey, requestId).schema("ops");
const journal = (table: string, action: string) =>
  supabase.sql("select actor_kind, request_id from public.audit_log where tenant_id = $1 and table_name = $2 and action = $3 order by id", [
    home.tenantId,
    table,
    action,
  ]);

test("the secret key reads views and calls functions of operators", async () => {
  expect((await operator().from("tenants").select("id, status").eq("id", home.tenantId)).data).toEqual([
    { id: home.tenantId, status: "active" },
  ]);
  const args = { p_id: home.tenantId, p_reason: "unpaid" };
  expect((await operator("req-7").rpc("suspend_tenant", args)).data).toMatchObject({ status: "suspended", suspendedReason: "unpaid" });
  expect((await operator().rpc("restore_tenant", { p_id: home.tenantId })).data).toMatchObject({ status: "active" });
  expect(await journal("tenants", "suspend_tenant")).toEqual([{ actor_kind: "operator", request_id: "req-7" }]);
});

test("a procedure of one schema is not found in the other", async () => {
  const args = { p_id: home.tenantId };
  expect(await client(supabase.secretKey).rpc("restore_tenant", args)).toMatchObject({ status: 404, error: { code: "PGRST202" } });
  expect(await operator().rpc("purge_expired", { p_limit: 1 })).toMatchObject({ status: 404, error: { code: "PGRST202" } });
});

test("nobody else gets anything, signed in or not", async () => {
  const person = client(supabase.publishableKey);
  const { error } = await person.auth.signInWithPassword(home.members[0] ?? { email: "", password: "" });
  expect(error).toBeNull();
  // The REST stand-in prints every error of the database.
  const printed = vi.spyOn(console, "error").mockImplementation(() => undefined);
  for (const [stranger, status] of [[client(supabase.publishableKey), 401] as const, [person, 403] as const]) {
    expect(await stranger.schema("ops").from("tenants").select("id")).toMatchObject({ status, error: { code: "42501" } });
    expect(await stranger.schema("ops").rpc("restore_tenant", { p_id: home.tenantId })).toMatchObject({ status, error: { code: "42501" } });
  }
  printed.mockRestore();
});

test("a schema that is not exposed is not there, whatever the key", async () => {
  expect(await client(supabase.secretKey).schema("private").from("purge_log").select("id")).toMatchObject({
    status: 406,
    error: { code: "PGRST106" },
  });
});

test("a change through a table carries the request's id into the journal, and the next one without does not", async () => {
  const rename = (requestId?: string) =>
    client(supabase.secretKey, requestId).from("lines").update({ label: crypto.randomUUID() }).eq("tenant_id", home.tenantId);
  await rename("req-8");
  await rename();
  expect((await journal("lines", "update")).slice(-2)).toEqual([
    { actor_kind: "service", request_id: "req-8" },
    { actor_kind: "service", request_id: null },
  ]);
});
