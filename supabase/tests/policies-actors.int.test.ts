import { afterAll, beforeAll, expect, test } from "vitest";
import { type Actor, acting, person } from "./acting.ts";
import { exampleCall, exposedFunctions } from "./rights-calls.ts";
import { readRights } from "./rights-document.ts";
import { type Outcome, outcomeOf, outcomeOfCall } from "./rights-outcome.ts";
import { keyOf, makeScene, type Scene } from "./rights-scene.ts";
import { attempt } from "./rights-statements.ts";
import { type Connection, type Postgres, startPostgres } from "./start-postgres.ts";

// Actors that docs/rights.md tells in a sentence: API keys, and people whose second factor is still to be shown.

const { tables, functions } = await readRights();

let postgres: Postgres;
let db: Connection;
let scene: Scene;
beforeAll(async () => {
  postgres = await startPostgres();
  db = await postgres.connect();
  scene = await makeScene(db);
});
afterAll(async () => {
  await db.end();
  await postgres.close();
});

async function outcomes(actor: Actor, member = scene.home.users.viewer): Promise<Record<string, Outcome>> {
  const found: Record<string, Outcome> = {};
  for (const { table, verb } of tables) found[`${table} ${verb}`] = await outcomeOf(db, actor, attempt(table, verb, scene, member));
  return found;
}

async function callable(actor: Actor): Promise<string[]> {
  const names: string[] = [];
  for (const each of await exposedFunctions(db)) {
    if ((await outcomeOfCall(db, actor, exampleCall(each, scene))) === "yes") names.push(each.name);
  }
  return names;
}

/** What the document promises to one of the household, on rows that are not their own. */
const promised = (who: "carer" | "viewer"): Record<string, Outcome> =>
  Object.fromEntries(tables.map(({ table, verb, cells }) => [`${table} ${verb}`, cells[who] === "own" ? "none" : cells[who]]));

// Forwarding codes are everybody's.
const withoutHelp = (found: Record<string, Outcome>) =>
  Object.entries(found).filter(([right, outcome]) => outcome === "yes" && right !== "forwarding_codes select");

test.each(["carer", "viewer"] as const)("an API key does what a %s does, and has no profile and no colleagues", async (kind) => {
  expect(await outcomes(keyOf(scene, kind))).toEqual({ ...promised(kind), "profiles select": "none" });
});

test.each([
  ["carer", ["request_contact_invitation"]],
  ["viewer", []],
] as const)("the key of a %s calls nothing that is for people: %j besides what links and requests need", async (kind, more) => {
  const forLinks = functions.filter(({ cells }) => cells.anon === "yes").map(({ name }) => name);
  const requests = ["claim_idempotency_key", "store_idempotent_answer"];
  expect(await callable(keyOf(scene, kind))).toEqual([...forLinks, ...requests, ...more].sort());
});

test.each([
  ["was revoked", () => keyOf(scene, "revoked")],
  ["has expired", () => keyOf(scene, "expired")],
  ["never was", () => person(scene.stranger.tenantId, { api_key_id: scene.stranger.tenantId })],
  ["names another than it is", () => person(scene.keys.carer, { api_key_id: scene.keys.viewer })],
  ["says it is nobody", () => person(scene.keys.carer, { api_key_id: null })],
  ["is no key but an owner", () => person(scene.home.users.owner, { api_key_id: scene.keys.revoked })],
  ["forgets to say that it is one", () => person(scene.keys.carer)],
])("a key that %s finds nothing and changes nothing", async (_, actor) => {
  const found = await outcomes(actor());
  // A person's own profile is theirs; a key has none.
  expect(withoutHelp(found)).toEqual([]);
  expect(found["lines select"]).toBe("none");
  expect(found["contacts insert"]).toBe("no");
});

test("a key that is used as a person's token is not that person", async () => {
  const actor = person(scene.home.users.owner, { api_key_id: scene.keys.carer });
  expect(withoutHelp(await outcomes(actor))).toEqual([]);
});

test("what a key changes is in the journal under the key", async () => {
  const journal = await acting(db, keyOf(scene, "carer"), false, async () => {
    await db.query("update public.contacts set name = 'Autre' where tenant_id = $1", [scene.home.tenantId]);
    await db.query("reset role");
    return db.query("select distinct actor_kind, actor_id from public.audit_log where action = 'update' and after ->> 'name' = 'Autre'");
  });
  expect(journal).toEqual([{ actor_kind: "api_key", actor_id: scene.keys.carer }]);
});

const factor = (status: string) =>
  db.query("insert into auth.mfa_factors (user_id, status) values ($1, $2)", [scene.home.users.carer, status]);
const carer = (claims: Record<string, unknown> = {}) => person(scene.home.users.carer, claims);

test("who has a second factor is let in by it, and sees but their own profile until then", async () => {
  const before = await outcomes(carer({ aal: "aal1" }));
  expect(before).toEqual(promised("carer"));
  await factor("unverified");
  expect(await outcomes(carer({ aal: "aal1" }))).toEqual(before);
  await factor("verified");

  for (const claims of [{ aal: "aal1" }, {}, { aal: null }, { aal: "aal3" }]) {
    expect(withoutHelp(await outcomes(carer(claims)))).toEqual([]);
    const own = await outcomes(carer(claims), scene.home.users.carer);
    expect(withoutHelp(own)).toEqual([
      ["profiles select", "yes"],
      ["profiles update", "yes"],
    ]);
  }
  expect(await outcomes(carer({ aal: "aal2" }))).toEqual(before);
});

test("until then no function that is for members answers either", async () => {
  const forLinks = functions.filter(({ cells }) => cells.anon === "yes").map(({ name }) => name);
  const own = ["claim_idempotency_key", "store_idempotent_answer"];
  expect(await callable(carer({ aal: "aal1" }))).toEqual([...forLinks, ...own].sort());
});

test("nobody hears of live calls without the second factor, nor with a key that is over", async () => {
  const topic = `tenant:${scene.home.tenantId}`;
  const hears = (actor: Actor) =>
    outcomeOf(db, actor, {
      prelude: `select set_config('realtime.topic', '${topic}', true)`,
      statement: `select 1 from realtime.messages where topic = '${topic}'`,
    });
  expect(await hears(carer({ aal: "aal2" }))).toBe("yes");
  expect(await hears(carer({ aal: "aal1" }))).toBe("none");
  expect(await hears(keyOf(scene, "carer"))).toBe("yes");
  expect(await hears(keyOf(scene, "revoked"))).toBe("none");
});

test("what was erased or left is closed at once, whatever a token still says", async () => {
  const { viewer } = scene.home.users;
  const prelude = `delete from public.tenant_members where user_id = '${viewer}'`;
  expect(await outcomeOf(db, person(viewer), { prelude, statement: "select 1 from public.calls" })).toBe("none");
  expect(await outcomeOf(db, person(viewer), { statement: "select 1 from public.calls" })).toBe("yes");
});
