import { access, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createClient } from "@supabase/supabase-js";
import { Hono } from "hono";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { demoTenants } from "../demo-tenants.ts";
import { listen } from "../listen.ts";
import { type SeededTenant, seedTenants } from "../seed.ts";
import { type SupabaseStandIn, startSupabase } from "./start-supabase.ts";

let dataDir: string;
let supabase: SupabaseStandIn;
let mine: SeededTenant;
let foreign: SeededTenant;

const defined = <Value>(value: Value | undefined): Value => {
  if (value === undefined) throw new Error("missing");
  return value;
};

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "ethiq-supabase-"));
  supabase = await startSupabase({ dataDir });
  const seeded = await seedTenants(supabase, demoTenants(2));
  [mine, foreign] = [defined(seeded[0]), defined(seeded[1])];
});
afterAll(async () => {
  await supabase.close();
  await rm(dataDir, { recursive: true, force: true });
});

async function signedIn(tenant: SeededTenant) {
  const client = createClient(supabase.url, supabase.publishableKey, { auth: { persistSession: false, autoRefreshToken: false } });
  const { error } = await client.auth.signInWithPassword(defined(tenant.members[0]));
  if (error) throw error;
  return client;
}

test("a member reads the own household and nobody else's", async () => {
  const { data } = await (await signedIn(mine)).from("lines").select("id, contacts(name)");
  expect(data).toEqual([{ id: mine.lines[0]?.lineId, contacts: expect.arrayContaining([{ name: "Paul" }]) }]);
});

test("rights come from the migrations alone: what was not granted is refused", async () => {
  // The REST stand-in prints every error of the database.
  const printed = vi.spyOn(console, "error").mockImplementation(() => undefined);
  const client = await signedIn(mine);
  expect(await client.from("calls").insert({ id: crypto.randomUUID() })).toMatchObject({ status: 403, error: { code: "42501" } });
  const anonymous = createClient(supabase.url, supabase.publishableKey);
  expect(await anonymous.from("lines").select("id")).toMatchObject({ status: 401, error: { code: "42501" } });
  printed.mockRestore();
});

test("a violated check answers with its own code", async () => {
  const printed = vi.spyOn(console, "error").mockImplementation(() => undefined);
  const client = await signedIn(mine);
  const change = await client.from("lines").update({ family_word: "é" }).eq("id", defined(mine.lines[0]).lineId);
  expect(change).toMatchObject({ status: 400, error: { code: "23514" } });
  printed.mockRestore();
});

test("simultaneous requests of two people keep to their own rows", async () => {
  const [me, other] = [await signedIn(mine), await signedIn(foreign)];
  const answers = await Promise.all(Array.from({ length: 20 }, (_, index) => (index % 2 ? other : me).from("tenants").select("id")));
  const expected = answers.map((_, index) => [{ id: (index % 2 ? foreign : mine).tenantId }]);
  expect(answers.map(({ data }) => data)).toEqual(expected);
});

test("a browser on another origin may call it", async () => {
  const preflight = await fetch(`${supabase.url}/rest/v1/lines`, {
    method: "OPTIONS",
    headers: { origin: "http://localhost:3000", "access-control-request-method": "PATCH", "access-control-request-headers": "apikey" },
  });
  expect(preflight.status).toBeLessThan(300);
  expect(preflight.headers.get("access-control-allow-origin")).toBe("*");
  expect(preflight.headers.get("access-control-allow-headers")).toContain("apikey");
  expect(preflight.headers.get("access-control-allow-methods")).toContain("PATCH");
});

test("functions are found behind the project's address once they are served", async () => {
  const client = await signedIn(mine);
  expect((await client.functions.invoke("api")).error).toBeTruthy();
  const functions = await listen(
    new Hono().post("/api/echo", async (c) => c.json({ got: await c.req.json(), key: c.req.header("apikey") })),
  );
  supabase.serveFunctionsFrom(functions.url);
  expect((await client.functions.invoke("api/echo", { body: { a: 1 } })).data).toEqual({ got: { a: 1 }, key: supabase.publishableKey });
  await functions.close();
  expect((await client.functions.invoke("api/echo", { body: {} })).error).toBeTruthy();
});

test("keys, people and rows survive a restart, and the migrations are not run again", async () => {
  const before = await supabase.sql("select version from supabase_migrations.schema_migrations order by version");
  const { secretKey } = supabase;
  await supabase.close();
  supabase = await startSupabase({ dataDir });
  expect(supabase.secretKey).toBe(secretKey);
  expect(await supabase.sql("select version from supabase_migrations.schema_migrations order by version")).toEqual(before);
  expect(await seedTenants(supabase, demoTenants(2))).toEqual([mine, foreign]);
  expect((await (await signedIn(mine)).from("tenants").select("id")).data).toEqual([{ id: mine.tenantId }]);
});

test("files of a start that was interrupted are made anew", async () => {
  await supabase.close();
  await rm(join(dataDir, "postgres-is-complete"));
  await rm(join(dataDir, "postgres", "base"), { recursive: true });
  supabase = await startSupabase({ dataDir });
  await access(join(dataDir, "postgres-is-complete"));
  expect(await supabase.sql("select from public.tenants")).toEqual([]);
});
