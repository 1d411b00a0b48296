import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { acting, person } from "./acting.ts";
import { ANYONE, callAs, type Household, makeHousehold, tokenHash } from "./household.ts";
import { type Connection, type Postgres, startPostgres } from "./start-postgres.ts";

const MOTHER = "+33139000012";
const WISH = { kind: "set_up", country: "FR", numberType: "local", delivery: "sip" };

let postgres: Postgres;
let db: Connection;
let home: Household;
let draftId: string;
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
  draftId = randomUUID();
  await as(
    home.users.owner,
    "insert into public.lines (id, tenant_id, label, protected_name, forwarded_number) values ($1, $2, $3, $4, $5)",
    [draftId, home.tenantId, "Ligne de Marie", "Marie", MOTHER],
  );
  await set(home.users.owner, "setup", { forWhom: "relative" });
});

const as = (userId: string, statement: string, values: unknown[]) => acting(db, person(userId), true, () => db.query(statement, values));
const set = (userId: string, column: string, value: unknown) =>
  as(userId, `update public.lines set ${column} = $2 where id = $1 returning id`, [draftId, value]);
const lineOf = async () =>
  (await db.query<{ agreed_at: Date | null; setup: unknown }>("select agreed_at, setup from public.lines where id = $1", [draftId]))[0];
const newLink = async (userId = home.users.owner) => {
  const hash = tokenHash();
  await callAs(db, userId, "ask_line_agreement", { p_line_id: draftId, p_token_hash: hash });
  return hash;
};
const view = (hash: string) => callAs<Record<string, unknown> | null>(db, ANYONE, "view_line_agreement", { p_token_hash: hash });
const answer = (hash: string, agrees: boolean | null) =>
  callAs<{ agrees: boolean }>(db, ANYONE, "answer_line_agreement", { p_token_hash: hash, p_agrees: agrees, p_words: "2026-11" });
const start = () =>
  callAs(db, home.users.owner, "start_provisioning", { p_line_id: draftId, p_wish: WISH, p_sip_domain: "ethiq.sip.twilio.com" });

test("a line installed by steps gets no number before the person said yes", async () => {
  await expect(start()).rejects.toMatchObject({ code: "ET409", message: expect.stringContaining("has not agreed") });
  const hash = await newLink(home.users.carer);
  expect(await view(hash)).toMatchObject({ protectedName: "Marie", agreedAt: null });
  expect(await answer(hash, true)).toMatchObject({ agrees: true });
  expect(await view(hash)).toMatchObject({ agreedAt: expect.any(String) });
  await expect(start()).resolves.toMatchObject({ state: "pending" });
});

test("nobody of the household says yes in the person's place", async () => {
  for (const who of [home.users.owner, home.users.carer]) {
    await expect(set(who, "agreed_at", new Date())).rejects.toMatchObject({ code: "42501" });
  }
  await expect(newLink(home.users.viewer)).rejects.toMatchObject({ code: expect.stringMatching(/42501|P0002/) });
  const stranger = (await makeHousehold(db)).users.owner;
  await expect(newLink(stranger)).rejects.toMatchObject({ code: "P0002" });
});

test("a yes said twice is one; the household asks no more", async () => {
  const hash = await newLink();
  const first = await answer(hash, true);
  expect(await answer(hash, true)).toEqual(first);
  await expect(newLink()).rejects.toMatchObject({ code: "ET409" });
});

test("after a no nothing is kept of the person: no draft, no journal, no other link", async () => {
  const [hash, other] = [await newLink(), await newLink()];
  await db.query(
    "insert into private.idempotency_keys (user_id, key, route, request_hash, response) values ($1, 'k', 'POST /lines', 'h', $2)",
    [home.users.owner, { id: draftId, protectedName: "Marie" }],
  );
  expect(await answer(hash, false)).toMatchObject({ agrees: false });
  expect(await lineOf()).toBeUndefined();
  const told = await db.query(
    "select 1 from public.audit_log where tenant_id = $2 and (row_id = $1 or before::text like '%Marie%' or after::text like '%Marie%')",
    [draftId, home.tenantId],
  );
  expect(told).toEqual([]);
  expect(await db.query("select 1 from private.idempotency_keys where user_id = $1", [home.users.owner])).toEqual([]);
  for (const each of [hash, other]) {
    expect(await view(each)).toBeNull();
    await expect(answer(each, true)).rejects.toMatchObject({ code: "P0002" });
  }
  // The rest of the household's journal stands.
  expect(await db.query("select 1 from public.audit_log where tenant_id = $1 limit 1", [home.tenantId])).toHaveLength(1);
});

test("once the line is in service a no by the old link removes nothing", async () => {
  const hash = await newLink();
  await answer(hash, true);
  await start();
  await expect(answer(hash, false)).rejects.toMatchObject({ code: "ET410" });
  expect(await lineOf()).toBeDefined();
});

test("a link of last week is over, and no answer is none", async () => {
  const hash = await newLink();
  await expect(answer(hash, null)).rejects.toMatchObject({ code: "22023" });
  await db.query("update private.line_agreement_links set created_at = now() - interval '8 days' where line_id = $1", [draftId]);
  expect(await view(hash)).toBeNull();
  await expect(answer(hash, true)).rejects.toMatchObject({ code: "P0002" });
});

test("another telephone number asks for another yes; after the draft it stays", async () => {
  await answer(await newLink(), true);
  await set(home.users.carer, "forwarded_number", "+33139000013");
  expect(await lineOf()).toMatchObject({ agreed_at: null });
  await answer(await newLink(), true);
  await start();
  await expect(set(home.users.owner, "forwarded_number", "+33139000014")).rejects.toMatchObject({ code: "ET409" });
});

test("answers are kept by owners and carers, and are no heap", async () => {
  await set(home.users.carer, "setup", { forWhom: "self" });
  expect(await lineOf()).toMatchObject({ setup: { forWhom: "self" } });
  expect(await set(home.users.viewer, "setup", {})).toEqual([]);
  await expect(set(home.users.owner, "setup", { note: "x".repeat(3_000) })).rejects.toMatchObject({ code: "23514" });
});
