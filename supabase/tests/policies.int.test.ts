import { afterAll, beforeAll, expect, test } from "vitest";
import { type Actor, acting, person } from "./acting.ts";
import { type ExposedFunction, exampleCall, exposedFunctions } from "./rights-calls.ts";
import { type Cells, readRights } from "./rights-document.ts";
import { outcomeOf, outcomeOfCall } from "./rights-outcome.ts";
import { actorOf, makeScene, PEOPLE, type Person, type Scene } from "./rights-scene.ts";
import { attempt } from "./rights-statements.ts";
import { type Connection, type Postgres, startPostgres } from "./start-postgres.ts";

const { tables, functions } = await readRights();

let postgres: Postgres;
let db: Connection;
let scene: Scene;
let exposed: ExposedFunction[];

beforeAll(async () => {
  postgres = await startPostgres();
  db = await postgres.connect();
  scene = await makeScene(db);
  exposed = await exposedFunctions(db);
});
afterAll(async () => {
  await db.end();
  await postgres.close();
});

const idOf = (who: Person) => (who === "owner" || who === "carer" || who === "viewer" ? scene.home.users[who] : undefined);

test.each(tables)("$table $verb is as docs/rights.md says", async ({ table, verb, cells }) => {
  const found = {} as Cells;
  for (const who of PEOPLE) {
    const actor = actorOf(scene, who);
    const { carer, viewer } = scene.home.users;
    const onOthers = await outcomeOf(db, actor, attempt(table, verb, scene, who === "viewer" ? carer : viewer));
    const own = idOf(who);
    found[who] = onOthers;
    if (cells[who] === "own" && onOthers === "none" && own) {
      found[who] = (await outcomeOf(db, actor, attempt(table, verb, scene, own))) === "yes" ? "own" : "none";
    }
  }
  expect(found).toEqual(cells);
});

test("docs/rights.md speaks of every table and verb once", async () => {
  const named = await db.query<{ right: string }>(`
    select c.relname || ' ' || verb as right from pg_class c, unnest(array['select', 'insert', 'update', 'delete']) as verb
    where c.relkind in ('r', 'p', 'v', 'm', 'f') and c.relnamespace = 'public'::regnamespace`);
  expect(tables.map(({ table, verb }) => `${table} ${verb}`).sort()).toEqual(named.map(({ right }) => right).sort());
});

test.each(tables)("the columns for $table $verb are those of docs/rights.md", async ({ table, verb, columns }) => {
  const rows = await db.query<{ name: string; may: boolean }>(
    `select a.attname as name, has_column_privilege('authenticated', a.attrelid, a.attnum, $2) as may
    from pg_attribute a where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped order by a.attnum`,
    [`public.${table}`, verb === "delete" ? "select" : verb],
  );
  const named = (may: boolean) => rows.filter((row) => row.may === may).map(({ name }) => name);
  const hidden = named(false).length > 0 ? `all but ${named(false).join(", ")}` : "all";
  expect(columns).toBe({ select: hidden, delete: "" }[verb] ?? named(true).join(", "));
});

test("who is not signed in has no right on any column but to see forwarding codes", async () => {
  const rights = await db.query(`
    select c.relname, a.attname, verb
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped,
      unnest(array['select', 'insert', 'update', 'references']) as verb
    where c.relnamespace in ('public'::regnamespace, 'ops'::regnamespace) and c.relkind in ('r', 'p', 'v', 'm', 'f')
      and has_column_privilege('anon', c.oid, a.attnum, verb) and not (c.relname = 'forwarding_codes' and verb = 'select')`);
  expect(rights).toEqual([]);
});

test.each(functions)("$name answers whom docs/rights.md says", async ({ name, cells }) => {
  const called = exposed.find((each) => each.name === name);
  if (!called) throw new Error(`there is no function ${name}`);
  const found = {} as Cells;
  for (const who of PEOPLE) found[who] = await outcomeOfCall(db, actorOf(scene, who), exampleCall(called, scene));
  expect(found).toEqual(cells);
});

test("docs/rights.md speaks of every function once", () => {
  expect(functions.map(({ name }) => name).sort()).toEqual(exposed.map(({ name }) => name).sort());
});

test("an invitation is for the person whose address it names", async () => {
  const accept = `select public.accept_invitation('${scene.invitationHash}')`;
  expect(await outcomeOfCall(db, person(scene.spareUser), accept)).toBe("yes");
});

test("the last owner cannot be made less, by whoever it is", async () => {
  const { owner } = scene.home.users;
  const attempts = ["update", "delete"].map((verb) => attempt("tenant_members", verb, scene, owner));
  for (const { statement } of attempts) {
    for (const who of ["owner", "service"] as const) {
      const error = { code: "23514", constraint: "tenant_members_keep_an_owner" };
      await expect(acting(db, actorOf(scene, who), false, () => db.query(statement))).rejects.toMatchObject(error);
    }
  }
});

const own = (actor: Actor, topic: string, statement: string) =>
  outcomeOf(db, actor, { prelude: `select set_config('realtime.topic', '${topic}', true)`, statement });

test.each([
  ["owner", "yes"],
  ["carer", "yes"],
  ["viewer", "yes"],
  ["stranger", "none"],
  ["anon", "none"],
] as const)("listening to the household's live calls: %s %s", async (who, outcome) => {
  const topic = `tenant:${scene.home.tenantId}`;
  expect(await own(actorOf(scene, who), topic, `select 1 from realtime.messages where topic = '${topic}'`)).toBe(outcome);
});

test("nobody but the database speaks on a household's topic", async () => {
  const topic = `tenant:${scene.home.tenantId}`;
  const insert = `insert into realtime.messages (topic, extension) values ('${topic}', 'broadcast') returning 1`;
  for (const who of PEOPLE.filter((each) => each !== "service")) expect(await own(actorOf(scene, who), topic, insert)).toBe("no");
});

test("a call sends hints on its household's topic, without a word of it", async () => {
  const sent = await db.query<{ payload: { type: string; level: number } }>(
    "select payload from realtime.messages where topic = $1 and payload ->> 'callId' = $2 order by inserted_at",
    [`tenant:${scene.home.tenantId}`, scene.callId],
  );
  const types = ["alert", "alert", "call_changed", "call_closed", "call_opened", "verdict"];
  expect(sent.map(({ payload }) => payload.type).sort()).toEqual(types);
  expect(sent.find(({ payload }) => payload.type === "verdict")?.payload.level).toBe(3);
  expect(JSON.stringify(sent)).not.toMatch(/code|\+33/);
});
