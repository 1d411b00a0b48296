import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { acting, SERVICE } from "./acting.ts";
import { ANYONE, call, type Household, makeHousehold } from "./household.ts";
import { journal, noted, operating } from "./operating.ts";
import { addNumber, lineOf, numberOf } from "./pool-scene.ts";
import { type Connection, type Postgres, startPostgres } from "./start-postgres.ts";

let postgres: Postgres;
let db: Connection;
let home: Household;
beforeAll(async () => {
  postgres = await startPostgres();
  db = await postgres.connect();
});
afterAll(async () => {
  await db.end();
  await postgres.close();
});
beforeEach(async () => {
  home = await makeHousehold(db);
});

const operate = operating(() => db);
const rows = (view: string, where: string) => acting(db, SERVICE, false, () => db.query(`select * from ops.${view} where ${where}`));
const why = { p_reason: "nuisance calls" };

describe("an operator", () => {
  test("burns a number: its line is a draft, and nobody is given it again until that is taken back", async () => {
    const burned = await operate("burn_number", { p_e164: home.number, ...why });
    expect(burned).toMatchObject({ status: "quarantined", burnedAt: expect.any(String) });
    expect(await lineOf(db, home.lineId)).toMatchObject({ status: "draft" });
    expect(await call(db, "line_route", { p_dialled: home.number })).toBeNull();
    expect(await journal(db, home.tenantId, "burn_number")).toMatchObject(
      noted({ after: { reason: "nuisance calls", lineId: home.lineId } }),
    );
    expect(await operate("burn_number", { p_e164: home.number, p_reason: "again" })).toMatchObject({ burnedAt: burned.burnedAt });
    await expect(operate("return_number", { p_e164: home.number, ...why })).rejects.toMatchObject({ code: "ET409" });
    expect(await operate("unburn_number", { p_e164: home.number })).not.toHaveProperty("burnedAt");
    await expect(operate("unburn_number", { p_e164: home.number })).rejects.toMatchObject({ code: "ET409" });
  });

  test("ends a rest early: at once where nobody is named any more, else once that is so", async () => {
    const cleared = await addNumber(db, { status: "quarantined", cleared_at: new Date() });
    expect(await operate("return_number", { p_e164: cleared.e164, ...why })).toMatchObject({ status: "available" });
    await expect(operate("return_number", { p_e164: cleared.e164, ...why })).rejects.toMatchObject({ code: "ET409" });
    const fresh = await addNumber(db, { status: "quarantined" });
    expect(await operate("return_number", { p_e164: fresh.e164, ...why })).toMatchObject({ status: "quarantined" });
    const due = await call<object[]>(db, "numbers_to_rest", { p_now: new Date(Date.now() + 1_000), p_limit: 500 });
    expect(due).toContainEqual({ e164: fresh.e164, sid: fresh.sid, act: "clear" });
  });

  test("gives a number back that serves nobody", async () => {
    await expect(operate("release_number", { p_e164: home.number, ...why })).rejects.toMatchObject({ code: "ET409" });
    const { e164 } = await addNumber(db);
    expect(await operate("release_number", { p_e164: e164, ...why })).toMatchObject({
      status: "quarantined",
      releaseAskedAt: expect.any(String),
    });
    expect(await operate("return_number", { p_e164: e164, ...why })).not.toHaveProperty("releaseAskedAt");
  });

  test("takes a number up again that was given back, unless it is burned", async () => {
    const adopt = (e164: string) =>
      operate("adopt_number", { p_e164: e164, p_provider_sid: `PN${randomUUID()}`, p_country: "FR", p_number_type: "mobile" });
    const { e164 } = await addNumber(db, { status: "released" });
    expect(await adopt(e164)).toMatchObject({ status: "available", numberType: "mobile" });
    const burned = await addNumber(db, { status: "released", burned_at: new Date(), burn_reason: "why" });
    await expect(adopt(burned.e164)).rejects.toMatchObject({ code: "ET409" });
  });

  test("stops a line's way into service, once", async () => {
    await db.query("delete from public.phone_numbers where line_id = $1", [home.lineId]);
    await db.query("update public.lines set status = 'provisioning' where id = $1", [home.lineId]);
    const [job] = await db.query<{ id: string }>(
      "insert into public.provisioning_jobs (tenant_id, line_id, step) values ($1, $2, 'buy') returning id",
      [home.tenantId, home.lineId],
    );
    const cancel = () => operate("cancel_provisioning", { p_job_id: job?.id, p_reason: "asked by telephone" });
    expect(await cancel()).toEqual({ id: job?.id, state: "cancelling", step: "buy" });
    expect(await lineOf(db, home.lineId)).toMatchObject({ status: "draft" });
    await expect(cancel()).rejects.toMatchObject({ code: "ET409" });
    expect(await journal(db, home.tenantId, "cancel_provisioning")).toMatchObject(noted({ after: { step: "buy" } }));
  });

  test("sees the pool, purchases, what is late and what is left at the provider, without a name", async () => {
    await addNumber(db, { country: "LU", monthly_price_cents: 150 });
    await addNumber(db, { country: "LU", monthly_price_cents: 100, status: "quarantined" });
    expect(await rows("pool", "country = 'LU'")).toMatchObject([
      { available: 1, quarantined: 1, not_cleared: 1, monthly_price_cents: 250 },
    ]);
    await db.query(
      `insert into private.number_purchases (e164, country, number_type, state, created_at) values ('+35220000001', 'LU', 'local', 'unknown', now())`,
    );
    expect(await rows("purchases", "country = 'LU'")).toMatchObject([{ state: "unknown", e164: "+35220000001" }]);
    await db.query(
      `insert into public.provisioning_jobs (tenant_id, line_id, wish, next_at) values ($1, $2, '{"country": "FR", "secondNumber": "+33612300000"}', now() - interval '1 hour')`,
      [home.tenantId, home.lineId],
    );
    const [job] = await rows("provisioning", `tenant_id = '${home.tenantId}'`);
    expect(job).toMatchObject({ country: "FR", is_late: true, park_reason: null });
    expect(JSON.stringify(job)).not.toContain("+33612300000");
    await db.query("insert into private.provider_cleanups (kind, provider_sid) values ('bundle', 'BUleft')");
    expect(await rows("cleanups", "provider_sid = 'BUleft'")).toMatchObject([{ kind: "bundle", attempts: 0 }]);
  });
});

describe("what to dial", () => {
  const code = {
    p_country: "FR",
    p_operator: "Orange",
    p_line_type: "mobile",
    p_kind: "all",
    p_on_code: "*21*{number}#",
    p_off_code: "#21#",
    p_check_code: null,
    p_number_form: "national",
    p_note_fr: null,
    p_note_en: null,
    p_source: "tried on 2026-11-24",
    p_is_verified: true,
  };
  const codes = (where: string) =>
    acting(db, ANYONE, false, () => db.query<Record<string, unknown>>(`select * from public.forwarding_codes where ${where}`));

  test("is known of the operators of four countries, and is read by everybody", async () => {
    const countries = await acting(db, ANYONE, false, () =>
      db.query("select country, count(*)::integer as n from public.forwarding_codes group by 1 order by 1"),
    );
    expect(countries).toMatchObject([{ country: "BE" }, { country: "CA" }, { country: "CH" }, { country: "FR" }, { country: "US" }]);
    expect(await codes("country = 'FR' and operator = 'Free Mobile' and kind = 'no_reply'")).toMatchObject([
      { on_code: "**61*{number}**{seconds}#", off_code: "##61#", is_verified: true },
    ]);
    // Told by nobody who tried.
    expect(await codes("is_verified and (line_type = 'box' and on_code is not null or country = 'BE')")).toEqual([]);
  });

  test("is changed by operators, who leave word of it", async () => {
    const set = await operate<{ id: string }>("set_forwarding_code", code);
    expect(await codes(`id = '${set.id}'`)).toMatchObject([{ on_code: "*21*{number}#", number_form: "national", source: code.p_source }]);
    expect((await operate<{ id: string }>("set_forwarding_code", { ...code, p_off_code: "##21#" })).id).toBe(set.id);
    const [first] = await db.query("select after from public.audit_log where action = 'set_forwarding_code' and row_id = $1 order by id", [
      set.id,
    ]);
    expect(first).toMatchObject({ after: { operator: "Orange", off_code: "#21#" } });
    await operate("remove_forwarding_code", { p_id: set.id });
    expect(await codes(`id = '${set.id}'`)).toEqual([]);
    await expect(operate("remove_forwarding_code", { p_id: set.id })).rejects.toMatchObject({ code: "P0002" });
  });

  test.each([
    ["no place for the number", { p_on_code: "**21#" }],
    ["something that is dialled with letters", { p_on_code: "**21*{number}#;evil" }],
    ["no way at all", { p_on_code: null }],
    ["a note in one language", { p_note_fr: "Essayez." }],
  ])("is refused with %s", async (_, changes) => {
    await expect(operate("set_forwarding_code", { ...code, p_operator: "Autre", ...changes })).rejects.toMatchObject({ code: "23514" });
  });
});

test.each([
  ["burn_number", { p_e164: "+33100000000", ...why }],
  ["unburn_number", { p_e164: "+33100000000" }],
  ["release_number", { p_e164: "+33100000000", ...why }],
  ["return_number", { p_e164: "+33100000000", ...why }],
  ["cancel_provisioning", { p_job_id: randomUUID(), ...why }],
])("%s of what is not there says so", async (name, args) => {
  await expect(operate(name, args)).rejects.toMatchObject({ code: "P0002" });
});

test("a number that is no longer ours is nothing to operate on", async () => {
  const { e164 } = await addNumber(db, { status: "released" });
  for (const name of ["burn_number", "release_number", "return_number"]) {
    await expect(operate(name, { p_e164: e164, ...why })).rejects.toMatchObject({ code: "ET409" });
  }
  expect(await numberOf(db, e164)).toMatchObject({ status: "released", burned_at: null });
});
