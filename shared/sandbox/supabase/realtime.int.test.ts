import { createClient, type RealtimeChannel, type SupabaseClient } from "@supabase/supabase-js";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { WebSocket } from "ws";
import { LiveCallEvent } from "../../contracts/live-event.ts";
import { LIVE_EVENT_NAME, liveTopic } from "../../contracts/live-topic.ts";
import { demoTenants } from "../demo-tenants.ts";
import { type SeededTenant, seedTenants } from "../seed.ts";
import { type SupabaseStandIn, startSupabase } from "./start-supabase.ts";

let supabase: SupabaseStandIn;
let mine: SeededTenant;
let foreign: SeededTenant;
const clients: SupabaseClient[] = [];

const defined = <Value>(value: Value | undefined): Value => {
  if (value === undefined) throw new Error("missing");
  return value;
};

beforeAll(async () => {
  supabase = await startSupabase();
  const seeded = await seedTenants(supabase, demoTenants(2));
  [mine, foreign] = [defined(seeded[0]), defined(seeded[1])];
});
afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.removeAllChannels()));
});
afterAll(() => supabase.close());

async function signedIn(tenant: SeededTenant): Promise<SupabaseClient> {
  const client = anonymous();
  const { email, password } = defined(tenant.members[0]);
  const { error } = await client.auth.signInWithPassword({ email, password });
  if (error) throw error;
  await client.realtime.setAuth();
  return client;
}

function anonymous(): SupabaseClient {
  const client = createClient(supabase.url, supabase.publishableKey, { auth: { persistSession: false, autoRefreshToken: false } });
  clients.push(client);
  return client;
}

const listen = (channel: RealtimeChannel): Promise<{ state: string; message: string }> =>
  new Promise((resolve) => {
    channel.subscribe((state, error) => resolve({ state, message: error?.message ?? "" }));
  });

let calls = 0;
async function openCall(tenant: SeededTenant): Promise<string> {
  const line = defined(tenant.lines[0]);
  const callId = crypto.randomUUID();
  await supabase.sql("select public.open_call($1, $2, $3, $4, 'anonymous', 'protect', null, now())", [
    callId,
    `CAlive${++calls}`,
    line.lineId,
    line.ethiqNumber,
  ]);
  return callId;
}

test("a member hears of calls to the own line and of nobody else's", async () => {
  const client = await signedIn(mine);
  const heard: LiveCallEvent[] = [];
  const channel = client
    .channel(liveTopic(mine.tenantId), { config: { private: true } })
    .on("broadcast", { event: LIVE_EVENT_NAME }, ({ payload }) => void heard.push(LiveCallEvent.parse(payload)));
  expect(await listen(channel)).toMatchObject({ state: "SUBSCRIBED" });
  await openCall(foreign);
  const callId = await openCall(mine);
  await vi.waitFor(() => expect(heard).toHaveLength(1));
  expect(heard).toMatchObject([{ callId, type: "call_opened", level: 1 }]);
});

test("events arrive in the order in which they were written", async () => {
  const client = await signedIn(mine);
  const types: string[] = [];
  const channel = client
    .channel(liveTopic(mine.tenantId), { config: { private: true } })
    .on("broadcast", { event: LIVE_EVENT_NAME }, ({ payload }) => void types.push(LiveCallEvent.parse(payload).type));
  await listen(channel);
  const callId = await openCall(mine);
  for (const type of ["stream", "action", "note"]) {
    await supabase.sql("select public.record_event($1, $2, now(), $2, '{}')", [callId, type]);
  }
  await vi.waitFor(() => expect(types).toEqual(["call_opened", "stream", "action", "note"]));
});

test("a member of another household is refused", async () => {
  const client = await signedIn(foreign);
  const answer = await listen(client.channel(liveTopic(mine.tenantId), { config: { private: true } }));
  expect(answer).toMatchObject({ state: "CHANNEL_ERROR", message: expect.stringContaining("Unauthorized") });
});

test("somebody without a session is refused", async () => {
  const answer = await listen(anonymous().channel(liveTopic(mine.tenantId), { config: { private: true } }));
  expect(answer).toMatchObject({ state: "CHANNEL_ERROR", message: expect.stringContaining("Unauthorized") });
});

test("a public channel of the same name hears nothing", async () => {
  const heard: unknown[] = [];
  const channel = anonymous()
    .channel(liveTopic(mine.tenantId))
    .on("broadcast", { event: "*" }, (message) => void heard.push(message));
  expect(await listen(channel)).toMatchObject({ state: "SUBSCRIBED" });
  const member = (await signedIn(mine)).channel(liveTopic(mine.tenantId), { config: { private: true } });
  const arrived = new Promise((resolve) => member.on("broadcast", { event: LIVE_EVENT_NAME }, resolve));
  await listen(member);
  await openCall(mine);
  await arrived;
  expect(heard).toEqual([]);
});

test("who loses the membership is cut off with the next token", async () => {
  const [owner] = mine.members;
  const client = await signedIn(mine);
  const channel = client.channel(liveTopic(mine.tenantId), { config: { private: true } });
  const states: string[] = [];
  await new Promise<void>((resolve) => {
    channel.subscribe((state) => {
      states.push(state);
      resolve();
    });
  });
  const join = (userId: string | undefined) =>
    supabase.sql("insert into public.tenant_members (tenant_id, user_id, role) values ($1, $2, 'owner')", [mine.tenantId, userId]);
  const leave = (userId: string | undefined) =>
    supabase.sql("delete from public.tenant_members where tenant_id = $1 and user_id = $2", [mine.tenantId, userId]);
  // A tenant keeps an owner.
  const [standIn] = foreign.members;
  await join(standIn?.userId);
  await leave(owner?.userId);
  try {
    // Another sign-in rather than a refresh: within the same second a refreshed token equals the old one, and is not sent.
    const { data } = await client.auth.signInWithPassword(defined(owner));
    await client.realtime.setAuth(data.session?.access_token ?? null);
    await vi.waitFor(() => expect(states).toEqual(["SUBSCRIBED", "CLOSED"]));
  } finally {
    await join(owner?.userId);
    await leave(standIn?.userId);
  }
});

test("members cannot speak on their household's topic, the service can", async () => {
  const listener = (await signedIn(mine)).channel(liveTopic(mine.tenantId), { config: { private: true } });
  const heard: unknown[] = [];
  listener.on("broadcast", { event: "forged" }, ({ payload }) => void heard.push(payload));
  await listen(listener);
  const speaker = (await signedIn(mine)).channel(liveTopic(mine.tenantId), { config: { private: true } });
  await listen(speaker);
  await speaker.send({ type: "broadcast", event: "forged", payload: { from: "member" } });
  const posted = await fetch(`${supabase.url}/realtime/v1/api/broadcast`, {
    method: "POST",
    headers: { apikey: supabase.secretKey, "content-type": "application/json" },
    body: JSON.stringify({ messages: [{ topic: liveTopic(mine.tenantId), event: "forged", payload: { from: "service" }, private: true }] }),
  });
  expect(posted.status).toBe(202);
  await vi.waitFor(() => expect(heard).toEqual([{ from: "service" }]));
});

test("version 1 of the protocol is spoken too", async () => {
  const socket = new WebSocket(`${supabase.url.replace("http", "ws")}/realtime/v1/websocket?apikey=${supabase.publishableKey}`);
  const frames: unknown[] = [];
  socket.on("message", (data) => frames.push(JSON.parse(String(data))));
  await new Promise((resolve) => socket.once("open", resolve));
  const send = (topic: string, event: string, ref: string) =>
    socket.send(JSON.stringify({ topic, event, ref, join_ref: ref, payload: {} }));
  send("phoenix", "heartbeat", "1");
  send("realtime:room", "phx_join", "2");
  send("realtime:room", "phx_leave", "3");
  await vi.waitFor(() => expect(frames).toHaveLength(4));
  const ok = { event: "phx_reply", payload: { status: "ok" } };
  expect(frames).toMatchObject([
    { ...ok, topic: "phoenix", ref: "1" },
    { ...ok, topic: "realtime:room", ref: "2" },
    { ...ok, topic: "realtime:room", ref: "3" },
    { event: "phx_close", topic: "realtime:room" },
  ]);
  socket.terminate();
});

test.each(["", "?apikey=sb_publishable_wrong"])("a socket without a key of the project is turned away (%s)", async (query) => {
  const socket = new WebSocket(`${supabase.url.replace("http", "ws")}/realtime/v1/websocket${query}`);
  const error = await new Promise<Error>((resolve) => socket.once("error", resolve));
  expect(error.message).toContain("401");
});
