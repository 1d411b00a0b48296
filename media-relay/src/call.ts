import { createCallWriter } from "../../shared/app/call-writer.ts";
import type { NotAnalysedReason } from "../../shared/contracts/call-records.ts";
import { StreamMessage, type StreamStart } from "../../shared/contracts/media-stream.ts";
import { fillMediaFrame, type MediaFrame, readMediaFrame } from "./codec/media-frame.ts";
import { type Ending, type Listening, startListening } from "./listening.ts";
import type { MediaSocket } from "./media-socket.ts";
import { shieldWith } from "./shield.ts";
import { admitStream, type StreamGateDeps } from "./stream-gate.ts";
import { startTestListening, type TestListeningDeps } from "./test-listening.ts";
import { createTrackClock } from "./track-clock.ts";

export interface CallDeps extends StreamGateDeps, TestListeningDeps {
  /** Scratch for the message being read, shared by all calls. */
  frame: MediaFrame;
  /** Whether another stream of this process listens to the call. */
  isHeardElsewhere: (callId: string, self: Call) => boolean;
}

/**
 * One media stream of one call.
 *
 *   awaiting_start ──start──► verifying ──admitted──► listening ──stop, lost, handover──► draining ──► closed
 *        │                        │                       │
 *        └── a broken protocol, no start in 5 s, a refused token, no media for 5 s: socket closed ──► draining ──► closed
 *
 * Whatever happens here, the telephone call itself goes on.
 */
export interface Call {
  onText(buffer: Buffer, start: number, end: number): void;
  onBurstEnd(): void;
  onClosed(code: number): void;
  onHandlerError(error: unknown): void;
  /** Leaves the call to another relay; settles when all is saved and written. */
  handOver(): Promise<void>;
  /** Settles when the stream is over and its totals are written. */
  readonly closed: Promise<void>;
  readonly state: CallState;
  readonly callId: string | undefined;
}
export type CallState = "awaiting_start" | "verifying" | "listening" | "draining" | "closed";

const START_TIMEOUT_MS = 5_000;
const MEDIA_TIMEOUT_MS = 5_000;
const WATCH_MS = 1_000;
/** Two seconds of both voices. */
const PENDING_FRAMES = 200;
const CODE = {
  normal: 1000,
  protocol: 1002,
  notText: 1003,
  notJson: 1007,
  policy: 1008,
  tooBig: 1009,
  internal: 1011,
  restart: 1012,
} as const;
const VIOLATIONS: readonly number[] = [CODE.protocol, CODE.notText, CODE.notJson, CODE.tooBig];

export function createCall(socket: MediaSocket, deps: CallDeps): Call {
  const { clock, log, metrics, frame, store } = deps;
  const shield = shieldWith(deps);
  let state: CallState = "awaiting_start";
  let callId: string | undefined;
  let listening: Listening | undefined;
  let pending: { channel: 0 | 1; slot: number; audio: Buffer }[] = [];
  const tracks = [createTrackClock(), createTrackClock()] as const;
  let lastSequence = -1;
  let framesMissing = 0;
  let lastMediaAt = 0;
  let watchedAt = clock.now();
  /** Since the last look of the watchdog. */
  let newFrames = 0;
  let settleClosed: () => void = () => undefined;
  const closed = new Promise<void>((resolve) => {
    settleClosed = resolve;
  });

  const end = (how: Ending) => {
    if (state === "draining" || state === "closed") return;
    state = "draining";
    takeStock();
    pending = [];
    metrics.streamsEnded.add(1, { how });
    void shield("end", finish(how)).then(() => {
      state = "closed";
      settleClosed();
    });
  };
  const finish = async (how: Ending) => {
    if (listening) await shield("settle", listening.settle(how));
    // Only now may another relay take over: what it needs is saved.
    if (how === "handover") socket.close(CODE.restart, "restart");
    await listening?.conclude(how, framesMissing);
  };
  const refuse = (code: number, why: string, reason: NotAnalysedReason = "stream_protocol") => {
    if (state === "draining" || state === "closed") return;
    metrics.streamsRefused.add(1, { why });
    log.warn("stream_refused", { why, callId });
    if (reason === "stream_protocol") listening?.markNotAnalysed(reason);
    socket.close(code, why);
    end("protocol");
  };

  const onMedia = () => {
    if (state === "awaiting_start") return refuse(CODE.protocol, "media_before_start");
    if (state !== "listening" && state !== "verifying") return;
    newFrames += 1;
    if (lastSequence >= 0 && frame.sequence > lastSequence + 1) {
      framesMissing += frame.sequence - lastSequence - 1;
      metrics.framesMissing.add(frame.sequence - lastSequence - 1);
    }
    if (frame.sequence > lastSequence) lastSequence = frame.sequence;
    const slot = tracks[frame.channel].place(frame.chunk, frame.timestampMs);
    const audio = frame.bytes === frame.slot.length ? frame.slot : frame.audio.subarray(0, frame.bytes);
    if (listening) return listening.hear(frame.channel, slot, audio);
    pending.push({ channel: frame.channel, slot, audio: Buffer.from(audio) });
    if (pending.length <= PENDING_FRAMES) return;
    pending.shift();
    metrics.framesUnverified.add();
  };

  const admit = async (message: StreamStart) => {
    const admission = await admitStream(deps, message);
    if (state !== "verifying") return;
    if (!admission.isAdmitted) {
      // A stranger who repeats the token of a call that is heard must not make it look unheard.
      if (!deps.isHeardElsewhere(admission.callId, call)) {
        const writer = createCallWriter(deps, admission.callId);
        void writer.write("not_analysed", () => store.markNotAnalysed(admission.callId, "stream_token"));
      }
      return refuse(CODE.policy, admission.why, "stream_token");
    }
    const { claims, tenantId, locale } = admission;
    callId = claims.callId;
    const stream = { claims, tenantId, locale, streamSid: message.streamSid };
    const { testId } = claims;
    const started = testId ? startTestListening(deps, { ...stream, testId }) : await startListening(deps, stream);
    listening = started;
    if (state !== "verifying") {
      // The stream ended meanwhile; what it said is little, but it is on record that it was here.
      await started.settle("lost");
      return started.conclude("lost", framesMissing);
    }
    state = "listening";
    metrics.calls.add();
    for (const { channel, slot, audio } of pending) started.hear(channel, slot, audio);
    pending = [];
    started.flush();
  };

  const onMessage = (message: StreamMessage) => {
    if (message.event === "media") {
      fillMediaFrame(message, frame);
      return onMedia();
    }
    if (message.event === "start") {
      if (state !== "awaiting_start") return refuse(CODE.protocol, "second_start");
      state = "verifying";
      lastMediaAt = clock.now();
      void shield("start", admit(message));
      return;
    }
    if (message.event === "stop") {
      socket.close(CODE.normal, "");
      end("stop");
    }
  };

  /** Once a second rather than for every piece. */
  const takeStock = () => {
    if (newFrames === 0) return;
    lastMediaAt = clock.now();
    metrics.framesIn.add(newFrames);
    newFrames = 0;
  };
  const watch = () => {
    if (state === "draining" || state === "closed") return;
    clock.after(WATCH_MS, watch);
    takeStock();
    const now = clock.now();
    // A process that was held up has not read yet what came meanwhile: no reason to hang up on everybody.
    if (now - watchedAt > 2 * WATCH_MS) lastMediaAt = now;
    watchedAt = now;
    if (state === "awaiting_start" || now - lastMediaAt < MEDIA_TIMEOUT_MS) return;
    metrics.watchdog.add();
    // The stream's status callback brings it back.
    socket.close(CODE.internal, "no_media");
    end("silent");
  };
  clock.after(WATCH_MS, watch);
  clock.after(START_TIMEOUT_MS, () => {
    if (state === "awaiting_start") refuse(CODE.policy, "no_start");
  });

  const call: Call = {
    onText(buffer, start, end) {
      if (readMediaFrame(buffer, start, end, frame)) return onMedia();
      const message = parseMessage(buffer.toString("utf8", start, end));
      if (message === "not_json") return refuse(CODE.notJson, "not_json");
      if (message === "malformed") return refuse(CODE.protocol, "malformed");
      if (message) onMessage(message);
    },
    onBurstEnd: () => listening?.flush(),
    onClosed(code) {
      if (VIOLATIONS.includes(code)) refuse(code, `closed_${code}`);
      end("lost");
    },
    onHandlerError(error) {
      void shield("message", Promise.reject(error));
      end("internal");
    },
    handOver() {
      end("handover");
      return closed;
    },
    closed,
    get state() {
      return state;
    },
    get callId() {
      return callId;
    },
  };
  return call;
}

const KNOWN_EVENTS: readonly string[] = ["connected", "start", "media", "stop", "dtmf", "mark"];

/** Undefined: an event nobody has told us of, which is no reason to stop listening. */
function parseMessage(text: string): StreamMessage | "not_json" | "malformed" | undefined {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return "not_json";
  }
  const message = StreamMessage.safeParse(json);
  if (message.success) return message.data;
  const event = typeof json === "object" && json !== null && "event" in json ? json.event : undefined;
  return typeof event === "string" && !KNOWN_EVENTS.includes(event) ? undefined : "malformed";
}
