import type { AddressInfo } from "node:net";
import { type WebSocket, WebSocketServer } from "ws";

/** One recognition connection as the server sees it. */
export interface ScriptedConnection {
  readonly url: URL;
  readonly authorization: string | undefined;
  /** Both channels interleaved, as received. */
  readonly audio: Buffer[];
  readonly texts: string[];
  readonly socket: WebSocket;
  /** Sends a transcript of `channel` over the given seconds of this connection. */
  say(channel: 0 | 1, text: string, options?: { start?: number; duration?: number; isFinal?: boolean; isSpeechFinal?: boolean }): void;
  utteranceEnd(channel: 0 | 1): void;
}

export interface ScriptedDeepgram {
  readonly url: string;
  readonly connections: ScriptedConnection[];
  /** Statuses for the next upgrades; 101 lets one in. */
  refuseWith(...statuses: number[]): void;
  onAudio: (connection: ScriptedConnection, audio: Buffer) => void;
  onText: (connection: ScriptedConnection, text: string) => void;
  close(): Promise<void>;
}

export const deinterleave = (audio: Buffer, channel: 0 | 1): Buffer => Buffer.from(audio.filter((_, at) => at % 2 === channel));

/** Answers `CloseStream` as the real one does; all else is up to the test. */
export async function startScriptedDeepgram(): Promise<ScriptedDeepgram> {
  const statuses: number[] = [];
  const connections: ScriptedConnection[] = [];
  const server = new WebSocketServer({
    port: 0,
    host: "127.0.0.1",
    verifyClient: (_info, done) => {
      const status = statuses.shift() ?? 101;
      done(status === 101, status, "refused");
    },
  });
  await new Promise((resolve) => server.once("listening", resolve));

  const scripted: ScriptedDeepgram = {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
    connections,
    refuseWith: (...next) => void statuses.push(...next),
    onAudio: () => undefined,
    onText: () => undefined,
    close: () =>
      new Promise((resolve) => {
        for (const client of server.clients) client.terminate();
        server.close(() => resolve());
      }),
  };
  server.on("connection", (socket, request) => {
    const connection: ScriptedConnection = {
      url: new URL(request.url ?? "/", scripted.url),
      authorization: request.headers.authorization,
      audio: [],
      texts: [],
      socket,
      say(channel, text, { start = 0, duration = 1, isFinal = true, isSpeechFinal = isFinal } = {}) {
        socket.send(
          JSON.stringify({
            type: "Results",
            channel_index: [channel, 2],
            start,
            duration,
            is_final: isFinal,
            speech_final: isSpeechFinal,
            channel: { alternatives: [{ transcript: text, confidence: 0.9, words: [] }] },
          }),
        );
      },
      utteranceEnd: (channel) => socket.send(JSON.stringify({ type: "UtteranceEnd", channel: [channel, 2], last_word_end: 1 })),
    };
    connections.push(connection);
    socket.on("message", (data, isBinary) => {
      const bytes = data as Buffer;
      if (isBinary) {
        connection.audio.push(bytes);
        scripted.onAudio(connection, bytes);
        return;
      }
      const text = bytes.toString();
      connection.texts.push(text);
      scripted.onText(connection, text);
      if (text !== '{"type":"CloseStream"}') return;
      socket.send('{"type":"Metadata","duration":1,"channels":2,"request_id":"r"}');
      socket.close(1000);
    });
  });
  return scripted;
}
