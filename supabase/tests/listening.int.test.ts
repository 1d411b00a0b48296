import { afterAll, beforeAll, expect, test } from "vitest";
import { type Actor, person } from "./acting.ts";
import { outcomeOf } from "./rights-outcome.ts";
import { actorOf, keyOf, makeScene, PEOPLE, type Scene } from "./rights-scene.ts";
import { type Connection, type Postgres, startPostgres } from "./start-postgres.ts";

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

const on = (actor: Actor, topic: string, statement: string) =>
  outcomeOf(db, actor, { prelude: `select set_config('realtime.topic', '${topic}', true)`, statement });
const hears = (actor: Actor, topic: string) => on(actor, topic, `select 1 from realtime.messages where topic = '${topic}'`);

test.each([
  ["owner", "yes"],
  ["carer", "yes"],
  ["viewer", "yes"],
  ["stranger", "none"],
  ["anon", "none"],
] as const)("how a line is put into service: %s hears: %s", async (who, outcome) => {
  expect(await hears(actorOf(scene, who), `line:${scene.home.lineId}`)).toBe(outcome);
});

test("nobody but the database speaks on a line's topic", async () => {
  const topic = `line:${scene.home.lineId}`;
  const insert = `insert into realtime.messages (topic, extension) values ('${topic}', 'broadcast') returning 1`;
  for (const who of PEOPLE.filter((each) => each !== "service")) expect(await on(actorOf(scene, who), topic, insert)).toBe("no");
});

test("a key hears of the lines of its tenant while it lives", async () => {
  const topic = `line:${scene.home.lineId}`;
  expect(await hears(keyOf(scene, "carer"), topic)).toBe("yes");
  for (const kind of ["revoked", "expired"] as const) expect(await hears(keyOf(scene, kind), topic)).toBe("none");
});

test("a topic that names no line of theirs, or none at all, is silent", async () => {
  const owner = person(scene.home.users.owner);
  const { lineId, tenantId } = scene.home;
  for (const topic of [
    `line:${tenantId}`,
    `line:${lineId}x`,
    `line:${scene.stranger.lineId}`,
    `tenant:${lineId}`,
    "line:",
    "line:%",
    "other",
  ]) {
    expect(await on(owner, topic, "select 1 from realtime.messages")).toBe("none");
  }
  // Whatever they ask for, what is decided is the topic they joined.
  expect(await on(owner, `line:${lineId}`, `select 1 from realtime.messages where extension = 'presence'`)).toBe("none");
});

test("a job tells its line by ids alone", async () => {
  const [sent] = await db.query<{ payload: Record<string, unknown> }>(
    "select payload from realtime.messages where topic = $1 and event = 'provisioning'",
    [`line:${scene.home.lineId}`],
  );
  expect(Object.keys(sent?.payload ?? {}).sort()).toEqual(["at", "id", "jobId", "lineId", "parkReason", "state", "step"]);
});
