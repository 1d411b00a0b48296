import { CLOSE_STREAM, DeepgramMessage, FINALIZE, KEEP_ALIVE } from "../../../shared/contracts/deepgram.ts";
import type { Clock } from "../../../shared/ports/clock.ts";
import type { Channel, SpeechEvents, SpeechFailure, SpeechRecogniser, SpeechStream, Transcript } from "../../../shared/ports/speech.ts";
import { SILENCE, SLOT_BYTES, SLOT_MS } from "../codec/mulaw.ts";
import type { BlockPool } from "../codec/timeline.ts";
import type { RelayMetrics } from "../metrics.ts";
import { createAssembly } from "./assembly.ts";
import { createAudioQueue } from "./audio-queue.ts";
import { deepgramUrl } from "./deepgram-url.ts";
import type { ConnectSpeech, SpeechSocket } from "./speech-socket.ts";

const TICK_MS = 500;
const KEEP_ALIVE_MS = 4_000;
const STALL_MS = 5_000;
/** Less speech than this may well give no words. */
const STALL_SPEECH_SLOTS = 10;
const RETRY_MS = [100, 250, 500, 1_000, 2_000] as const;
const BUSY_RETRY_MS = [500, 1_000, 2_000, 4_000] as const;
/** A connection that gave results for this long was a good one: earlier failures are forgotten. */
const HEALTHY_MS = 10_000;
const GARBAGE_LIMIT = 20;
const CLOSE_WAIT_MS = 3_000;
/** One second of both voices waiting in the socket. */
const BUFFERED_LIMIT_BYTES = 16_000;
const CLOSE_BAD_DATA = 1008;

export interface DeepgramOptions {
  url: string;
  model: string;
  connect: ConnectSpeech;
  clock: Clock;
  pool: BlockPool;
  metrics: RelayMetrics;
}

const isChannel = (value: number | undefined): value is Channel => value === 0 || value === 1;

/**
 * Deepgram's live protocol. A stream lives through: connecting → open → (waiting → connecting → open)* → over. Audio goes
 * into a queue of ten seconds whatever the state; a connection takes it from there, again from the end of the last final
 * words when an earlier connection was lost.
 */
export function createDeepgramRecogniser(options: DeepgramOptions): SpeechRecogniser {
  return {
    open: ({ callId, locale }, events) =>
      openStream(deepgramUrl({ base: options.url, model: options.model, locale, callId }), options, events),
  };
}

function openStream(url: string, { connect, clock, pool, metrics }: DeepgramOptions, events: SpeechEvents): SpeechStream {
  const queue = createAudioQueue({ pool, metrics });
  const assemblies = [createAssembly(0), createAssembly(1)] as const;
  let state: "connecting" | "open" | "waiting" | "over" = "connecting";
  let socket: SpeechSocket | undefined;
  let openedAt = 0;
  let lastSentAt = 0;
  let failures = 0;
  let busyAnswers = 0;
  let dataErrors = 0;
  let garbage = 0;
  let unansweredSlots = 0;
  let unansweredSince = 0;
  let tickedAt = clock.now();
  let isPumpDue = false;
  let hasSentClose = false;
  let onClosed: (() => void) | undefined;

  const emit = (transcript: Transcript | undefined) => {
    if (!transcript) return;
    metrics.transcripts.add();
    events.onTranscript(transcript);
  };

  const end = () => {
    if (state === "over") return;
    state = "over";
    socket?.drop();
    socket = undefined;
    for (const assembly of assemblies) emit(assembly.utteranceEnd());
    queue.clear();
    onClosed?.();
  };
  const giveUp = (reason: SpeechFailure) => {
    metrics.speechGivenUp.add(1, { reason });
    end();
    events.onGivenUp(reason);
  };

  const reconnect = (cause: string, waitMs: number) => {
    metrics.speechFailures.add(1, { cause });
    socket?.drop();
    socket = undefined;
    // Nothing more can be said by a call that is over, and its last words are not worth a wait.
    if (onClosed) return end();
    state = "waiting";
    clock.after(waitMs, open);
  };
  const fail = (cause: string, reason: SpeechFailure) => {
    const waitMs = RETRY_MS[failures];
    failures += 1;
    if (waitMs === undefined && !onClosed) return giveUp(reason);
    reconnect(cause, waitMs ?? 0);
  };

  const refused = (status: number) => {
    if (status === 429) {
      const waitMs = BUSY_RETRY_MS[busyAnswers];
      busyAnswers += 1;
      return waitMs === undefined ? giveUp("speech_busy") : reconnect("busy", waitMs);
    }
    if (status >= 400 && status < 500) return giveUp("speech_refused");
    fail("refused", "speech_unavailable");
  };
  const lost = (code: number) => {
    if (onClosed) return end();
    if (code !== CLOSE_BAD_DATA) return fail(`closed_${code}`, "speech_unavailable");
    // What cannot be decoded now cannot be decoded again: go on with what comes next, once.
    queue.skipToLive();
    dataErrors += 1;
    return dataErrors > 1 ? giveUp("speech_refused") : fail("bad_data", "speech_refused");
  };

  const pumpLater = () => {
    if (isPumpDue) return;
    isPumpDue = true;
    clock.after(100, () => {
      isPumpDue = false;
      pump();
    });
  };
  const finishSending = (connection: SpeechSocket) => {
    if (hasSentClose) return;
    hasSentClose = true;
    connection.sendText(FINALIZE);
    connection.sendText(CLOSE_STREAM);
  };
  const pump = () => {
    if (state !== "open" || !socket) return;
    const now = clock.now();
    const isClosing = onClosed !== undefined;
    for (;;) {
      if (socket.bufferedBytes() > BUFFERED_LIMIT_BYTES) return pumpLater();
      const message = queue.next(now, isClosing);
      if (!message) break;
      if (message.loudSlots > 0) {
        if (unansweredSlots === 0) unansweredSince = now;
        unansweredSlots += message.loudSlots;
      }
      lastSentAt = now;
      socket.sendAudio(message.audio);
    }
    if (queue.isHeldBack(now, isClosing)) pumpLater();
    else if (isClosing) finishSending(socket);
  };

  const read = (text: string) => {
    const message = parse(text);
    if (!message) {
      metrics.speechGarbage.add();
      garbage += 1;
      if (garbage > GARBAGE_LIMIT) fail("garbage", "speech_unavailable");
      return;
    }
    unansweredSlots = 0;
    if (message.type === "Metadata" && hasSentClose) return end();
    if (message.type !== "Results" && message.type !== "UtteranceEnd") return;
    if (clock.now() - openedAt > HEALTHY_MS) {
      failures = 0;
      busyAnswers = 0;
      dataErrors = 0;
      garbage = 0;
    }
    const channel = message.type === "Results" ? message.channel_index[0] : message.channel[0];
    if (!isChannel(channel)) return;
    if (message.type === "UtteranceEnd") return emit(assemblies[channel].utteranceEnd());
    emit(assemblies[channel].results(message, queue.toCallMs));
    if (message.is_final) queue.finalised(channel, (message.start + message.duration) * 1000);
  };

  const open = () => {
    if (state === "over") return;
    state = "connecting";
    garbage = 0;
    let own: SpeechSocket | undefined;
    const isCurrent = () => own === undefined || own === socket;
    own = connect(url, {
      onOpen() {
        if (!isCurrent() || state !== "connecting") return;
        metrics.speechConnections.add();
        state = "open";
        openedAt = clock.now();
        lastSentAt = openedAt;
        unansweredSlots = 0;
        queue.restart(openedAt);
        pump();
      },
      onText: (text) => (isCurrent() && state === "open" ? read(text) : undefined),
      onClosed: (code) => (isCurrent() && state !== "over" ? lost(code) : undefined),
      onRefused: (status) => (isCurrent() && state !== "over" ? refused(status) : undefined),
    });
    socket = own;
  };

  const tick = () => {
    if (state === "over") return;
    clock.after(TICK_MS, tick);
    if (state !== "open" || !socket) return;
    const now = clock.now();
    // Answers may have come while this process was held up.
    if (now - tickedAt > 2 * TICK_MS) unansweredSince = now;
    tickedAt = now;
    if (unansweredSlots >= STALL_SPEECH_SLOTS && now - unansweredSince > STALL_MS) return fail("stalled", "speech_stalled");
    pump();
    if (now - lastSentAt < KEEP_ALIVE_MS) return;
    lastSentAt = now;
    // KeepAlive counts only after a first piece of audio.
    if (queue.sentOnConnection() === 0) socket.sendAudio(queue.fillerSlot());
    else socket.sendText(KEEP_ALIVE);
  };

  open();
  clock.after(TICK_MS, tick);

  return {
    send(channel, atMs, audio) {
      if (state === "over") return;
      // A 32-bit number from here on: the remainders taken of it below cost a multiple otherwise.
      const firstSlot = (atMs / SLOT_MS) | 0;
      if (audio.length === SLOT_BYTES) return queue.write(channel, firstSlot, audio);
      for (let at = 0; at < audio.length; at += SLOT_BYTES) {
        const slot = new Uint8Array(SLOT_BYTES).fill(SILENCE);
        slot.set(audio.subarray(at, at + SLOT_BYTES));
        queue.write(channel, firstSlot + at / SLOT_BYTES, slot);
      }
    },
    flush: pump,
    close() {
      if (state === "over" || onClosed) return Promise.resolve();
      return new Promise((resolve) => {
        onClosed = resolve;
        clock.after(CLOSE_WAIT_MS, end);
        pump();
      });
    },
    get sentMs() {
      return queue.sentSlots() * SLOT_MS * 2;
    },
  };
}

function parse(text: string): DeepgramMessage | undefined {
  try {
    return DeepgramMessage.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
