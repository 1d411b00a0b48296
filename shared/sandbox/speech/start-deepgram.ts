import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { Hono } from "hono";
import { type WebSocket, WebSocketServer } from "ws";
import { CONTROL_PATH } from "../faults.ts";
import { listen } from "../listen.ts";
import { listRecordings, listTestRecordings, loadRecording, type Recording } from "../recordings/recording.ts";
import { createFrameIndex } from "./frame-index.ts";
import { type ListenConnection, serveListenConnection } from "./listen-connection.ts";
import { type ListenQuery, parseListenQuery } from "./listen-query.ts";
import { type ConnectionLog, type ConnectionStats, type HeardVoice, joinHeard } from "./listening-log.ts";
import { type Refusal, refuseUpgrade } from "./refuse-upgrade.ts";
import { createSpeechFaults, type SpeechFault, type SpeechFaults, type StreamEffect, speechFaultRoutes } from "./speech-faults.ts";

interface DeepgramStats {
  /** Open ones and the last few hundred closed ones, oldest first. */
  connections: ConnectionStats[];
  opened: number;
  /** Upgrades refused: key, query or fault. */
  refused: number;
  /** Closed for sending too fast. */
  throttled: number;
}

export interface DeepgramOptions {
  apiKey: string;
  /** All recordings unless given. */
  recordings?: readonly Recording[];
  faults?: SpeechFaults;
  port?: number;
  /** Silence on the socket after which it is closed, 10 s unless given. */
  idleMs?: number;
  /** Audio that may come at once beyond 1.25 times real time, 3 s unless given. */
  burstMs?: number;
}

export interface StartedDeepgram {
  /** For `DEEPGRAM_URL`: scheme, host and port; clients add `/v1/listen`. */
  url: string;
  faults: SpeechFaults;
  stats(): DeepgramStats;
  /** What some connections heard together: all, those with a `tag`, those opened at `sinceMs` or later. */
  heard(which?: { tag?: string; sinceMs?: number }): HeardVoice[];
  /** From now on it recognises this as well. */
  learn(recording: Recording): void;
  close(): Promise<void>;
}

interface Entry {
  tag: string | undefined;
  openedAtMs: number;
  log: Pick<ConnectionLog, "heard">;
  stats(): ConnectionStats;
}

const keptClosed = 500;

/** A recogniser that speaks Deepgram's live protocol and knows the recordings by the sound it receives. */
export async function startDeepgram(options: DeepgramOptions): Promise<StartedDeepgram> {
  const { apiKey, faults = createSpeechFaults(), port, idleMs = 10_000, burstMs = 3000 } = options;
  const recordings = options.recordings ?? [...listRecordings(), ...listTestRecordings()].map(({ name }) => loadRecording(name));
  const index = createFrameIndex(recordings);
  const counts = { opened: 0, refused: 0, throttled: 0 };
  const entries = new Set<Entry>();
  const closed: Entry[] = [];

  const stats = (): DeepgramStats => ({ connections: [...entries].map((entry) => entry.stats()), ...counts });
  const heard: StartedDeepgram["heard"] = ({ tag, sinceMs = 0 } = {}) =>
    joinHeard(
      [...entries].filter((entry) => entry.openedAtMs >= sinceMs && (tag === undefined || entry.tag === tag)).map(({ log }) => log),
      index,
    );
  const app = new Hono()
    .route("/", speechFaultRoutes(faults))
    .get(`${CONTROL_PATH}/stats`, (c) => c.json(stats()))
    .get(`${CONTROL_PATH}/heard`, (c) => {
      const { tag, sinceMs } = c.req.query();
      return c.json(heard({ ...(tag === undefined ? {} : { tag }), ...(sinceMs === undefined ? {} : { sinceMs: Number(sinceMs) }) }));
    });

  const listening = await listen(app, port);
  const sockets = new WebSocketServer({ noServer: true, maxPayload: 4 * 1024 * 1024 });

  const waiting = new Set<Duplex>();

  listening.server.on("upgrade", (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    waiting.add(socket);
    socket.on("close", () => waiting.delete(socket));
    // A client that goes away during the handshake is its own affair.
    socket.on("error", () => socket.destroy());
    const effect = faults.take(`GET ${request.url ?? ""}`);
    if (effect?.kind === "delay") setTimeout(() => answer(request, socket, head, undefined), effect.ms);
    else answer(request, socket, head, effect);
  });

  function answer(request: IncomingMessage, socket: Duplex, head: Buffer, effect: SpeechFault["effect"] | undefined): void {
    if (socket.destroyed) return;
    const requestId = randomUUID();
    const decision = decide(request, apiKey, effect);
    if ("query" in decision) {
      sockets.handleUpgrade(request, socket, head, (open) => serve(open, decision.query, requestId, decision.fault));
      return;
    }
    counts.refused += 1;
    if ("status" in decision) refuseUpgrade(socket, requestId, decision);
    else socket.destroy();
  }

  function serve(open: WebSocket, query: ListenQuery, requestId: string, fault: StreamEffect | undefined): void {
    counts.opened += 1;
    const onTooFast = () => {
      counts.throttled += 1;
    };
    const connection = serveListenConnection({ socket: open, index, query, requestId, fault, idleMs, burstMs, onTooFast });
    const openedAtMs = Date.now();
    let closeCode: number | undefined;
    const entry: Entry = {
      tag: query.tag,
      openedAtMs,
      log: connection.log,
      stats: () => connectionStats(connection, { requestId, tag: query.tag, language: query.language, openedAtMs, closeCode }),
    };
    entries.add(entry);
    open.on("close", (code) => {
      closeCode = code;
      const last = entry.stats();
      entry.stats = () => last;
      closed.push(entry);
      const oldest = closed.length > keptClosed ? closed.shift() : undefined;
      if (oldest) entries.delete(oldest);
    });
  }

  function connectionStats(
    connection: ListenConnection,
    { closeCode, ...facts }: Pick<ConnectionStats, "requestId" | "tag" | "language" | "openedAtMs"> & { closeCode: number | undefined },
  ): ConnectionStats {
    const { audioBytes, audioMs, maxSendRate, log } = connection;
    const { wordsPrinted, framesRecognised } = log;
    const closing = closeCode === undefined ? {} : { closeCode };
    return { ...facts, ...closing, audioBytes, audioMs, maxSendRate, wordsPrinted, framesRecognised, heard: joinHeard([log], index) };
  }

  return {
    url: listening.url.replace("http", "ws"),
    faults,
    stats,
    heard,
    learn: index.add,
    async close() {
      for (const open of sockets.clients) open.terminate();
      for (const socket of waiting) socket.destroy();
      await listening.close();
    },
  };
}

type Decision = { query: ListenQuery; fault: StreamEffect | undefined } | Refusal | { cut: true };

function decide(request: IncomingMessage, apiKey: string, effect: SpeechFault["effect"] | undefined): Decision {
  if (effect?.kind === "drop") return { cut: true };
  if (effect?.kind === "status") {
    const { status, headers = {} } = effect;
    return { status, code: "FAULT", text: `refused with ${status}`, headers };
  }
  const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
  if (pathname !== "/v1/listen") return { status: 404, code: "NOT_FOUND", text: "no such path" };
  const [scheme = "", key] = (request.headers.authorization ?? "").split(" ");
  if (!/^(token|bearer)$/i.test(scheme) || key !== apiKey) return { status: 401, code: "INVALID_AUTH", text: "Invalid credentials." };
  const parsed = parseListenQuery(searchParams);
  if ("refusal" in parsed) return { status: 400, code: "BAD_REQUEST", text: parsed.refusal };
  return { query: parsed.query, fault: effect?.kind === "delay" ? undefined : effect };
}
