import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { demoTenants } from "../shared/sandbox/demo-tenants.ts";
import { type SeededTenant, seedTenants } from "../shared/sandbox/seed.ts";
import { type SupabaseStandIn, startSupabase } from "../shared/sandbox/supabase/start-supabase.ts";

interface Ended {
  code: number;
  out: string;
  err: string;
}

let supabase: SupabaseStandIn;
let dataDir: string;
let seeded: SeededTenant[];

const tenant = (...words: string[]): Promise<Ended> =>
  new Promise((resolve) => {
    const args = ["scripts/tenant.ts", "--data", dataDir, ...words];
    execFile(process.execPath, args, { env: { PATH: process.env.PATH } }, (error, out, err) =>
      resolve({ code: typeof error?.code === "number" ? error.code : 0, out, err }),
    );
  });
const statusOf = async (id: string) => (await supabase.sql("select status, suspended_reason from public.tenants where id = $1", [id]))[0];
const at = (index: number): SeededTenant => {
  const found = seeded[index];
  if (!found) throw new Error("not seeded");
  return found;
};

beforeAll(async () => {
  supabase = await startSupabase();
  seeded = await seedTenants(supabase, demoTenants(3));
  dataDir = mkdtempSync(join(tmpdir(), "ethiq-tenant-"));
  writeFileSync(join(dataDir, "sandbox.env"), `SUPABASE_URL=${supabase.url}\nSUPABASE_SECRET_KEY=${supabase.secretKey}\n`);
});
afterAll(async () => {
  await supabase.close();
  rmSync(dataDir, { recursive: true, force: true });
});

test("a tenant is made, its owner invited, and it is found by name", async () => {
  const made = await tenant("create", "--name", "Les Tilleuls", "--kind", "organisation", "--owner", "Accueil@exemple.fr", "--json");
  const { tenant: row } = JSON.parse(made.out) as { tenant: { id: string } };
  expect(await supabase.sql("select email, role, status from public.invitations where tenant_id = $1", [row.id])).toEqual([
    { email: "accueil@exemple.fr", role: "owner", status: "pending" },
  ]);
  const listed = await tenant("list", "--search", "tilleuls");
  expect(listed).toMatchObject({ code: 0, out: expect.stringContaining(`${row.id}  Les Tilleuls (organisation, active): 0 members`) });
  expect(listed.out.trim().split("\n")).toHaveLength(1);
});

test("a tenant is shown with its line, without its contacts' names", async () => {
  const { tenantId, name, lines } = at(0);
  const { code, out } = await tenant("show", tenantId);
  expect(code).toBe(0);
  expect(out).toContain(name);
  expect(out).toContain(lines[0]?.ethiqNumber);
  expect(out).toMatch(/owner +owner-1@example\.test/);
  expect(out).toMatch(/2 accepted|1 pending/);
  for (const contact of lines[0]?.contacts ?? []) expect(out).not.toContain(contact.phone);
});

test("its lines are paused for a while and resumed, on record", async () => {
  const { tenantId, lines } = at(0);
  const pausedUntil = async () =>
    (await supabase.sql<{ paused_until: Date | null }>("select paused_until from public.lines where id = $1", [lines[0]?.lineId]))[0]
      ?.paused_until;
  expect((await tenant("pause", tenantId, "--hours", "2")).code).toBe(0);
  const minutes = (new Date((await pausedUntil()) ?? 0).getTime() - Date.now()) / 60_000;
  expect(minutes).toBeGreaterThan(110);
  expect(minutes).toBeLessThan(121);
  expect((await tenant("resume", tenantId)).code).toBe(0);
  expect(await pausedUntil()).toBeNull();
  const noted = await supabase.sql("select action from public.audit_log where tenant_id = $1 and actor_kind = 'operator'", [tenantId]);
  expect(noted.map(({ action }) => action)).toEqual(expect.arrayContaining(["pause_line", "resume_line"]));
});

test("a tenant is suspended with a reason and restored", async () => {
  const { tenantId } = at(1);
  expect((await tenant("suspend", tenantId, "--reason", "impayé")).code).toBe(0);
  expect(await statusOf(tenantId)).toEqual({ status: "suspended", suspended_reason: "impayé" });
  expect((await tenant("restore", tenantId)).code).toBe(0);
  expect(await statusOf(tenantId)).toEqual({ status: "active", suspended_reason: null });
});

test("erasing asks for the name, then leaves a receipt and nothing else", async () => {
  const { tenantId, name } = at(2);
  const unsure = await tenant("erase", tenantId, "--reason", "demande écrite", "--confirm", "autre");
  expect(unsure).toMatchObject({ code: 2, err: expect.stringContaining("Nothing was erased") });
  expect(await statusOf(tenantId)).toBeDefined();
  const erased = await tenant("erase", tenantId, "--reason", "demande écrite", "--confirm", name);
  expect(erased).toMatchObject({ code: 0, out: expect.stringMatching(/^Erased: \d+ rows\. Receipt /) });
  expect(await statusOf(tenantId)).toBeUndefined();
  expect(await tenant("show", tenantId)).toMatchObject({ code: 1, err: expect.stringContaining("no such tenant") });
});

test.each([
  [["destroy"], 2, "npm run tenant -- <command>"],
  [["create", "--name", "x"], 2, "Give --owner."],
  [["pause", "11111111-1111-4111-8111-111111111111", "--hours", "900"], 2, "--hours is a number up to 744"],
  [["show"], 2, "Say which tenant"],
  [["show", "pas-un-id"], 1, "That is not an id."],
  [["show", "11111111-1111-4111-8111-111111111111"], 1, "There is no such tenant"],
  [["list", "--colour"], 2, "Unknown option"],
])("%j ends with %i and says what to do", async (words, code, sentence) => {
  expect(await tenant(...words)).toMatchObject({ code, err: expect.stringContaining(sentence) });
});

test("a key that is refused and a project that does not answer are told apart", async () => {
  // The REST stand-in prints every error of the database.
  const printed = vi.spyOn(console, "error").mockImplementation(() => undefined);
  const other = mkdtempSync(join(tmpdir(), "ethiq-tenant-"));
  const with_ = async (url: string, key: string) => {
    writeFileSync(join(other, "sandbox.env"), `SUPABASE_URL=${url}\nSUPABASE_SECRET_KEY=${key}\n`);
    return tenant("list", "--data", other);
  };
  expect(await with_("http://127.0.0.1:9", supabase.secretKey)).toMatchObject({ code: 1, err: expect.stringContaining("does not answer") });
  expect(await with_(supabase.url, supabase.publishableKey)).toMatchObject({ code: 1, err: expect.stringContaining("not accepted") });
  printed.mockRestore();
  rmSync(other, { recursive: true, force: true });
});
