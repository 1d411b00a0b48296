import { expect, test } from "vitest";
import type { SpeechFailure, Transcript } from "../../../shared/ports/speech.ts";
import { createManualClock } from "../../../shared/sandbox/manual-clock.ts";
import { createBlockPool } from "../codec/timeline.ts";
import { createMetrics, createRelayMetrics } from "../metrics.ts";
import { createFakeConnector, type FakeConnection } from "../testing/fake-speech-socket.ts";
import { createDeepgramRecogniser } from "./deepgram.ts";

const LOUD = new Uint8Array(160).fill(0x10);
const QUIET = new Uint8Array(160).fill(0xff);
const slots = ({ audio }: FakeConnection) => audio.reduce((sum, { length }) => sum + length, 0) / 320;

const open = () => {
  const clock = createManualClock();
  const { connect, connections } = createFakeConnector();
  const metrics = createRelayMetrics(createMetrics());
  const transcripts: Transcript[] = [];
  const givenUp: SpeechFailure[] = [];
  const recogniser = createDeepgramRecogniser({
    url: "wss://speech.example.test",
    model: "nova-3",
    connect,
    clock,
    pool: createBlockPool(),
    metrics,
  });
  const stream = recogniser.open(
    { callId: "call", locale: "fr" },
    { onTranscript: (transcript) => void transcripts.push(transcript), onGivenUp: (reason) => void givenUp.push(reason) },
  );
  let slot = 0;
  /** Both voices speak, or are silent, in real time. */
  const pass = async (ms: number, audio = LOUD) => {
    for (const end = slot + ms / 20; slot < end; slot += 1) {
      stream.send(0, slot * 20, audio);
      stream.send(1, slot * 20, QUIET);
      stream.flush();
      await clock.advance(20);
    }
  };
  const connection = (index = connections.length - 1): FakeConnection => {
    const found = connections[index];
    if (!found) throw new Error(`no connection ${index}`);
    return found;
  };
  return { clock, connections, connection, metrics, transcripts, givenUp, stream, pass };
};

test("what is said while the connection opens is not lost", async () => {
  const { connection, pass, stream } = open();
  await pass(400);
  connection().events.onOpen();
  await pass(4_000);
  expect(slots(connection())).toBe(220);
  expect(stream.sentMs).toBe(8_800);
});

test("a refusal that another try cannot change ends recognition at once", async () => {
  for (const status of [400, 401, 402, 403]) {
    const { connection, connections, givenUp, clock } = open();
    connection().events.onRefused(status);
    await clock.advance(60_000);
    expect(givenUp).toEqual(["speech_refused"]);
    expect(connections).toHaveLength(1);
  }
});

test("a busy provider is asked a few times more, later each time", async () => {
  const { connection, connections, givenUp, clock } = open();
  const asked: number[] = [];
  for (let count = 1; count <= 5; count += 1) {
    expect(connections).toHaveLength(count);
    asked.push(clock.now());
    connection().events.onRefused(429);
    await clock.advance(10_000);
  }
  expect(givenUp).toEqual(["speech_busy"]);
  const { connection: second, clock: secondClock, givenUp: none, connections: all } = open();
  second().events.onRefused(429);
  await secondClock.advance(499);
  expect(all).toHaveLength(1);
  await secondClock.advance(1);
  second().events.onOpen();
  expect(none).toEqual([]);
});

test("a lost connection is replaced and hears again what was not final", async () => {
  const { connection, connections, pass, clock, transcripts } = open();
  connection().events.onOpen();
  await pass(3_000);
  connection().final(0, "bonjour", 0, 2);
  connection().final(1, "", 0, 2);
  connection().events.onClosed(1011, "NET-0000");
  expect(connection().isDropped).toBe(true);
  await clock.advance(100);
  expect(connections).toHaveLength(2);
  connection().events.onOpen();
  await pass(4_000);
  connection().say({ type: "SpeechStarted" });
  await pass(4_000);
  // One second again, then all that followed.
  expect(slots(connection())).toBe(50 + 400);
  connection().final(0, "le code", 0, 1);
  expect(transcripts.at(-1)).toMatchObject({ text: "le code", startMs: 2_000, endMs: 3_000 });
});

test("silence from the provider while somebody speaks is a stall", async () => {
  const { connection, connections, pass, metrics, givenUp } = open();
  connection().events.onOpen();
  await pass(5_000);
  expect(connections).toHaveLength(1);
  await pass(1_000);
  expect(connections).toHaveLength(2);
  expect(metrics.speechFailures.total()).toBe(1);
  expect(givenUp).toEqual([]);
});

test("a process that was held up waits again before it calls that a stall", async () => {
  const { clock, connection, connections, pass } = open();
  connection().events.onOpen();
  await pass(2_000);
  clock.stall(10_000);
  await clock.advance(0);
  expect(connections).toHaveLength(1);
  await clock.advance(6_000);
  expect(connections).toHaveLength(2);
});

test("silence from the provider while nobody speaks is no stall", async () => {
  const { connection, connections, pass } = open();
  connection().events.onOpen();
  await pass(20_000, QUIET);
  expect(connections).toHaveLength(1);
});

test("a provider that stalls again and again is given up with that reason", async () => {
  const { connection, connections, pass, givenUp } = open();
  for (let count = 0; count < 8 && givenUp.length === 0; count += 1) {
    connection().events.onOpen();
    await pass(8_000);
  }
  expect(givenUp).toEqual(["speech_stalled"]);
  expect(connections.length).toBeLessThanOrEqual(6);
});

test("unreadable messages are counted, and too many of them cost the connection", async () => {
  const { connection, connections, clock, metrics, transcripts } = open();
  connection().events.onOpen();
  for (const garbage of ["{", "null", '{"type":"Results"}', '{"type":"Results","channel_index":"x"}', "\u0000"]) connection().say(garbage);
  expect(connections).toHaveLength(1);
  for (let count = 0; count < 16; count += 1) connection().say("garbage");
  await clock.advance(100);
  expect(connections).toHaveLength(2);
  expect(metrics.speechGarbage.total()).toBe(21);
  expect(transcripts).toEqual([]);
});

test("results for a voice that does not exist are ignored", async () => {
  const { connection, transcripts } = open();
  connection().events.onOpen();
  connection().say({
    type: "Results",
    channel_index: [2, 3],
    start: 0,
    duration: 1,
    is_final: true,
    channel: { alternatives: [{ transcript: "x" }] },
  });
  expect(transcripts).toEqual([]);
});

test("audio the provider cannot decode is not sent again, and twice is enough", async () => {
  const { connection, pass, clock, givenUp } = open();
  connection().events.onOpen();
  await pass(1_000);
  connection().events.onClosed(1008, "DATA-0000");
  await clock.advance(100);
  connection().events.onOpen();
  await pass(500);
  expect(slots(connection())).toBe(25);
  connection().events.onClosed(1008, "DATA-0000");
  expect(givenUp).toEqual(["speech_refused"]);
});

test("a provider that keeps closing is given up, one that recovered is not", async () => {
  const { connection, clock, givenUp, pass } = open();
  for (let count = 0; count < 5; count += 1) {
    connection().events.onOpen();
    connection().events.onClosed(1011, "NET-0000");
    await clock.advance(5_000);
  }
  connection().events.onOpen();
  for (let seconds = 0; seconds < 15; seconds += 1) {
    await pass(1_000);
    connection().final(0, "oui", 0, 0.1);
  }
  connection().events.onClosed(1011, "NET-0000");
  await clock.advance(100);
  expect(givenUp).toEqual([]);
  for (let count = 0; count < 5; count += 1) {
    connection().events.onClosed(1006, "");
    await clock.advance(5_000);
  }
  expect(givenUp).toEqual(["speech_unavailable"]);
});

test("a connection without audio is kept alive, after a first piece of audio", async () => {
  const { connection, clock } = open();
  connection().events.onOpen();
  await clock.advance(4_500);
  expect(slots(connection())).toBe(1);
  expect(connection().texts).toEqual([]);
  await clock.advance(4_500);
  expect(connection().texts).toEqual(['{"type":"KeepAlive"}']);
  await clock.advance(4_500);
  expect(connection().texts).toHaveLength(2);
});

test("a socket that does not drain gets nothing more until it does", async () => {
  const { connection, pass } = open();
  connection().events.onOpen();
  await pass(200);
  connection().bufferedBytes = 20_000;
  const before = slots(connection());
  await pass(2_000);
  expect(slots(connection())).toBe(before);
  connection().bufferedBytes = 0;
  connection().say({ type: "SpeechStarted" });
  await pass(4_000);
  connection().say({ type: "SpeechStarted" });
  await pass(4_000);
  expect(slots(connection())).toBe(510);
});

test("closing waits for the last words, and completes an unfinished sentence", async () => {
  const { connection, pass, stream, transcripts } = open();
  connection().events.onOpen();
  await pass(1_000);
  const closing = stream.close();
  expect(connection().texts).toEqual(['{"type":"Finalize"}', '{"type":"CloseStream"}']);
  connection().say({
    type: "Results",
    channel_index: [0, 2],
    start: 0,
    duration: 1,
    is_final: true,
    channel: { alternatives: [{ transcript: "au revoir" }] },
  });
  connection().say({ type: "Metadata" });
  await closing;
  expect(transcripts.map(({ text, isEndOfUtterance }) => [text, isEndOfUtterance])).toEqual([
    ["au revoir", false],
    ["au revoir", true],
  ]);
});

test("closing does not wait for ever, nor reconnects", async () => {
  const { connection, connections, pass, stream, clock, givenUp } = open();
  connection().events.onOpen();
  await pass(1_000);
  let isClosed = false;
  void stream.close().then(() => {
    isClosed = true;
  });
  await clock.advance(2_999);
  expect(isClosed).toBe(false);
  await clock.advance(1);
  expect(isClosed).toBe(true);
  await stream.close();
  stream.send(0, 99_999, LOUD);
  await clock.advance(60_000);
  expect(connections).toHaveLength(1);
  expect(givenUp).toEqual([]);
});

test("a connection lost while closing is the end", async () => {
  const { connection, connections, stream, clock } = open();
  connection().events.onOpen();
  const closing = stream.close();
  connection().events.onClosed(1006, "");
  await closing;
  await clock.advance(10_000);
  expect(connections).toHaveLength(1);
});
