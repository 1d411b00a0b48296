import { connect as connectTcp } from "node:net";
import { afterEach, beforeEach, expect, test } from "vitest";
import { callIdOf } from "../../shared/app/call-id.ts";
import { openMediaClient, signUpgrade } from "./testing/media-client.ts";
import { AUTH_TOKENS, eventually, type RelayFixture, startRelayFixture } from "./testing/relay-fixture.ts";
import { deinterleave } from "./testing/scripted-deepgram.ts";

const piece = (value: number) => Buffer.alloc(160, value);
const quiet = piece(0xff);

let fixture: RelayFixture;
beforeEach(async () => {
  fixture = await startRelayFixture();
});
afterEach(() => fixture.close());

const connection = (index = 0) => eventually(() => fixture.deepgram.connections[index]);
const slotsHeard = (index: number) => (fixture.deepgram.connections[index]?.audio ?? []).reduce((sum, { length }) => sum + length / 320, 0);

// ── tokens

test("a token that was used, altered, made for another call or left out closes the stream with 1008 and says so", async () => {
  const { call, client } = await fixture.listen();
  client.pieces(quiet);
  await connection();
  const other = await fixture.newCall();
  const stranger = `CA${"f".repeat(32)}`;
  const attempts = [
    { start: { callSid: call.callSid, token: call.token }, unheard: undefined },
    { start: { callSid: stranger, token: other.token }, unheard: await callIdOf(stranger) },
    { start: { callSid: other.callSid, token: `${other.token}x` }, unheard: await callIdOf(other.callSid) },
    { start: { callSid: other.callSid }, unheard: await callIdOf(other.callSid) },
  ];
  for (const { start, unheard } of attempts) {
    fixture.outside.notAnalysed = [];
    const refused = await fixture.connect();
    refused.start(start);
    expect(await refused.closed).toBe(1008);
    if (unheard) await eventually(() => fixture.outside.notAnalysed.some(({ callId }) => callId === unheard));
    expect(fixture.outside.notAnalysed).toEqual(unheard ? [{ callId: unheard, reason: "stream_token" }] : []);
  }
  expect(fixture.deepgram.connections).toHaveLength(1);
  expect(client.isClosed()).toBe(false);
});

test("with Redis and the directory down a genuine token still gets a call heard, and only once", async () => {
  fixture.outside.isRedisDown = true;
  fixture.outside.isDirectoryDown = true;
  const { call, client } = await fixture.listen();
  client.pieces(piece(1), piece(2));
  await eventually(() => slotsHeard(0) === 1);
  const again = await fixture.connect();
  again.start(call);
  expect(await again.closed).toBe(1008);
});

// ── protocol

test("whatever a broken stream sends costs that stream only", async () => {
  const { client: bystander } = await fixture.listen();
  bystander.pieces(piece(1), piece(2));
  await eventually(() => slotsHeard(0) === 1);
  const broken: [string, (client: Awaited<ReturnType<RelayFixture["connect"]>>) => void, number][] = [
    ["media before start", (client) => client.pieces(quiet), 1002],
    ["malformed JSON", (client) => client.send('{"event":'), 1007],
    ["a binary frame", (client) => client.socket.send(Buffer.from([1, 2, 3])), 1003],
    ["a message of a megabyte", (client) => client.send(`"${"x".repeat(1_048_576)}"`), 1009],
  ];
  for (const [what, send, code] of broken) {
    const client = await fixture.connect();
    client.socket.on("error", () => undefined);
    send(client);
    expect({ what, code: await client.closed }).toEqual({ what, code });
  }
  const { call, client: twice } = await fixture.listen();
  await connection(1);
  twice.start(call);
  expect(await twice.closed).toBe(1002);
  await eventually(() => fixture.outside.notAnalysed.some(({ callId, reason }) => callId === call.callId && reason === "stream_protocol"));
  bystander.pieces(piece(1), piece(2));
  await eventually(() => slotsHeard(0) === 2);
});

test("a peer that speaks no WebSocket is answered and forgotten", async () => {
  const answers = await Promise.all(
    ["GET /media HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n", "nonsense\r\n\r\n"].map(
      (request) =>
        new Promise<string>((resolve) => {
          let answer = "";
          const socket = connectTcp(fixture.relay.port, "127.0.0.1", () => socket.write(request));
          socket.on("data", (bytes) => (answer += bytes.toString()));
          socket.on("error", () => undefined);
          socket.on("close", () => resolve(answer));
        }),
    ),
  );
  expect(answers[0]).toContain("403");
  const health = await fetch(`http://127.0.0.1:${fixture.relay.port}/healthz`);
  expect(health.status).toBe(200);
});

test("pings are answered and a stream cut into TCP pieces is read all the same", async () => {
  const { client } = await fixture.listen();
  await connection();
  const pong = new Promise<string>((resolve) => client.socket.on("pong", (payload) => resolve(payload.toString())));
  client.socket.ping("still there?");
  expect(await pong).toBe("still there?");
});

// ── recognition

test("recognition that refuses leaves the stream open and the call on record as unheard", async () => {
  fixture.deepgram.refuseWith(401);
  const { call, client } = await fixture.listen();
  client.pieces(quiet);
  await eventually(() => fixture.outside.notAnalysed.length > 0);
  expect(fixture.outside.notAnalysed).toEqual([{ callId: call.callId, reason: "speech_refused" }]);
  client.pieces(quiet);
  expect(client.isClosed()).toBe(false);
  client.stop();
  await eventually(() => fixture.outside.totals.length > 0);
  expect(fixture.outside.totals).toMatchObject([{ analysed: false, notAnalysedReason: "speech_refused" }]);
});

test("recognition that is busy is asked again, and hears everything", async () => {
  fixture.deepgram.refuseWith(429);
  const { client } = await fixture.listen();
  for (let index = 0; index < 4; index += 1) client.pieces(piece(index + 1), piece(9));
  await eventually(() => slotsHeard(0) === 4);
  expect(fixture.outside.notAnalysed).toEqual([]);
});

test("a recognition connection that dies is replaced, and the words in the gap are heard", async () => {
  const { client } = await fixture.listen();
  for (let index = 0; index < 40; index += 1) client.pieces(piece(index + 1));
  const first = await connection();
  await eventually(() => slotsHeard(0) === 40);
  first.say(0, "bonjour", { start: 0, duration: 0.6 });
  first.say(1, "", { start: 0, duration: 0.6 });
  await eventually(() => fixture.metrics().includes("relay_transcripts_total 1"));
  first.socket.close(1011, "NET-0000");
  for (let index = 40; index < 60; index += 1) client.pieces(piece(index + 1));
  await eventually(() => slotsHeard(1) === 30);
  const heard = deinterleave(Buffer.concat(fixture.deepgram.connections[1]?.audio ?? []), 0);
  expect(heard).toEqual(Buffer.concat(Array.from({ length: 30 }, (_, index) => piece(index + 31))));
});

test("garbage from recognition is survived", async () => {
  const { call, client } = await fixture.listen();
  client.pieces(quiet);
  const speech = await connection();
  for (const garbage of ["{", "[]", '{"type":"Results"}', "\u0000"]) speech.socket.send(garbage);
  speech.socket.send(Buffer.from([0, 1, 2]));
  speech.say(0, "LEVEL3 : donnez-moi le code");
  await eventually(() => fixture.outside.verdicts.length > 0);
  expect(fixture.outside.verdicts[0]?.callId).toBe(call.callId);
});

// ── the process

test("on stop: no new streams, not ready, calls are handed over with what was learnt, then it is over", async () => {
  const { call, client } = await fixture.listen();
  client.pieces(quiet);
  const speech = await connection();
  speech.say(0, "LEVEL2 : vite");
  await eventually(() => fixture.outside.verdicts.length > 0);
  const ready = () => fetch(`http://127.0.0.1:${fixture.relay.port}/readyz`).then(({ status }) => status);
  expect(await ready()).toBe(200);
  const stopped = fixture.relay.stop();
  const late = openMediaClient(fixture.url, { "x-twilio-signature": signUpgrade(fixture.relayUrl, AUTH_TOKENS[0]) });
  await expect(late).rejects.toThrow();
  expect(await client.closed).toBe(1012);
  await stopped;
  expect(fixture.outside.memory.get(call.callId)).toMatchObject({ level: 2 });
  expect(fixture.relay.liveCalls).toBe(0);
});

test("a relay that is full turns streams away and says it is not ready", async () => {
  await fixture.close();
  fixture = await startRelayFixture({ maxCalls: 1 });
  const { client } = await fixture.listen();
  client.pieces(quiet);
  await connection();
  await expect(fixture.connect()).rejects.toThrow("503");
  const ready = await fetch(`http://127.0.0.1:${fixture.relay.port}/readyz`);
  expect(ready.status).toBe(503);
});

test("what the relay counts can be read by Prometheus, without anything of a call in it", async () => {
  const { call, client } = await fixture.listen();
  client.pieces(quiet);
  await connection();
  await eventually(() => fixture.metrics().includes("relay_calls_total 1"));
  const response = await fetch(`http://127.0.0.1:${fixture.relay.port}/metrics`);
  const text = await response.text();
  expect(response.headers.get("content-type")).toContain("version=0.0.4");
  expect(text).toContain("relay_live_streams 1");
  for (const secret of [call.callId, call.callSid, call.dialled]) expect(text).not.toContain(secret);
});

// ── many calls

test("fifty calls at once: every word, level, whisper and alert belongs to its own call", async () => {
  const calls = await Promise.all(Array.from({ length: 50 }, () => fixture.listen()));
  for (const [index, { client }] of calls.entries()) {
    for (let count = 0; count < 20; count += 1) client.pieces(piece(index + 1), piece(index + 61));
  }
  await eventually(() => fixture.deepgram.connections.length === 50 && calls.every((_, index) => slotsHeard(index) === 20));
  const callOf = (index: number) => {
    const audio = Buffer.concat(fixture.deepgram.connections[index]?.audio ?? []);
    const marks = [new Set(deinterleave(audio, 0)), new Set(deinterleave(audio, 1))].map((values) => [...values]);
    expect(marks).toEqual([[marks[0]?.[0]], [(marks[0]?.[0] ?? 0) + 60]]);
    return (marks[0]?.[0] ?? 0) - 1;
  };
  const scams: string[] = [];
  for (const [at, speech] of fixture.deepgram.connections.entries()) {
    const index = callOf(at);
    const isScam = index % 3 === 0;
    if (isScam) scams.push(calls[index]?.call.callId ?? "");
    speech.say(0, isScam ? `LEVEL3 appel ${String.fromCharCode(65 + (index % 26))}x${index}` : `bonjour ${index}`);
  }
  await eventually(() => fixture.outside.alerts.length === scams.length && fixture.outside.whispers.length === scams.length);
  for (const { client } of calls) client.stop();
  await eventually(() => fixture.outside.totals.length === 50);
  expect(fixture.outside.verdicts.map(({ callId }) => callId).sort()).toEqual([...scams].sort());
  expect(fixture.outside.whispers.map(({ callId }) => callId).sort()).toEqual([...scams].sort());
  expect(fixture.outside.alerts.sort()).toEqual(scams.map((callId) => `alert-of-${callId}`).sort());
  expect(new Set(fixture.outside.totals.map(({ callId }) => callId)).size).toBe(50);
  expect(fixture.outside.totals.every(({ speechMs }) => speechMs === 800)).toBe(true);
});
