import { expect, test } from "vitest";
import { silentLog } from "../../shared/config/log.ts";
import type { LineRoute } from "../../shared/contracts/line-route.ts";
import type { E164 } from "../../shared/domain/phone-number.ts";
import { createManualClock } from "../../shared/sandbox/manual-clock.ts";
import { createCall } from "./call.ts";
import { createMediaFrame } from "./codec/media-frame.ts";
import { createBlockPool } from "./codec/timeline.ts";
import { createMetrics, createRelayMetrics } from "./metrics.ts";
import { createDeepgramRecogniser } from "./speech/deepgram.ts";
import { createUsedTokens } from "./stream-gate.ts";
import { createFakeConnector } from "./testing/fake-speech-socket.ts";
import { keywordEngine } from "./testing/keyword-engine.ts";
import { NOTHING_SHARED } from "./testing/nothing-shared.ts";

const dialled = "+33939000001" as E164;

const open = ({ route = async (lineId: string) => ({ lineId, locale: "en" }) as LineRoute, kept = new Map<string, unknown>() } = {}) => {
  const claims = {
    callId: "11111111-1111-4111-8111-111111111111",
    callSid: "CA1",
    lineId: "22222222-2222-4222-8222-222222222222",
    dialled,
  };
  const clock = createManualClock();
  const { connect, connections } = createFakeConnector();
  const metrics = createRelayMetrics(createMetrics());
  const closes: { code: number; reason: string }[] = [];
  const steps: string[] = [];
  const whispers: number[] = [];
  const call = createCall(
    { close: (code, reason) => void closes.push({ code, reason }) },
    {
      tokens: { sign: async () => "token", verify: async () => ({ ...claims, jti: "j".repeat(20), exp: 60 }) },
      singleUse: { claim: async () => true },
      usedTokens: createUsedTokens(() => 0),
      directory: { find: () => route(claims.lineId) },
      speech: createDeepgramRecogniser({
        url: "wss://speech.example.test",
        model: "nova-3",
        connect,
        clock,
        pool: createBlockPool(),
        metrics,
      }),
      engine: keywordEngine,
      memory: {
        get: async (callId) => kept.get(callId),
        async put(callId, state) {
          steps.push("saved");
          kept.set(callId, structuredClone(state));
        },
      },
      lineMemory: { recall: async () => [] },
      outside: { knowledge: NOTHING_SHARED, fingerprintKey: [1, 2, 3, 4] },
      outlet: { isAllowed: async () => false, send: async () => undefined },
      store: {
        lineRoute: async () => undefined,
        openCall: async ({ callId, plan, startedAt }) => ({ callId, plan, planReason: null, startedAt, isNew: true }),
        recordVerdict: async () => ({ isNew: true, alertIds: [] }),
        recordEvent: async ({ type, payload }) => void steps.push(`${type} ${payload.how ?? payload.outcome}`),
        markNotAnalysed: async (_callId, reason) => void steps.push(`not analysed: ${reason}`),
        recordTotals: async ({ speechMs }) => void steps.push(`totals ${speechMs}`),
        closeCall: async () => undefined,
      },
      control: {
        whisper: async (_call, { level }) => void whispers.push(level),
        whisperTest: async () => undefined,
        prepare: async () => void steps.push("prepared"),
        forget: () => undefined,
      },
      tests: { find: async () => undefined, record: async () => false },
      queue: { publish: async () => undefined },
      clock,
      wallNow: () => new Date(1_000_000 + clock.now()),
      log: silentLog,
      metrics,
      frame: createMediaFrame(),
      isHeardElsewhere: () => false,
    },
  );
  const send = (message: unknown) => {
    const buffer = Buffer.from(typeof message === "string" ? message : JSON.stringify(message));
    call.onText(buffer, 0, buffer.length);
    call.onBurstEnd();
  };
  const start = () =>
    send({
      event: "start",
      streamSid: "MZ1",
      start: {
        callSid: "CA1",
        customParameters: { token: "token" },
        mediaFormat: { encoding: "audio/x-mulaw", sampleRate: 8000, channels: 1 },
      },
    });
  let sequence = 1;
  const media = (slot: number, gap = 0) => {
    for (const track of ["inbound", "outbound"]) {
      sequence += 1 + gap;
      const payload = Buffer.alloc(160, track === "inbound" ? 1 : 2).toString("base64");
      send({
        event: "media",
        sequenceNumber: String(sequence),
        media: { track, chunk: String(slot + 1), timestamp: String(slot * 20), payload },
        streamSid: "MZ1",
      });
    }
  };
  const sent = (index = 0) => connections[index]?.audio.reduce((sum, { length }) => sum + length / 320, 0);
  return { call, clock, connections, metrics, closes, steps, whispers, send, start, media, sent, kept };
};

test("a stream that never starts is closed", async () => {
  const { call, clock, closes } = open();
  await clock.advance(4_999);
  expect(closes).toEqual([]);
  await clock.advance(1);
  expect(closes).toEqual([{ code: 1008, reason: "no_start" }]);
  expect(call.state).toBe("closed");
});

test("what is said while the token is checked is heard too, up to two seconds of it", async () => {
  let answer: () => void = () => undefined;
  const slow = open({ route: (lineId) => new Promise((resolve) => (answer = () => resolve({ lineId, locale: "en" } as LineRoute))) });
  slow.start();
  for (let slot = 0; slot < 110; slot += 1) slow.media(slot);
  await slow.clock.advance(0);
  expect(slow.call.state).toBe("verifying");
  answer();
  await slow.clock.advance(0);
  expect(slow.call.state).toBe("listening");
  slow.connections[0]?.events.onOpen();
  await slow.clock.advance(3_000);
  expect(slow.sent()).toBe(100);
  expect(slow.metrics.framesUnverified.total()).toBe(20);
  expect(new URL(slow.connections[0]?.url ?? "").searchParams.get("language")).toBe("en");
});

test("a stream that stops while its token is checked never reaches recognition", async () => {
  let answer: () => void = () => undefined;
  const { call, start, send, clock, connections } = open({
    route: (lineId) => new Promise((resolve) => (answer = () => resolve({ lineId, locale: "fr" } as LineRoute))),
  });
  start();
  await clock.advance(0);
  send({ event: "stop" });
  answer();
  await clock.advance(5_000);
  expect(call.state).toBe("closed");
  expect(connections).toEqual([]);
});

test("a live socket without media is closed by the watchdog, and what was heard is kept for the next stream", async () => {
  const { call, start, media, clock, closes, metrics, steps, connections } = open();
  start();
  await clock.advance(0);
  connections[0]?.events.onOpen();
  media(0);
  await clock.advance(5_000);
  expect(closes).toEqual([]);
  await clock.advance(1_000);
  expect(closes).toEqual([{ code: 1011, reason: "no_media" }]);
  expect(metrics.watchdog.total()).toBe(1);
  await clock.advance(5_000);
  expect(call.state).toBe("closed");
  expect(steps[0]).toBe("saved");
  expect(steps).toContain("stream silent");
});

test("a process that was held up does not take its own delay for silence", async () => {
  const { call, start, media, clock, connections } = open();
  start();
  await clock.advance(0);
  connections[0]?.events.onOpen();
  media(0);
  await clock.advance(1_000);
  clock.stall(20_000);
  await clock.advance(0);
  expect(call.state).toBe("listening");
  expect(connections).toHaveLength(1);
  media(1);
  await clock.advance(4_000);
  expect(call.state).toBe("listening");
});

test("missing pieces are counted", async () => {
  const { start, media, clock, metrics } = open();
  start();
  await clock.advance(0);
  media(0);
  media(1, 2);
  expect(metrics.framesMissing.total()).toBe(4);
});

test("a call is handed over only once everything is saved", async () => {
  const { call, start, media, clock, closes, steps, connections } = open();
  start();
  await clock.advance(0);
  connections[0]?.events.onOpen();
  media(0);
  const handedOver = call.handOver();
  await clock.advance(0);
  expect(closes).toEqual([]);
  connections[0]?.final(0, "LEVEL2", 0, 1);
  connections[0]?.say({ type: "Metadata" });
  await clock.advance(0);
  await handedOver;
  expect(closes).toEqual([{ code: 1012, reason: "restart" }]);
  expect(steps.lastIndexOf("saved")).toBeLessThan(steps.indexOf("stream handover"));
});

test("a restarted stream goes on with the level, the whispers and the clock of the call", async () => {
  const kept = new Map<string, unknown>();
  const first = open({ kept });
  first.start();
  await first.clock.advance(0);
  first.connections[0]?.events.onOpen();
  first.media(0);
  first.connections[0]?.final(0, "LEVEL3", 0, 1);
  first.connections[0]?.final(1, "ah", 0, 1);
  await first.clock.advance(0);
  expect(first.whispers).toEqual([3]);
  first.call.onClosed(1006);
  await first.clock.advance(5_000);
  expect(JSON.stringify(kept.get("11111111-1111-4111-8111-111111111111"))).not.toContain("ah");

  const second = open({ kept });
  second.start();
  await second.clock.advance(0);
  second.connections[0]?.events.onOpen();
  second.media(0);
  second.connections[0]?.final(0, "LEVEL3 encore", 0, 1);
  await second.clock.advance(4_000);
  expect(second.whispers).toEqual([]);
  second.call.onClosed(1006);
  await second.clock.advance(5_000);
  // Both streams' audio is what the provider bills.
  expect(second.steps).toContain("totals 80");
});

test("a person who answers is prepared for being warned", async () => {
  const { start, media, clock, steps, connections } = open();
  start();
  await clock.advance(0);
  connections[0]?.events.onOpen();
  media(0);
  connections[0]?.final(1, "allô", 0, 1);
  connections[0]?.final(1, "oui", 1, 1);
  await clock.advance(0);
  expect(steps.filter((step) => step === "prepared")).toHaveLength(1);
});

test("recognition that is given up is on record at once, and again in the totals' reason", async () => {
  const { start, media, clock, steps, connections, send } = open();
  start();
  await clock.advance(0);
  connections[0]?.events.onRefused(401);
  await clock.advance(0);
  expect(steps).toEqual(["not analysed: speech_refused"]);
  media(0);
  send({ event: "stop" });
  await clock.advance(100);
  expect(steps).toContain("totals 0");
});

test("an event nobody has told us of is no reason to stop listening", async () => {
  const { call, start, send, clock, closes } = open();
  send({ event: "connected", protocol: "Call", version: "1.0.0" });
  start();
  await clock.advance(0);
  for (const event of [
    { event: "dtmf", dtmf: { digit: "9" } },
    { event: "mark", mark: { name: "x" } },
    { event: "news", news: 1 },
  ])
    send(event);
  expect(call.state).toBe("listening");
  expect(closes).toEqual([]);
});

test("what breaks the protocol ends this stream with a code that says so", async () => {
  const cases: [unknown, number][] = [
    ["{", 1007],
    ['"text"', 1002],
    ["null", 1002],
    [{ event: "start", streamSid: "MZ1", start: {} }, 1002],
    [{ event: "media", media: { track: "sideways" } }, 1002],
    [{ event: "media", sequenceNumber: "2", media: { track: "inbound", chunk: "1", timestamp: "0", payload: "%%%" } }, 1002],
  ];
  for (const [message, code] of cases) {
    const { call, send, closes, clock } = open();
    send(message);
    await clock.advance(0);
    expect(closes.map((close) => close.code)).toEqual([code]);
    expect(call.state).toBe("closed");
  }
});
