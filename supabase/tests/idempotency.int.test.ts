import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { person } from "./acting.ts";
import { ANYONE, addPerson, callAs } from "./household.ts";
import { type Connection, type Postgres, startPostgres } from "./start-postgres.ts";

let postgres: Postgres;
let db: Connection;
let other: Connection;
beforeAll(async () => {
  postgres = await startPostgres();
  [db, other] = await Promise.all([postgres.connect(), postgres.connect()]);
});
afterAll(async () => {
  await Promise.all([db.end(), other.end()]);
  await postgres.close();
});

describe("an idempotency key", () => {
  const route = "POST /api/v1/tenants";
  const claim = (userId: string, key: string, changes: Record<string, unknown> = {}, connection = db) =>
    callAs(connection, userId, "claim_idempotency_key", { p_key: key, p_route: route, p_request_hash: "hash", ...changes });
  const store = (userId: string, key: string, response: unknown, changes: Record<string, unknown> = {}) =>
    callAs(db, userId, "store_idempotent_answer", { p_key: key, p_route: route, p_response: JSON.stringify(response), ...changes });

  test("is new, then pending, then answered, always with the first answer", async () => {
    const [user, key] = [randomUUID(), randomUUID()];
    expect(await claim(user, key)).toEqual({ state: "new" });
    expect(await claim(user, key)).toEqual({ state: "pending" });
    await store(user, key, { status: 201, body: { id: "a" } });
    await store(user, key, { status: 500 });
    expect(await claim(user, key)).toEqual({ state: "done", response: { status: 201, body: { id: "a" } } });
  });

  test("of another request is no match, of another person another key", async () => {
    const [user, key] = [randomUUID(), randomUUID()];
    await claim(user, key);
    expect(await claim(user, key, { p_request_hash: "other" })).toEqual({ state: "mismatch" });
    expect(await claim(user, key, { p_route: "POST /elsewhere" })).toEqual({ state: "mismatch" });
    expect(await claim(randomUUID(), key)).toEqual({ state: "new" });
    await store(user, key, "wrong route", { p_route: "POST /elsewhere" });
    await store(randomUUID(), key, "wrong person");
    expect(await claim(user, key)).toEqual({ state: "pending" });
  });

  test("is new again after a day", async () => {
    const [user, key] = [randomUUID(), randomUUID()];
    await claim(user, key);
    await store(user, key, "old");
    await db.query("update private.idempotency_keys set created_at = now() - interval '24 hours 1 second' where user_id = $1", [user]);
    expect(await claim(user, key, { p_request_hash: "other" })).toEqual({ state: "new" });
    expect(await claim(user, key, { p_request_hash: "other" })).toEqual({ state: "pending" });
  });

  test("claimed twice at once is new once", async () => {
    for (let round = 0; round < 10; round += 1) {
      const [user, key] = [randomUUID(), randomUUID()];
      const claims = (await Promise.all([claim(user, key), claim(user, key, {}, other)])) as { state: string }[];
      expect(claims.map(({ state }) => state).sort()).toEqual(["new", "pending"]);
    }
  });

  test("belongs to somebody, and its answer has an end", async () => {
    for (const actor of [ANYONE, { role: "service_role" as const }]) {
      const args = { p_key: "k", p_route: route, p_request_hash: "h" };
      await expect(callAs(db, actor, "claim_idempotency_key", args)).rejects.toMatchObject({ code: "42501" });
    }
    const user = randomUUID();
    await claim(user, "long");
    await expect(
      store(
        user,
        "long",
        Array.from({ length: 4_000 }, () => randomUUID()),
      ),
    ).rejects.toMatchObject({ code: "22023" });
    await expect(claim(user, "x".repeat(201))).rejects.toMatchObject({ code: "23514" });
  });
});

describe("sessions", () => {
  const open = async (userId: string, change = "not_after = null") => {
    const insert =
      "insert into auth.sessions (user_id, user_agent, refreshed_at) values ($1, 'Firefox', '2026-11-24 12:00:00') returning id";
    const [row] = await db.query<{ id: string }>(insert, [userId]);
    await db.query(`update auth.sessions set ${change} where id = $1`, [row?.id]);
    return row?.id ?? "";
  };
  const end = (userId: string, id: string) => callAs(db, userId, "end_my_session", { p_session_id: id });

  test("are listed to their person, the current one marked", async () => {
    const [{ id }, stranger] = [await addPerson(db), await addPerson(db)];
    const [here, there] = [await open(id, "created_at = now() + interval '1 s'"), await open(id)];
    await open(stranger.id);
    await open(id, "not_after = now()");
    const session = { createdAt: expect.stringMatching(/Z$/), refreshedAt: "2026-11-24T12:00:00.000Z", userAgent: "Firefox" };
    expect(await callAs(db, person(id, { session_id: here }), "my_sessions")).toEqual([
      { id: here, ...session, isCurrent: true },
      { id: there, ...session, isCurrent: false },
    ]);
    await expect(callAs(db, ANYONE, "my_sessions")).rejects.toMatchObject({ code: "42501" });
  });

  test("are ended by their person only, with what could renew them", async () => {
    const [{ id }, stranger] = [await addPerson(db), await addPerson(db)];
    const session = await open(id);
    await db.query("insert into auth.refresh_tokens (token, session_id) values ($1, $2)", [randomUUID(), session]);
    await expect(end(stranger.id, session)).rejects.toMatchObject({ code: "P0002" });
    await end(id, session);
    expect(await db.query("select 1 from auth.refresh_tokens where session_id = $1", [session])).toEqual([]);
    await expect(end(id, session)).rejects.toMatchObject({ code: "P0002" });
  });
});
