import { createHmac } from "node:crypto";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { callIdOf } from "../../shared/app/call-id.ts";
import { createStreamTokens } from "../../shared/app/stream-token.ts";
import { isE164 } from "../../shared/domain/phone-number.ts";
import {
  AUTH_TOKEN,
  acceptOf,
  callSidOf,
  createAudioReader,
  createMediaTemplate,
  dialledOf,
  LINE_ID,
  type MediaTemplate,
  RELAY_URL,
  readMark,
  SLOT_BYTES,
  STREAM_SECRET,
  textFrame,
} from "./relay-wire.ts";

// Plays both Twilio and Deepgram: sends two voices a call in 20 ms pieces, and notes when each comes out on the other side.

const TICK_MS = 20;
const PHASES = 5;
const RECENT = 256;
const SENTENCE = "bonjour madame je suis du service client et je vous appelle au sujet de votre dossier de mardi".split(" ");

interface LoadCall {
  readonly index: number;
  readonly socket: Socket;
  readonly templates: readonly [MediaTemplate, MediaTemplate];
  /** When each of the last pieces was sent. */
  readonly sentAt: Float64Array;
  /** Next piece expected of each voice. */
  readonly expected: [number, number];
  piece: number;
}

const calls: LoadCall[] = [];
let voices: "separate" | "interleaved" = "separate";
let port = 0;
let answers = false;
let latencies = new Float64Array(1 << 22);
let measured = 0;
let isMeasuring = false;
let lost = 0;
let received = 0;
let sent = 0;

const arrived = (mark: ReturnType<typeof readMark>, now: number) => {
  const call = mark && calls[mark.call];
  if (!mark || !call) return;
  const track = mark.track as 0 | 1;
  const gap = mark.piece - call.expected[track];
  if (gap < 0) return;
  lost += gap;
  received += 1;
  call.expected[track] = mark.piece + 1;
  if (isMeasuring && measured < latencies.length) latencies[measured++] = now - (call.sentAt[mark.piece % RECENT] as number);
};

// ── recognition

const wordsOf = (count: number, start: number) =>
  SENTENCE.slice(0, count).map((word, index) => ({
    word,
    start: start + index * 0.25,
    end: start + index * 0.25 + 0.2,
    confidence: 0.98,
    punctuated_word: word,
  }));
const results = (channel: number, start: number, duration: number, count: number, isFinal: boolean) =>
  textFrame(
    JSON.stringify({
      type: "Results",
      channel_index: [channel, 2],
      duration,
      start,
      is_final: isFinal,
      speech_final: isFinal,
      channel: { alternatives: [{ transcript: SENTENCE.slice(0, count).join(" "), confidence: 0.98, words: wordsOf(count, start) }] },
      metadata: {
        request_id: "00000000-0000-4000-8000-000000000000",
        model_info: { name: "general-nova-3", version: "2025", arch: "nova-3" },
      },
      from_finalize: false,
    }),
    false,
  );

/** Two interim results a second for the voice that speaks, a final one every three seconds for both. */
function answerLikeDeepgram(socket: Socket, heardSlots: () => number): void {
  let turn = 0;
  let finalAt = 0;
  let beat = 0;
  const timer = setInterval(() => {
    const now = heardSlots() / 50;
    beat += 1;
    if (beat % 6 !== 0) return void socket.write(results(turn % 2, finalAt, Math.max(0, now - finalAt), 3 * (beat % 6), false));
    socket.write(
      Buffer.concat([results(turn % 2, finalAt, now - finalAt, 18, true), results((turn + 1) % 2, finalAt, now - finalAt, 0, true)]),
    );
    finalAt = now;
    turn += 1;
  }, 500);
  socket.on("close", () => clearInterval(timer));
}

const sink = createServer((socket) => {
  socket.setNoDelay(true);
  socket.on("error", () => socket.destroy());
  let slots = 0;
  const stride = () => (voices === "interleaved" ? 2 : 1);
  const read = createAudioReader(
    (bytes, start, end, maskAt) => {
      const now = performance.now();
      const step = SLOT_BYTES * stride();
      for (let at = start; at < end; at += step) {
        slots += 1;
        for (let channel = 0; channel < stride(); channel += 1) arrived(readMark(bytes, at + channel, stride(), start, maskAt), now);
      }
    },
    () => undefined,
  );
  socket.once("data", (head) => {
    const key = /sec-websocket-key: (.*)\r\n/i.exec(head.toString())?.[1] ?? "";
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${acceptOf(key)}\r\n\r\n`,
    );
    socket.on("data", read);
    if (answers) answerLikeDeepgram(socket, () => slots);
  });
});

// ── telephone

const speech = Buffer.from(Array.from({ length: SLOT_BYTES }, (_, at) => 0x10 + ((at * 37) % 96)));
const tokens = createStreamTokens({ secret: STREAM_SECRET });
const signature = createHmac("sha1", AUTH_TOKEN).update(RELAY_URL).digest("base64");

async function openCall(index: number): Promise<void> {
  const callSid = callSidOf(index);
  const dialled = dialledOf(index);
  if (!isE164(dialled)) throw new Error("not a number");
  const token = await tokens.sign({ callId: await callIdOf(callSid), callSid, lineId: LINE_ID, dialled });
  const socket = connect(port, "127.0.0.1");
  socket.setNoDelay(true);
  socket.on("error", () => undefined);
  await new Promise<void>((resolve, reject) => {
    socket.once("error", reject);
    socket.once("data", (answer) => (answer.toString().startsWith("HTTP/1.1 101") ? resolve() : reject(new Error(answer.toString()))));
    socket.write(
      `GET /media HTTP/1.1\r\nHost: relay.example.test\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\nX-Twilio-Signature: ${signature}\r\n\r\n`,
    );
  });
  socket.on("data", () => undefined);
  const streamSid = `MZ${index.toString(16).padStart(32, "0")}`;
  const mediaFormat = { encoding: "audio/x-mulaw", sampleRate: 8000, channels: 1 };
  const start = { accountSid: "AC0", streamSid, callSid, tracks: ["inbound", "outbound"], mediaFormat, customParameters: { token } };
  socket.write(textFrame(JSON.stringify({ event: "connected", protocol: "Call", version: "1.0.0" }), true));
  socket.write(textFrame(JSON.stringify({ event: "start", sequenceNumber: "1", start, streamSid }), true));
  calls[index] = {
    index,
    socket,
    templates: [createMediaTemplate(index, 0, Buffer.from(speech)), createMediaTemplate(index, 1, Buffer.from(speech))],
    sentAt: new Float64Array(RECENT),
    expected: [0, 0],
    piece: 0,
  };
}

function sendPiece(call: LoadCall): void {
  const now = performance.now();
  call.sentAt[call.piece % RECENT] = now;
  for (const template of call.templates) {
    const bytes = Buffer.allocUnsafe(template.bytes);
    template.fill(bytes, 0, call.piece);
    call.socket.write(bytes);
  }
  call.piece += 1;
  sent += 2;
}

// Each call keeps its own beat; calls are spread over the 20 ms as real ones would be.
let beat = 0;
const begun = performance.now();
function tick(): void {
  for (let now = performance.now(); begun + (beat * TICK_MS) / PHASES <= now; now = performance.now()) {
    for (let index = beat % PHASES; index < calls.length; index += PHASES) {
      const call = calls[index];
      if (call) sendPiece(call);
    }
    beat += 1;
  }
  setTimeout(tick, 1);
}

const percentile = (sorted: Float64Array, share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

process.on("message", (message: { do: string; port?: number; voices?: typeof voices; answers?: boolean; calls?: number }) => {
  const reply = (answer: unknown) => void process.send?.(answer);
  if (message.do === "target") {
    port = message.port ?? 0;
    voices = message.voices ?? "separate";
    answers = message.answers ?? false;
    return reply({});
  }
  if (message.do === "grow") {
    const wanted = message.calls ?? 0;
    const grow = async () => {
      while (calls.length < wanted)
        await Promise.all(Array.from({ length: Math.min(10, wanted - calls.length) }, (_, at) => openCall(calls.length + at)));
    };
    grow().then(
      () => reply({}),
      (error: unknown) => reply({ error: String(error) }),
    );
    return;
  }
  if (message.do === "begin") {
    measured = 0;
    lost = 0;
    received = 0;
    sent = 0;
    isMeasuring = true;
    return reply({});
  }
  if (message.do === "end") {
    isMeasuring = false;
    const sorted = latencies.subarray(0, measured).slice().sort();
    latencies = new Float64Array(1 << 22);
    return reply({ lost, received, sent, p50: percentile(sorted, 0.5), p99: percentile(sorted, 0.99), max: percentile(sorted, 1) });
  }
  if (message.do === "leave") process.exit(0);
});
sink.listen(0, "127.0.0.1", () => {
  tick();
  process.send?.({ sinkPort: (sink.address() as AddressInfo).port });
});
// Whoever started this is gone.
process.on("disconnect", () => process.exit(0));
