import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { acting, person } from "./acting.ts";
import { addPerson, call, callAs, type Household, makeHousehold } from "./household.ts";
import { daysFromNow } from "./pool-scene.ts";
import { type Connection, type Postgres, startPostgres } from "./start-postgres.ts";

let postgres: Postgres;
let db: Connection;
let other: Connection;
let home: Household;
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
});

const PROFILE = {
  endUserType: "individual",
  attributes: { first_name: "Jeanne", last_name: "Martin", email: "jeanne@exemple.fr" },
  address: { street: "1 rue des Lilas", city: "Lyon", postalCode: "69001", region: "", country: "FR" },
  documents: [{ type: "passport", attributes: { document_number: "12AB34567" } }],
};
const save = (profile: unknown = PROFILE, who = home.users.owner) =>
  callAs<Record<string, unknown>>(db, who, "save_regulatory_profile", { p_tenant_id: home.tenantId, p_profile: JSON.stringify(profile) });
const bundleFor = (country = "FR", type = "local") =>
  call<{ profile: unknown; bundle: Record<string, unknown> | null }>(db, "bundle_for", {
    p_tenant_id: home.tenantId,
    p_country: country,
    p_number_type: type,
  });
const saveBundle = (bundle: Record<string, unknown>) =>
  call<Record<string, unknown> | null>(db, "save_bundle", {
    p_tenant_id: home.tenantId,
    p_bundle: JSON.stringify({ country: "FR", numberType: "local", endUserType: "individual", ...bundle }),
  });
const decide = (sid: string, status: string, failure: string | null = null) =>
  call<{ jobIds: string[] }>(db, "record_bundle_status", { p_provider_sid: sid, p_status: status, p_failure: failure });
const parkedJob = async (reason: string, wish: Record<string, string> = { country: "FR", numberType: "local" }) => {
  const [line] = await db.query<{ id: string }>(
    "insert into public.lines (tenant_id, label, protected_name) values ($1, 'L', 'J') returning id",
    [home.tenantId],
  );
  const [job] = await db.query<{ id: string }>(
    `insert into public.provisioning_jobs (tenant_id, line_id, state, park_reason, wish, next_at)
    values ($1, $2, 'parked', $3, $4, null) returning id`,
    [home.tenantId, line?.id, reason, JSON.stringify(wish)],
  );
  return job?.id ?? "";
};
const stateOf = async (id: string) => (await db.query("select state from public.provisioning_jobs where id = $1", [id]))[0]?.state;
const cleanups = (at = daysFromNow(0.01), connection = db) =>
  call<{ id: string; kind: string; providerSid: string | null; attempts: number; detail: object }[]>(connection, "due_cleanups", {
    p_now: at,
    p_limit: 100,
  });

describe("what a tenant says of itself", () => {
  test("is kept whole, replaced whole, and told to our servers as they need it", async () => {
    const saved = await save();
    expect(saved).toMatchObject({ endUserType: "individual", email: "jeanne@exemple.fr", address: { customerName: "Jeanne Martin" } });
    expect(await bundleFor()).toEqual({ profile: saved, bundle: null });
    const again = await save({ endUserType: "business", attributes: { business_name: "Lilas" }, address: null, documents: [] });
    expect(again).toMatchObject({
      endUserType: "business",
      email: `${home.users.owner}@exemple.fr`,
      attributes: { business_name: "Lilas" },
      address: null,
      documents: [],
    });
    expect(await db.query("select 1 from public.regulatory_profiles where tenant_id = $1", [home.tenantId])).toHaveLength(1);
  });

  test("is answered to an owner whose address is sure, where none is named", async () => {
    const { attributes: _, ...nameless } = PROFILE;
    await db.query("update auth.users set email_confirmed_at = null where id = $1", [home.users.owner]);
    expect(await save(nameless)).toMatchObject({ email: null });
    const second = await addPerson(db);
    await db.query("insert into public.tenant_members (tenant_id, user_id, role) values ($1, $2, 'owner')", [home.tenantId, second.id]);
    expect(await bundleFor()).toMatchObject({ profile: { email: second.email } });
  });

  test("is its owners' alone, and not spelled in the journal", async () => {
    const stranger = await makeHousehold(db);
    for (const who of [home.users.carer, home.users.viewer]) await expect(save(PROFILE, who)).rejects.toMatchObject({ code: "42501" });
    await expect(save(PROFILE, stranger.users.owner)).rejects.toMatchObject({ code: "P0002" });
    await save();
    await save({ ...PROFILE, attributes: { first_name: "Jeannette" } });
    const journal = await db.query<{ action: string; after: Record<string, unknown> }>(
      "select action, after from public.audit_log where tenant_id = $1 and table_name = 'regulatory_profiles' order by id",
      [home.tenantId],
    );
    expect(journal).toMatchObject([
      { action: "insert", after: { attributes: "set", address: "set", documents: "set" } },
      { action: "update", after: { attributes: "changed", address: "set" } },
    ]);
    expect(JSON.stringify(journal)).not.toMatch(/Jeanne|Lilas|12AB/);
    const remove = (who: string) =>
      acting(db, person(who), true, () =>
        db.query("delete from public.regulatory_profiles where tenant_id = $1 returning 1", [home.tenantId]),
      );
    expect(await remove(home.users.carer)).toEqual([]);
    expect(await remove(home.users.owner)).toHaveLength(1);
  });

  test.each([
    ["no kind of end user", { ...PROFILE, endUserType: "robot" }],
    ["facts that are no text", { ...PROFILE, attributes: { first_name: 7 } }],
    ["a fact without end", { ...PROFILE, attributes: { first_name: "x".repeat(201) } }],
    ["facts without end", { ...PROFILE, attributes: Object.fromEntries(Array.from({ length: 31 }, (_, n) => [`fact_${n}`, "x"])) }],
    ["an address without a town", { ...PROFILE, address: { street: "1 rue", postalCode: "69001", country: "FR" } }],
    ["an address with more in it", { ...PROFILE, address: { ...PROFILE.address, iban: "FR76" } }],
    ["a country that is none", { ...PROFILE, address: { ...PROFILE.address, country: "France" } }],
    ["a document with more in it", { ...PROFILE, documents: [{ type: "passport", attributes: {}, file: "data:" }] }],
    ["documents without end", { ...PROFILE, documents: Array.from({ length: 11 }, () => ({ type: "passport", attributes: {} })) }],
  ])("is refused with %s", async (_, profile) => {
    await expect(save(profile)).rejects.toMatchObject({ code: "23514" });
    expect(await bundleFor()).toMatchObject({ profile: null });
  });

  test("wakes what waited for it, and nothing else", async () => {
    const [missing, pending] = [await parkedJob("documents_missing"), await parkedJob("approval_pending")];
    await save();
    expect(await stateOf(missing)).toBe("running");
    expect(await stateOf(pending)).toBe("parked");
  });
});

describe("an approval", () => {
  test("is one for each kind of number and end user; what is left out stays", async () => {
    await save();
    const sid = `BU${randomUUID()}`;
    await saveBundle({ status: "draft", regulationSid: "RN1", providerSid: sid, addressSid: "AD1", endUserSid: "IT1" });
    const bundle = await saveBundle({ status: "draft", missing: [{ field: "birth_date", reason: "missing" }] });
    expect(bundle).toMatchObject({ providerSid: sid, addressSid: "AD1", missing: [{ field: "birth_date" }] });
    expect((await bundleFor()).bundle).toEqual(bundle);
    expect((await bundleFor("FR", "mobile")).bundle).toBeNull();
    await save({ ...PROFILE, endUserType: "business" });
    expect((await bundleFor()).bundle).toBeNull();
  });

  test("that is decided wakes the jobs it concerns, once", async () => {
    const sid = `BU${randomUUID()}`;
    await saveBundle({ status: "pending_review", providerSid: sid });
    const [job, elsewhere] = [
      await parkedJob("approval_pending"),
      await parkedJob("approval_pending", { country: "BE", numberType: "local" }),
    ];
    expect(await decide(sid, "in_review")).toMatchObject({ jobIds: [] });
    expect(await decide(sid, "approved")).toMatchObject({ jobIds: [job], tenantId: home.tenantId });
    expect(await decide(sid, "approved")).toMatchObject({ jobIds: [] });
    expect(await stateOf(elsewhere)).toBe("parked");
    expect(await decide("BUnobody", "approved")).toEqual({ jobIds: [], tenantId: null });
  });

  test("that is refused says why until it is looked at again", async () => {
    const sid = `BU${randomUUID()}`;
    await save();
    await saveBundle({ status: "pending_review", providerSid: sid });
    const job = await parkedJob("approval_pending");
    expect(await decide(sid, "rejected", "The address does not match")).toMatchObject({ jobIds: [job] });
    expect((await bundleFor()).bundle).toMatchObject({ status: "rejected", failureReason: "The address does not match" });
    await decide(sid, "in_review");
    expect((await bundleFor()).bundle).toMatchObject({ status: "in_review", failureReason: null });
  });

  test("that nobody heard of for a while is looked up", async () => {
    const sid = `BU${randomUUID()}`;
    await saveBundle({ status: "pending_review", providerSid: sid });
    const waiting = (at: Date) => call<string[]>(db, "bundles_in_review", { p_now: at, p_limit: 100 });
    expect(await waiting(daysFromNow(-1))).not.toContain(sid);
    expect(await waiting(daysFromNow(1))).toContain(sid);
    await decide(sid, "approved");
    expect(await waiting(daysFromNow(1))).not.toContain(sid);
  });

  test("shows its state to members, and to nobody what it is called at the provider", async () => {
    await saveBundle({ status: "pending_review", providerSid: `BU${randomUUID()}` });
    const see = (columns: string, who: string) =>
      acting(db, person(who), false, () =>
        db.query(`select ${columns} from public.regulatory_bundles where tenant_id = $1`, [home.tenantId]),
      );
    expect(await see("status", home.users.viewer)).toEqual([{ status: "pending_review" }]);
    expect(await see("status", (await makeHousehold(db)).users.owner)).toEqual([]);
    await expect(see("provider_sid", home.users.owner)).rejects.toMatchObject({ code: "42501" });
  });
});

describe("what the provider still has", () => {
  beforeEach(async () => {
    await db.query("delete from private.provider_cleanups");
  });

  test("of an approval is removed in the order in which it lets go, and so is what came too late", async () => {
    await saveBundle({ providerSid: "BUa", endUserSid: "ITa", addressSid: "ADa" });
    await saveBundle({ providerSid: "BUb" });
    await db.query("delete from public.regulatory_bundles where tenant_id = $1", [home.tenantId]);
    await callAs(db, home.users.owner, "erase_tenant", { p_tenant_id: home.tenantId });
    expect(await saveBundle({ providerSid: "BUc", endUserSid: "ITc" })).toBeNull();
    expect((await cleanups()).map(({ providerSid }) => providerSid)).toEqual(["BUa", "BUb", "ITa", "ADa", "BUc", "ITc"]);
  });

  test("of an endpoint is found by its name when nobody heard what it is called, and forgotten once it is gone", async () => {
    await db.query(
      "insert into public.sip_endpoints (tenant_id, line_id, username, domain) values ($1, $2, 'jeanne-0001', 'x.sip.twilio.com')",
      [home.tenantId, home.lineId],
    );
    await db.query("update public.sip_endpoints set status = 'removed' where tenant_id = $1", [home.tenantId]);
    await db.query("delete from public.sip_endpoints where tenant_id = $1", [home.tenantId]);
    const [due] = await cleanups();
    expect(due).toMatchObject({ kind: "credential", providerSid: null, detail: { username: "jeanne-0001" } });
    await call(db, "settle_cleanup", { p_id: due?.id, p_error: null });
    expect(await db.query("select detail, done_at is not null as done from private.provider_cleanups")).toEqual([
      { detail: {}, done: true },
    ]);
    expect(await cleanups(daysFromNow(30))).toEqual([]);
  });

  test("is one worker's at a time, and tried ever less often", async () => {
    await saveBundle({ providerSid: "BUd" });
    await db.query("delete from public.regulatory_bundles where tenant_id = $1", [home.tenantId]);
    const at = daysFromNow(0.01);
    const both = await Promise.all([cleanups(at), cleanups(at, other)]);
    expect(both.flat()).toMatchObject([{ providerSid: "BUd", attempts: 1 }]);
    await call(db, "settle_cleanup", { p_id: both.flat()[0]?.id, p_error: "20404 in use" });
    expect(await cleanups(new Date(at.getTime() + 9 * 60_000))).toEqual([]);
    expect(await cleanups(new Date(at.getTime() + 10 * 60_000))).toMatchObject([{ attempts: 2 }]);
    expect(await cleanups(new Date(at.getTime() + 25 * 60_000))).toEqual([]);
    expect(await cleanups(new Date(at.getTime() + 30 * 60_000))).toMatchObject([{ attempts: 3 }]);
    expect(await db.query("select last_error from private.provider_cleanups")).toEqual([{ last_error: "20404 in use" }]);
  });
});
