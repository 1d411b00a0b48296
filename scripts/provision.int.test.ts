import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Hono } from "hono";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { demoTenants } from "../shared/sandbox/demo-tenants.ts";
import { type Listening, listen } from "../shared/sandbox/listen.ts";
import { type SeededTenant, seedTenants } from "../shared/sandbox/seed.ts";
import { type SupabaseStandIn, startSupabase } from "../shared/sandbox/supabase/start-supabase.ts";

interface Ended {
  code: number;
  out: string;
  err: string;
}

const NOBODY = "11111111-1111-4111-8111-111111111111";

let supabase: SupabaseStandIn;
let queue: Listening;
let dataDir: string;
let seeded: SeededTenant[];
let published: { job: string; body: unknown }[];
/** What the functions would do with a job. */
let carryOut: (body: { testId: string }) => Promise<unknown>;

const provision = (...words: string[]): Promise<Ended> =>
  new Promise((resolve) => {
    const args = ["scripts/provision.ts", "--data", dataDir, ...words];
    execFile(process.execPath, args, { env: { PATH: process.env.PATH } }, (error, out, err) =>
      resolve({ code: typeof error?.code === "number" ? error.code : 0, out, err }),
    );
  });
const lineAt = (index: number) => {
  const { tenantId, lines } = seeded[index] ?? expect.fail();
  return { tenantId, ...(lines[0] ?? expect.fail()) };
};
const connect = (env: Record<string, string> = {}) => {
  const all = { SUPABASE_URL: supabase.url, SUPABASE_SECRET_KEY: supabase.secretKey, ...env };
  const lines = Object.entries(all).map(([name, value]) => `${name}=${value}\n`);
  writeFileSync(join(dataDir, "sandbox.env"), lines.join(""));
};
const withQueue = () => connect({ QSTASH_URL: queue.url, QSTASH_TOKEN: "a-token", PUBLIC_URL: "https://functions.example" });

async function addJob(): Promise<{ jobId: string; lineId: string }> {
  const { tenantId } = lineAt(0);
  const [row] = await supabase.sql<{ job_id: string; line_id: string }>(
    `with line as (
       insert into public.lines (tenant_id, label, protected_name) values ($1, 'Salon', 'Odette') returning id
     )
     insert into public.provisioning_jobs (tenant_id, line_id, state, step, wish, park_reason, last_error, next_at)
     select $1, line.id, 'parked', 'choose', '{"country":"FR","numberType":"local","delivery":"sip"}', 'no_stock', 'no_stock', null from line
     returning id as job_id, line_id`,
    [tenantId],
  );
  await supabase.sql(
    `insert into public.provisioning_events (job_id, seq, tenant_id, type, payload)
     values ($1, 1, $2, 'started', '{}'), ($1, 2, $2, 'parked', '{"step":"choose","reason":"no_stock"}')`,
    [row?.job_id, tenantId],
  );
  return { jobId: row?.job_id ?? "", lineId: row?.line_id ?? "" };
}

beforeAll(async () => {
  supabase = await startSupabase();
  seeded = await seedTenants(supabase, demoTenants(2));
  queue = await listen(
    new Hono().post("/v2/publish/*", async (c) => {
      const body = await c.req.json();
      const job = c.req.path.split("/jobs/")[1] ?? "";
      published.push({ job, body });
      if (job === "line-test") void carryOut(body);
      return c.json({ messageId: "msg_1" }, 201);
    }),
  );
  dataDir = mkdtempSync(join(tmpdir(), "ethiq-provision-"));
});
afterAll(async () => {
  await supabase.close();
  await queue.close();
  rmSync(dataDir, { recursive: true, force: true });
});
beforeEach(() => {
  published = [];
  withQueue();
});

test("what is on its way is listed, and one job shown with all that happened, by its id or its line's", async () => {
  const { jobId, lineId } = await addJob();
  const listed = await provision("status");
  expect(listed).toMatchObject({ code: 0, out: expect.stringMatching(new RegExp(`^${jobId}  .*"Salon": set_up FR local, parked`, "m")) });
  for (const id of [jobId, lineId]) {
    const { code, out } = await provision("status", id);
    expect(code).toBe(0);
    expect(out).toContain("waits: no_stock (PRV-201)");
    expect(out).toMatch(/^ +2 {2}.* parked step=choose reason=no_stock$/m);
  }
  expect(JSON.parse((await provision("status", jobId, "--json")).out)).toMatchObject({ id: jobId, events: [{ seq: 1 }, { seq: 2 }] });
});

test("a job that waits goes on at once; without a queue, by the sweep; never twice", async () => {
  const { jobId } = await addJob();
  expect(await provision("retry", jobId)).toMatchObject({ code: 0, out: expect.stringContaining("on its way") });
  expect(published).toEqual([{ job: "provision", body: { jobId } }]);
  expect(await provision("retry", jobId)).toMatchObject({ code: 1, err: expect.stringContaining("only a job that waits is tried again") });
  connect();
  const other = await addJob();
  expect(await provision("retry", other.jobId)).toMatchObject({ code: 0, out: expect.stringContaining("the next sweep") });
  const rows = await supabase.sql("select state from public.provisioning_jobs where id = any ($1)", [[jobId, other.jobId]]);
  expect(rows).toEqual([{ state: "running" }, { state: "running" }]);
});

test("a job is cancelled with a reason, on record", async () => {
  const { jobId } = await addJob();
  expect(await provision("cancel", jobId)).toMatchObject({ code: 2, err: expect.stringContaining("Give --reason.") });
  expect((await provision("cancel", jobId, "--reason", "erreur de saisie")).code).toBe(0);
  expect(published).toEqual([{ job: "provision", body: { jobId } }]);
  const noted = await supabase.sql("select action, after from public.audit_log where row_id = $1 and actor_kind = 'operator'", [jobId]);
  expect(noted).toEqual([{ action: "cancel_provisioning", after: { reason: "erreur de saisie", step: "choose" } }]);
});

test("numbers are counted, burned and given back", async () => {
  await supabase.sql("insert into public.phone_numbers (e164, provider_sid) values ('+33939111222', 'PNa'), ('+33939111333', 'PNb')");
  expect((await provision("pool")).out).toMatch(/^FR local: 2 free /m);
  expect((await provision("burn", "+33 939 111 222", "--reason", "appels d'inconnus")).code).toBe(0);
  expect((await provision("release", "+33939111333", "--reason", "trop de numéros")).code).toBe(0);
  const rows = await supabase.sql(
    "select e164, burn_reason, release_asked_at is not null as asked from public.phone_numbers where provider_sid in ('PNa', 'PNb') order by e164",
  );
  expect(rows).toEqual([
    { e164: "+33939111222", burn_reason: "appels d'inconnus", asked: false },
    { e164: "+33939111333", burn_reason: null, asked: true },
  ]);
  const { ethiqNumber } = lineAt(0);
  expect(await provision("release", ethiqNumber, "--reason", "x")).toMatchObject({ code: 1, err: expect.stringContaining("in use") });
  expect(await provision("reconcile")).toMatchObject({ code: 0 });
  expect(published).toEqual([{ job: "reconcile", body: {} }]);
});

test("a test is followed hop by hop until it is over", async () => {
  const hops = (states: string[], reason: string | null = null) =>
    JSON.stringify(
      ["registered", "ringing", "answered"].map((name, at) => ({
        ...{ name, state: states[at], sipCode: null, at: null },
        reason: states[at] === "failed" ? reason : null,
      })),
    );
  const set = (testId: string, status: string, stored: string) =>
    supabase.sql("update public.line_tests set status = $2, hops = $3, ended_at = case when $2 <> 'running' then now() end where id = $1", [
      testId,
      status,
      stored,
    ]);
  const { lineId } = lineAt(1);
  carryOut = async ({ testId }) => {
    await set(testId, "running", hops(["passed", "running", "waiting"]));
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    await set(testId, "failed", hops(["passed", "passed", "failed"], "no_answer"));
  };
  const failed = await provision("test", lineId);
  expect(failed.code).toBe(1);
  expect(failed.out).toContain("FAILED Somebody picks up. Nobody picked up. Stay near the telephone");
  expect(failed.out).toContain("The test has failed.");

  carryOut = ({ testId }) => set(testId, "passed", hops(["passed", "passed", "passed"]));
  const passed = await provision("test", lineId, "connectivity", "--json");
  expect([passed.code, JSON.parse(passed.out).status]).toEqual([0, "passed"]);
  expect(published.map(({ job }) => job)).toEqual(["line-test", "line-test"]);

  connect();
  expect(await provision("test", lineId)).toMatchObject({ code: 1, err: expect.stringContaining("Which queue?") });
});

test("what people dial is listed, mended and removed", async () => {
  expect((await provision("codes", "list", "--country", "fr")).out).toMatch(/FR Orange, mobile, all: \*\*21\*\{number\}# \/ ##21#/);
  const written = [
    "--country",
    "LU",
    "--operator",
    "Post",
    "--line-type",
    "mobile",
    "--on",
    "**21*{number}#",
    "--source",
    "essai du 25/11",
  ];
  const made = JSON.parse((await provision("codes", "set", ...written, "--off", "##21#", "--verified", "yes", "--json")).out);
  expect(made).toMatchObject({ country: "LU", operator: "Post", kind: "all", is_verified: true });
  expect((await provision("codes", "set", ...written, "--on", "**21*number#")).code).toBe(1);
  expect(await provision("codes", "remove", made.id)).toMatchObject({ code: 0, out: expect.stringContaining("Removed:") });
  expect((await provision("codes", "list", "--country", "LU")).out.trim()).toBe("No code.");
});

test.each([
  [["launch"], 2, "npm run provision -- <command>"],
  [["retry"], 2, "Say which job"],
  [["retry", "pas-un-id"], 1, "That is not an id."],
  [["retry", NOBODY], 1, "There is no such job"],
  [["status", NOBODY], 1, "There is no such job"],
  [["burn", "0939111222", "--reason", "x"], 2, "A number is written with its country"],
  [["burn", "+33939999999", "--reason", "x"], 1, "There is no such job, line or number."],
  [["test", NOBODY, "patience"], 2, "A test is one of connectivity, forwarding."],
  [["test", NOBODY], 1, "There is no such job, line or number."],
  [["codes"], 2, "list, set or remove"],
  [["codes", "set", "--country", "FR"], 2, "Give --operator."],
])("%j ends with %i and says what to do", async (words, code, sentence) => {
  expect(await provision(...words)).toMatchObject({ code, err: expect.stringContaining(sentence) });
});

test("a queue that takes nothing is said to", async () => {
  connect({ QSTASH_URL: "http://127.0.0.1:9", QSTASH_TOKEN: "a-token", PUBLIC_URL: "https://functions.example" });
  expect(await provision("reconcile")).toMatchObject({ code: 1, err: expect.stringContaining("The queue did not take it") });
});
