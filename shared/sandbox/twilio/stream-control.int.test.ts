import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { CALLER, NUMBER, rest, startScene, until } from "./test-app.ts";

let scene: Awaited<ReturnType<typeof startScene>>;

beforeAll(async () => {
  scene = await startScene({ webhookTimeoutMs: 600, streamHandshakeTimeoutMs: 400 });
});
afterAll(() => scene.close());
beforeEach(() => {
  scene.webhooks.received.length = 0;
  scene.webhooks.answer("/dial", "<Hangup/>");
});

test("a refused stream is reported and the call goes on", async () => {
  const { webhooks, twilio } = scene;
  const refusing = "ws://127.0.0.1:9/media";
  webhooks.answer("/voice", `<Start><Stream name="s" url="${refusing}" statusCallback="/stream"/></Start><Say>La suite.</Say>`);
  const call = twilio.placeCall({ from: CALLER, to: NUMBER });
  expect(await call.done).toMatchObject({ status: "completed" });
  expect(webhooks.to("/stream").map(({ form }) => [form.StreamEvent, form.StreamName, form.StreamError?.slice(0, 5)])).toEqual([
    ["stream-error", "s", "31902"],
  ]);
  expect(twilio.heardSay(call.callSid, "La suite.")).toBe(true);
});

test("a server that does not speak WebSocket, or an address that may not be streamed to, is reported with its own code", async () => {
  const { webhooks, twilio } = scene;
  const stream = (name: string, url: string) => `<Stream name="${name}" url="${url}" statusCallback="/stream"/>`;
  const local = webhooks.url.replace("http", "ws");
  webhooks.answer(
    "/voice",
    `<Start>${stream("a", local)}${stream("b", `${local}/?token=1`)}${stream("c", "ws://relay.example/")}</Start><Pause length="1"/>`,
  );
  await twilio.placeCall({ from: CALLER, to: NUMBER }).done;
  const codes = webhooks.to("/stream").map(({ form }) => [form.StreamName, form.StreamError?.slice(0, 5)]);
  expect(codes.sort()).toEqual([
    ["a", "31920"],
    ["b", "31923"],
    ["c", "31922"],
  ]);
});

test("a stream the relay closes is reported, and the API opens another one on the live call", async () => {
  const { webhooks, relay, twilio } = scene;
  webhooks.answer("/voice", `<Start><Stream name="one" url="${relay.url}" statusCallback="/stream"/></Start><Pause length="20"/>`);
  const call = twilio.placeCall({ from: CALLER, to: NUMBER });
  const before = relay.sockets.length;
  const first = await until(() => relay.sockets[before]);
  await until(() => first.messages.length > 5);
  first.close(1008);
  await until(() =>
    webhooks.to("/stream").some(({ form }) => form.StreamEvent === "stream-error" && form.StreamError?.startsWith("31921")),
  );
  const again = { Url: relay.url, Name: "two", Track: "both_tracks", "Parameter1.Name": "token", "Parameter1.Value": "fresh" };
  const { status, body } = await rest(twilio.url, "POST", `/Calls/${call.callSid}/Streams.json`, again);
  expect({ status, body }).toMatchObject({ status: 201, body: { name: "two", status: "in-progress", call_sid: call.callSid } });
  const second = await until(() => relay.sockets[before + 1]);
  await until(() => second.messages.length > 5);
  expect(second.messages[1]?.start).toMatchObject({ customParameters: { token: "fresh" }, tracks: ["inbound", "outbound"] });
  expect(await rest(twilio.url, "POST", `/Calls/${call.callSid}/Streams.json`, again)).toMatchObject({ status: 409 });
  await rest(twilio.url, "POST", `/Calls/${call.callSid}/Streams/${body.sid}.json`, { Status: "stopped" });
  await second.closed;
  expect(second.messages.at(-1)?.event).toBe("stop");
  call.hangUp();
  await call.done;
  expect(await rest(twilio.url, "POST", `/Calls/${call.callSid}/Streams.json`, again)).toMatchObject({
    status: 404,
    body: { code: 20404 },
  });
});

test("streams can drop, lose and damage frames on purpose", async () => {
  const { webhooks, relay, twilio } = scene;
  webhooks.answer("/voice", `<Start><Stream name="f" url="${relay.url}" statusCallback="/stream"/></Start><Pause length="20"/>`);
  twilio.streamFaults.add({ effect: { kind: "lose", everyFrames: 5 }, times: 1 });
  twilio.streamFaults.add({ effect: { kind: "drop-socket", afterMs: 500 }, times: 1 });
  const before = relay.sockets.length;
  const call = twilio.placeCall({ from: CALLER, to: NUMBER });
  await until(() => webhooks.to("/stream").some(({ form }) => form.StreamEvent === "stream-error"));
  const numbers = relay.sockets[before]?.messages.flatMap(({ media, sequenceNumber }) => (media ? [Number(sequenceNumber)] : [])) ?? [];
  expect(numbers.length).toBeGreaterThan(10);
  expect(numbers.some((number) => (number - 1) % 5 === 0)).toBe(false);
  call.hangUp();
  const { streams } = await call.done;
  expect(streams[0]?.framesDiscarded).toBeGreaterThan(2);
});
