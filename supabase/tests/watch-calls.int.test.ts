import { afterAll, beforeAll, expect, test } from "vitest";
import { type Actor, person } from "./acting.ts";
import { ANYONE, call, callAs, type Household, makeHousehold, openCall, recordVerdict, tokenHash } from "./household.ts";
import { outcomeOf } from "./rights-outcome.ts";
import { type Connection, type Postgres, startPostgres } from "./start-postgres.ts";

interface Seen {
  call: { taken: { contactName: string | null } | null; hangUp: { contactName: string | null; isYou: boolean } | null } | null;
}

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

async function runningCall(line: Record<string, unknown> = {}) {
  const home: Household = await makeHousehold(db, line);
  await db.query("update public.profiles set display_name = 'Claire' where user_id = $1", [home.users.owner]);
  const opened = await openCall(db, home);
  const { alertIds } = await recordVerdict(db, opened.callId, 3);
  return { home, ...opened, alertIds };
}

const does = (user: string, name: string, callId: string, connection = db) => callAs(connection, user, name, { p_call_id: callId });
const end = (callSid: string) => call(db, "close_call", { p_call_sid: callSid, p_ended_at: new Date().toISOString(), p_answered: true });
const eventsOf = (callId: string, key: string) =>
  db.query<{ payload: Record<string, unknown> }>("select payload from public.call_events where call_id = $1 and key like $2", [
    callId,
    key,
  ]);
const statuses = async (callId: string) =>
  (await db.query<{ status: string }>("select status from public.alerts where call_id = $1 order by id", [callId])).map(
    (row) => row.status,
  );
const hears = (actor: Actor, callId: string) => {
  const topic = `words:${callId}`;
  const prelude = `insert into realtime.messages (topic, extension) values ('${topic}', 'broadcast');
    select set_config('realtime.topic', '${topic}', true)`;
  return outcomeOf(db, actor, { prelude, statement: `select 1 from realtime.messages where topic = '${topic}'` });
};

test("the words of a call are heard by owners and carers who said that they follow it, while it goes on", async () => {
  const { home, callId, callSid } = await runningCall();
  const stranger = await makeHousehold(db);
  const { owner, carer, viewer } = home.users;
  expect(await hears(person(owner), callId)).toBe("none");
  expect(await does(owner, "watch_call", callId)).toEqual({ topic: `words:${callId}` });
  await does(owner, "watch_call", callId);
  expect(await eventsOf(callId, "watch:%")).toEqual([{ payload: { note: "watch", userId: owner } }]);
  expect(await hears(person(owner), callId)).toBe("yes");
  // One's own word counts for oneself.
  expect(await hears(person(carer), callId)).toBe("none");
  await does(carer, "watch_call", callId);
  expect(await hears(person(carer), callId)).toBe("yes");
  await expect(does(viewer, "watch_call", callId)).rejects.toMatchObject({ code: "42501" });
  await expect(does(stranger.users.owner, "watch_call", callId)).rejects.toMatchObject({ code: "P0002" });
  for (const actor of [person(viewer), person(stranger.users.owner), { role: "anon" } as const])
    expect(await hears(actor, callId)).toBe("none");

  await db.query("update public.tenant_members set role = 'viewer' where user_id = $1", [carer]);
  expect(await hears(person(carer), callId)).toBe("none");
  await end(callSid);
  expect(await hears(person(owner), callId)).toBe("none");
  await expect(does(owner, "watch_call", callId)).rejects.toMatchObject({ code: "ET409" });
});

test("on a line that keeps no words nobody reads along", async () => {
  const { home, callId } = await runningCall({ retention: "nothing" });
  await does(home.users.owner, "watch_call", callId);
  expect(await hears(person(home.users.owner), callId)).toBe("none");
  expect(await call(db, "shares_words", { p_call_id: callId })).toBe(false);
  const kept = await runningCall();
  expect(await call(db, "shares_words", { p_call_id: kept.callId })).toBe(true);
  await end(kept.callSid);
  expect(await call(db, "shares_words", { p_call_id: kept.callId })).toBe(false);
});

test("nobody speaks on the topic of a call's words but services", async () => {
  const { home, callId } = await runningCall();
  await does(home.users.owner, "watch_call", callId);
  const topic = `words:${callId}`;
  const statement = `insert into realtime.messages (topic, extension) values ('${topic}', 'broadcast') returning 1`;
  const prelude = `select set_config('realtime.topic', '${topic}', true)`;
  expect(await outcomeOf(db, person(home.users.owner), { prelude, statement })).toBe("no");
});

test("a member takes the call once, pending messages of that level are not sent, and contacts see who it is", async () => {
  const { home, callId, alertIds } = await runningCall();
  const hash = tokenHash();
  await call(db, "claim_alert", { p_alert_id: alertIds[0], p_lease_seconds: 30, p_token_hash: hash });
  expect((await callAs<Seen>(db, ANYONE, "view_urgent", { p_token_hash: hash })).call?.taken).toBeNull();
  await does(home.users.owner, "take_call", callId);
  await does(home.users.owner, "take_call", callId);
  await does(home.users.carer, "take_call", callId);
  expect(await eventsOf(callId, "take")).toEqual([{ payload: { action: "take", userId: home.users.owner, outcome: "done" } }]);
  expect((await statuses(callId)).sort()).toEqual(["cancelled", "sending"]);
  const taken = { contactName: "Claire", isYou: false, at: expect.any(String) };
  // A contact who comes later reads that, and takes it from nobody.
  expect((await callAs<Seen>(db, ANYONE, "take_urgent", { p_token_hash: hash })).call?.taken).toEqual(taken);
  expect(await statuses(callId)).not.toContain("acknowledged");
  await expect(does(home.users.viewer, "take_call", callId)).rejects.toMatchObject({ code: "42501" });
});

test("of a member and a contact who take it at once one has it", async () => {
  for (let round = 0; round < 10; round += 1) {
    const { home, callId, alertIds } = await runningCall();
    const hash = tokenHash();
    await call(db, "claim_alert", { p_alert_id: alertIds[0], p_lease_seconds: 30, p_token_hash: hash });
    await Promise.all([does(home.users.owner, "take_call", callId), callAs(other, ANYONE, "take_urgent", { p_token_hash: hash })]);
    const acknowledged = (await statuses(callId)).filter((status) => status === "acknowledged").length;
    expect(acknowledged + (await eventsOf(callId, "take")).length).toBe(1);
  }
});

test("a member cuts a call where the line agreed to that, while it goes on", async () => {
  const refused = await runningCall({ help_level: 2 });
  await expect(does(refused.home.users.owner, "ask_hang_up", refused.callId)).rejects.toMatchObject({ code: "ET409" });
  const { home, callId, callSid, alertIds } = await runningCall({ help_level: 3 });
  const hash = tokenHash();
  await call(db, "claim_alert", { p_alert_id: alertIds[0], p_lease_seconds: 30, p_token_hash: hash });
  await expect(does(home.users.viewer, "ask_hang_up", callId)).rejects.toMatchObject({ code: "42501" });
  expect(await call(db, "agreed_hang_up", { p_call_id: callId })).toBeNull();
  await does(home.users.carer, "ask_hang_up", callId);
  await does(home.users.carer, "ask_hang_up", callId);
  expect((await eventsOf(callId, "hang_up:%")).length).toBeLessThanOrEqual(2);
  expect(await call(db, "agreed_hang_up", { p_call_id: callId })).toEqual({ callSid });
  // Whoever goes by no name is somebody.
  const seen = await callAs<Seen>(db, ANYONE, "view_urgent", { p_token_hash: hash });
  expect(seen.call?.hangUp).toEqual({ contactName: null, isYou: false, at: expect.any(String) });
  await end(callSid);
  await expect(does(home.users.owner, "ask_hang_up", callId)).rejects.toMatchObject({ code: "ET409" });
});
