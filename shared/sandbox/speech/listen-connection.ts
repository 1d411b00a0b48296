import type { RawData, WebSocket } from "ws";
import { z } from "zod";
import type { FrameIndex } from "./frame-index.ts";
import type { ListenQuery } from "./listen-query.ts";
import { type ConnectionLog, createConnectionLog } from "./listening-log.ts";
import { createSendRate } from "./send-rate.ts";
import type { StreamEffect } from "./speech-faults.ts";
import { createTranscriber, type Transcription } from "./transcriber.ts";

const ClientMessage = z.discriminatedUnion("type", [
  z.object({ type: z.enum(["KeepAlive", "CloseStream"]) }),
  z.object({ type: z.literal("Finalize"), channel: z.int().nonnegative().optional() }),
]);

const modelUuid = "00000000-0000-4000-8000-000000000003";

interface Options {
  socket: WebSocket;
  index: FrameIndex;
  query: ListenQuery;
  requestId: string;
  fault: StreamEffect | undefined;
  idleMs: number;
  burstMs: number;
  onTooFast(): void;
}

export interface ListenConnection {
  readonly log: ConnectionLog;
  readonly audioBytes: number;
  readonly audioMs: number;
  readonly maxSendRate: number;
}

/** Serves one open socket until it closes. */
export function serveListenConnection({ socket, index, query, requestId, fault, idleMs, burstMs, onTooFast }: Options): ListenConnection {
  const log = createConnectionLog();
  const rate = createSendRate({ burstMs, startMs: Date.now() });
  const channels = query.multichannel ? query.channels : 1;
  const timers = new Set<NodeJS.Timeout>();
  let audioBytes = 0;
  let rest: Buffer = Buffer.alloc(0);
  let isClosing = false;
  let isStalled = fault?.kind === "stall" && fault.afterMs === 0;

  const later = (ms: number, run: () => void) => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      run();
    }, ms);
    timers.add(timer);
  };
  const close = (code: number, reason: string) => {
    isClosing = true;
    socket.close(code, reason);
  };
  const post = (run: () => void) => (fault?.kind === "slow" ? later(fault.ms, run) : run());
  const send = (message: object) => {
    if (!isStalled) post(() => socket.send(JSON.stringify(message)));
  };

  const transcribers = Array.from({ length: channels }, (_, channel) =>
    createTranscriber(index, query, {
      result: (transcription) => send(resultsMessage(transcription, [channel, channels], requestId, query.model)),
      utteranceEnd: (last_word_end) => send({ type: "UtteranceEnd", channel: [channel, channels], last_word_end }),
      speechStarted(timestamp) {
        if (query.vad_events) send({ type: "SpeechStarted", channel: [channel, channels], timestamp });
      },
      heardWord: log.word,
      heardFrame: log.frame,
    }),
  );

  const idle = setTimeout(() => close(1011, "NET-0001: neither audio nor a text message came within the time allowed"), idleMs);
  applyFault();
  socket.on("error", () => socket.terminate());
  socket.on("close", () => {
    isClosing = true;
    clearTimeout(idle);
    for (const timer of timers) clearTimeout(timer);
  });
  socket.on("message", (data: RawData, isBinary: boolean) => {
    if (isClosing) return;
    const bytes = toBuffer(data);
    if (!isBinary) read(bytes.toString());
    else if (bytes.length === 0) finish();
    else hear(bytes);
  });

  function hear(bytes: Buffer): void {
    idle.refresh();
    audioBytes += bytes.length;
    if (!rate.take(bytes.length / channels / 8, Date.now())) {
      onTooFast();
      close(1008, "audio came faster than 1.25 times real time");
      return;
    }
    // Stalled: not recognised either, so what the log says was heard was also said.
    if (isStalled) return;
    const whole = rest.length > 0 ? Buffer.concat([rest, bytes]) : bytes;
    const samples = Math.floor(whole.length / channels);
    rest = whole.subarray(samples * channels);
    for (const [channel, transcriber] of transcribers.entries()) {
      const own = channels === 1 ? whole : new Uint8Array(samples);
      if (channels > 1) for (let i = 0; i < samples; i++) own[i] = whole[i * channels + channel] ?? 0;
      transcriber.push(own);
    }
  }

  function read(text: string): void {
    const message = ClientMessage.safeParse(parseJson(text));
    if (!message.success) {
      send({ type: "Error", variant: "UNPARSABLE_CLIENT_MESSAGE", description: "not a message of this protocol", message: "" });
      return;
    }
    // Before the first audio a KeepAlive keeps nothing alive.
    if (audioBytes > 0) idle.refresh();
    if (message.data.type === "CloseStream") finish();
    if (message.data.type !== "Finalize") return;
    const { channel } = message.data;
    for (const [own, transcriber] of transcribers.entries()) if (channel === undefined || channel === own) transcriber.finalize(true);
  }

  function finish(): void {
    if (isStalled) return;
    isClosing = true;
    for (const transcriber of transcribers) transcriber.finalize(false);
    const created = new Date().toISOString();
    send({ type: "Metadata", transaction_key: "deprecated", request_id: requestId, created, duration: audioMs() / 1000, channels });
    post(() => socket.close(1000));
  }

  function applyFault(): void {
    if (fault?.kind === "close") later(fault.afterMs, () => close(fault.code, fault.reason));
    if (fault?.kind === "cut") later(fault.afterMs, () => socket.terminate());
    if (fault?.kind === "stall" && fault.afterMs > 0)
      later(fault.afterMs, () => {
        isStalled = true;
      });
    if (fault?.kind === "garbage") {
      const pour = (turn: number) => {
        socket.send(nonsense[turn % nonsense.length] ?? "");
        later(fault.everyMs, () => pour(turn + 1));
      };
      pour(0);
    }
  }

  const audioMs = () => audioBytes / channels / 8;
  return {
    log,
    get audioBytes() {
      return audioBytes;
    },
    get audioMs() {
      return audioMs();
    },
    get maxSendRate() {
      return rate.highest;
    },
  };
}

const nonsense: readonly (string | Buffer)[] = [
  "<html>502 Bad Gateway</html>",
  '{"type":"Results"',
  '{"type":"Results","channel_index":"0","channel":null}',
  '{"type":"Surprise"}',
  "[]",
  Buffer.from([0, 1, 2, 0xff]),
  "null",
  '{"type":"Results","channel_index":[7,9],"start":-1,"duration":1e99,"is_final":"yes","channel":{"alternatives":[]}}',
];

function resultsMessage(transcription: Transcription, channelIndex: [number, number], requestId: string, model: string): object {
  const { startSeconds, durationSeconds, isFinal, speechFinal, fromFinalize, transcript, confidence, words } = transcription;
  return {
    type: "Results",
    channel_index: channelIndex,
    duration: durationSeconds,
    start: startSeconds,
    is_final: isFinal,
    speech_final: speechFinal,
    channel: { alternatives: [{ transcript, confidence, words }] },
    metadata: { request_id: requestId, model_info: { name: model, version: "sandbox", arch: model }, model_uuid: modelUuid },
    from_finalize: fromFinalize,
  };
}

function toBuffer(data: RawData): Buffer {
  if (Array.isArray(data)) return Buffer.concat(data);
  return Buffer.isBuffer(data) ? data : Buffer.from(data);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
