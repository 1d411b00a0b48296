import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { call, callAs, type Household, makeHousehold } from "./household.ts";
import { addNumber, lineOf, SIP_DOMAIN, wish } from "./pool-scene.ts";
import { type Connection, type Postgres, startPostgres } from "./start-postgres.ts";

interface Job {
  id: string;
  state: string;
  kind: string;
  wish: Record<string, unknown>;
  nextAt: string | null;
}

let postgres: Postgres;
let db: Connection;
let other: Connection;
let home: Household;
let draft: string;
beforeAll(async () => {
  postgres = await startPostgres();
  [db, other] = await Promise.all([postgres.connect(), postgres.connect()]);
});
afterAll(async () => {
  await Promise.all([db.end(), other.end()]);
  await postgres.close();
});
beforeEach(async () => {
  home = await makeHousehold(db);
  draft = await addDraft();
});

async function addDraft(changes: Record<string, unknown> = {}) {
  const row = { id: randomUUID(), tenant_id: home.tenantId, label: "Chalet", protected_name: "Jeanne", ...changes };
  const columns = Object.keys(row);
  await db.query(
    `insert into public.lines (${columns.join(", ")}) values (${columns.map((_, index) => `$${index + 1}`).join(", ")})`,
    Object.values(row),
  );
  return row.id;
}
const start = (
  changes: Record<string, unknown> = {},
  { lineId = draft, who = home.users.owner, connection = db, domain = SIP_DOMAIN } = {},
) => callAs<Job>(connection, who, "start_provisioning", { p_line_id: lineId, p_wish: wish(changes), p_sip_domain: domain });
const jobCall = (name: string, jobId: string, who = home.users.owner) => callAs<Job>(db, who, name, { p_job_id: jobId });
const endpointOf = async (lineId: string) =>
  (await db.query<{ id: string; username: string; status: string }>("select * from public.sip_endpoints where line_id = $1", [lineId]))[0];
const set = (jobId: string, change: string) => db.query(`update public.provisioning_jobs set ${change} where id = $1`, [jobId]);
const SECOND = "+33612300000";

describe("putting a line into service", () => {
  test("makes one job, an endpoint one can type in, and a line on its way", async () => {
    const job = await start({ area: "Lyon" });
    expect(job).toMatchObject({
      state: "pending",
      kind: "set_up",
      wish: { country: "FR", numberType: "local", area: "Lyon", delivery: "sip" },
      nextAt: expect.any(String),
    });
    const endpoint = await endpointOf(draft);
    expect(endpoint).toMatchObject({ username: expect.stringMatching(/^jeanne-\d{4}$/), status: "pending" });
    expect(await lineOf(db, draft)).toMatchObject({
      status: "provisioning",
      delivery: [{ kind: "sip", uri: `sip:${endpoint?.username}@${SIP_DOMAIN}` }],
    });
    expect(await db.query("select type from public.provisioning_events where job_id = $1", [job.id])).toEqual([{ type: "started" }]);
  });

  test("asked for again, even at once and in other words, it is the same job", async () => {
    const jobs = await Promise.all([start(), start({ country: "BE" }, { connection: other })]);
    expect(new Set(jobs.map(({ id }) => id)).size).toBe(1);
    expect((await start({ delivery: "number", secondNumber: SECOND })).id).toBe(jobs[0].id);
    expect(await db.query("select 1 from public.sip_endpoints where line_id = $1", [draft])).toHaveLength(1);
  });

  test.each([
    ["sip_then_number", [{ kind: "sip" }, { kind: "number", e164: SECOND }]],
    ["number_then_sip", [{ kind: "number", e164: SECOND }, { kind: "sip" }]],
    ["number", [{ kind: "number", e164: SECOND }]],
  ])("rings as wished: %s", async (delivery, rings) => {
    await start({ delivery, secondNumber: SECOND });
    expect(await lineOf(db, draft)).toMatchObject({ delivery: rings });
    expect(Boolean(await endpointOf(draft))).toBe(delivery !== "number");
  });

  test.each([
    ["kind", { kind: "sell" }],
    ["country", { country: "fr" }],
    ["number_type", { numberType: "premium" }],
    ["area", { area: "" }],
    ["delivery", { delivery: "pigeon" }],
    ["second_number", { delivery: "number", secondNumber: "0612300000" }],
    ["second_number", { delivery: "sip", secondNumber: SECOND }],
    ["second_number", { delivery: "number" }],
  ])("refuses a wish with a wrong %s", async (field, changes) => {
    await expect(start(changes)).rejects.toMatchObject({ code: "23514", constraint: `provisioning_wish_${field}` });
    expect(await lineOf(db, draft)).toMatchObject({ status: "draft", delivery: [] });
  });

  test("a second number never leads back to us, or to the telephone that forwards", async () => {
    const forwarded = await addDraft({ forwarded_number: "+33612377777" });
    const pool = await addNumber(db);
    for (const secondNumber of ["+33612377777", pool.e164, home.number]) {
      await expect(start({ delivery: "number", secondNumber }, { lineId: forwarded })).rejects.toMatchObject({
        code: "23514",
        constraint: "lines_delivery_does_not_loop",
      });
    }
  });

  test.each(["example.com", "x.sip.twilio.com.evil.test", "a b.sip.twilio.com", "", "sip.twilio.com"])(
    "takes no domain like '%s'",
    async (domain) => {
      await expect(start({}, { domain })).rejects.toMatchObject({ code: "22023" });
    },
  );

  // All credentials are in one list at the provider, by name alone.
  test("a name is given once, whatever domain is asked for", async () => {
    const named = async (domain: string) => {
      await db.query("select setseed(0.42)");
      const lineId = await addDraft({ protected_name: "Zebulon" });
      await start({}, { lineId, domain });
      return (await endpointOf(lineId))?.username;
    };
    expect(await named("another.sip.twilio.com")).not.toBe(await named(SIP_DOMAIN));
  });

  test("a line that keeps how it rings must ring somewhere", async () => {
    await expect(start({ delivery: "keep" })).rejects.toMatchObject({ constraint: "lines_in_service_ring_somewhere" });
    const ringing = await addDraft({ delivery: JSON.stringify([{ kind: "number", e164: SECOND }]) });
    expect(await start({ delivery: "keep" }, { lineId: ringing })).toMatchObject({ state: "pending" });
  });

  test("names of any script make a name that can be typed in", async () => {
    const named = async (protectedName: string) => {
      const lineId = await addDraft({ protected_name: protectedName });
      await start({}, { lineId });
      return (await endpointOf(lineId))?.username ?? "";
    };
    expect(await named("Éloïse d'Aubigné")).toMatch(/^eloise-\d{4}$/);
    expect(await named("李娜")).toMatch(/^ligne-\d{4}$/);
    expect(await named("Marie-Antoinette-Joséphine")).toMatch(/^marie-\d{4}$/);
  });

  test("a number is set up once, and changed only where there is one", async () => {
    await expect(start({}, { lineId: home.lineId })).rejects.toMatchObject({ code: "ET409" });
    await expect(start({ kind: "change_number" })).rejects.toMatchObject({ code: "ET409" });
    const job = await start({ kind: "change_number", delivery: "keep" }, { lineId: home.lineId });
    expect(job).toMatchObject({ kind: "change_number" });
    expect(await lineOf(db, home.lineId)).toMatchObject({ status: "active", delivery: [{ uri: "sip:jeanne@example.test" }] });
  });

  test("a household has five numbers, an organisation ten lines on their way", async () => {
    for (let count = 0; count < 4; count += 1) await start({}, { lineId: await addDraft() });
    await expect(start()).rejects.toMatchObject({ code: "ET429" });
    await db.query("update public.tenants set kind = 'organisation' where id = $1", [home.tenantId]);
    for (let count = 4; count < 10; count += 1) await start({}, { lineId: await addDraft() });
    await expect(start()).rejects.toMatchObject({ code: "ET429" });
  });

  test("is for owners of a tenant in service, and not for a line that is cancelled", async () => {
    const stranger = await makeHousehold(db);
    for (const who of [home.users.carer, home.users.viewer]) await expect(start({}, { who })).rejects.toMatchObject({ code: "42501" });
    await expect(start({}, { who: stranger.users.owner })).rejects.toMatchObject({ code: "P0002" });
    await callAs(db, home.users.owner, "cancel_line", { p_line_id: home.lineId });
    await expect(start({ kind: "change_number" }, { lineId: home.lineId })).rejects.toMatchObject({ code: "ET409" });
    await db.query("update public.tenants set status = 'suspended' where id = $1", [home.tenantId]);
    await expect(start()).rejects.toMatchObject({ code: "ET409" });
  });
});

describe("a job", () => {
  test("that waits goes on at the word of an owner or a carer; one that is over does not", async () => {
    const job = await start();
    await set(job.id, "state = 'parked', park_reason = 'no_stock', next_at = now() + interval '6 hours', attempts = 4");
    await expect(jobCall("retry_provisioning", job.id, home.users.viewer)).rejects.toMatchObject({ code: "42501" });
    const woken = await jobCall("retry_provisioning", job.id, home.users.carer);
    expect(woken).toMatchObject({ state: "running", attempts: 0, parkReason: null });
    expect(await jobCall("retry_provisioning", job.id)).toMatchObject({ state: "running" });
    await set(job.id, "state = 'ready'");
    await expect(jobCall("retry_provisioning", job.id)).rejects.toMatchObject({ code: "ET409" });
    await expect(jobCall("cancel_provisioning", job.id)).rejects.toMatchObject({ code: "ET409" });
  });

  test("that is cancelled is to be undone, and its line is a draft", async () => {
    const job = await start();
    await expect(jobCall("cancel_provisioning", job.id, home.users.carer)).rejects.toMatchObject({ code: "42501" });
    expect(await jobCall("cancel_provisioning", job.id)).toMatchObject({ state: "cancelling", nextAt: expect.any(String) });
    expect(await jobCall("cancel_provisioning", job.id)).toMatchObject({ state: "cancelling" });
    expect(await lineOf(db, draft)).toMatchObject({ status: "draft" });
    expect((await start()).id).toBe(job.id);
    await set(job.id, "state = 'cancelled'");
    expect((await start()).id).not.toBe(job.id);
  });
});

describe("a telephone's password", () => {
  const begin = (who = home.users.carer, lineId = draft) => callAs(db, who, "begin_sip_password", { p_line_id: lineId });
  const record = (id: string, version: number) =>
    call<{ isCurrent: boolean; jobIds: string[] }>(db, "record_sip_password", { p_endpoint_id: id, p_version: version });

  test("is counted from when it is asked for to when the provider knows it", async () => {
    await start();
    const endpoint = await endpointOf(draft);
    const id = endpoint?.id ?? "";
    expect(await begin()).toEqual({ endpointId: id, username: endpoint?.username, domain: SIP_DOMAIN, version: 1 });
    expect(await begin(home.users.owner)).toMatchObject({ version: 2 });
    expect(await call(db, "record_sip_credential", { p_endpoint_id: id, p_credential_sid: "CRcount" })).toBe(true);
    expect(await record(id, 1)).toEqual({ isCurrent: false, jobIds: [] });
    expect(await record(id, 2)).toEqual({ isCurrent: true, jobIds: [] });
    expect(await record(id, 3)).toEqual({ isCurrent: false, jobIds: [] });
    // Late news of an older one.
    await record(id, 1);
    expect(await call(db, "sip_endpoint", { p_endpoint_id: id })).toMatchObject({
      status: "ready",
      credentialSid: "CRcount",
      passwordVersion: 2,
      passwordSetVersion: 2,
    });
  });

  test("wakes the job that waits for the telephone, once", async () => {
    const job = await start();
    const id = (await endpointOf(draft))?.id ?? "";
    await begin();
    await set(job.id, "state = 'parked', park_reason = 'telephone_not_connected', next_at = null");
    expect(await record(id, 1)).toEqual({ isCurrent: true, jobIds: [job.id] });
    expect(await record(id, 1)).toEqual({ isCurrent: true, jobIds: [] });
  });

  test("is for owners and carers, and for a line with an endpoint", async () => {
    await expect(begin()).rejects.toMatchObject({ code: "P0002" });
    await expect(begin(home.users.viewer)).rejects.toMatchObject({ code: "42501" });
    expect(await call(db, "sip_endpoint", { p_endpoint_id: randomUUID() })).toBeNull();
  });

  test("made for an endpoint that is gone is not left at the provider", async () => {
    await start();
    const id = (await endpointOf(draft))?.id ?? "";
    await db.query("delete from public.lines where id = $1", [draft]);
    expect(await call(db, "sip_endpoint", { p_endpoint_id: id })).toMatchObject({ status: "removed", lineId: null });
    expect(await call(db, "record_sip_credential", { p_endpoint_id: id, p_credential_sid: "CRlate" })).toBe(false);
    expect(await db.query("select kind from private.provider_cleanups where provider_sid = 'CRlate'")).toEqual([{ kind: "credential" }]);
    expect(await record(id, 0)).toMatchObject({ isCurrent: false });
  });
});
