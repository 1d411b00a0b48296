import { WebSocket } from "ws";

export interface SpeechSocketEvents {
  onOpen(): void;
  onText(text: string): void;
  /** Once, after `onOpen` or instead of it. */
  onClosed(code: number, reason: string): void;
  /** The upgrade was answered by something else than 101; replaces `onClosed`. */
  onRefused(status: number): void;
}

export interface SpeechSocket {
  /** The buffer must not be changed afterwards. */
  sendAudio(audio: Buffer): void;
  sendText(text: string): void;
  bufferedBytes(): number;
  /** Hangs up at once; no event follows. */
  drop(): void;
}

export type ConnectSpeech = (url: string, events: SpeechSocketEvents) => SpeechSocket;

const MAX_MESSAGE_BYTES = 1024 * 1024;
const CLOSED_ABNORMALLY = 1006;

export const createSpeechConnector =
  ({ apiKey, openTimeoutMs = 5_000 }: { apiKey: string; openTimeoutMs?: number }): ConnectSpeech =>
  (url, events) => {
    let isSettled = false;
    const settle = (tell: () => void) => {
      if (isSettled) return;
      isSettled = true;
      tell();
    };
    const socket = new WebSocket(url, {
      headers: { authorization: `Token ${apiKey}` },
      handshakeTimeout: openTimeoutMs,
      maxPayload: MAX_MESSAGE_BYTES,
      perMessageDeflate: false,
      skipUTF8Validation: true,
      // Masking guards the caches of the open web against what scripts in browsers send. With a key of zeros the audio
      // goes out without being copied.
      generateMask: (mask) => void mask.fill(0),
    });
    socket.on("open", () => {
      if (!isSettled) events.onOpen();
    });
    socket.on("message", (data, isBinary) => {
      if (!isSettled) events.onText(isBinary ? "" : data.toString());
    });
    socket.on("unexpected-response", (request, response) => {
      request.destroy();
      settle(() => events.onRefused(response.statusCode ?? 0));
    });
    socket.on("error", () => {
      if (socket.readyState !== WebSocket.OPEN) settle(() => events.onClosed(CLOSED_ABNORMALLY, "connection failed"));
    });
    socket.on("close", (code, reason) => settle(() => events.onClosed(code, reason.toString())));
    const send = (data: Buffer | string, binary: boolean) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(data, { binary, compress: false });
    };
    return {
      sendAudio: (audio) => send(audio, true),
      sendText: (text) => send(text, false),
      bufferedBytes: () => socket.bufferedAmount,
      drop() {
        isSettled = true;
        socket.terminate();
      },
    };
  };
