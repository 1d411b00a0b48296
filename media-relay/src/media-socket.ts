import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import type { Clock } from "../../shared/ports/clock.ts";
import { CLOSE_UNSUPPORTED, createFrameReader } from "./codec/frame-reader.ts";
import { acceptOf, closePayload, frameOf, OPCODE } from "./codec/frame-writer.ts";

export interface MediaSocketEvents {
  /** A text message, valid until this returns. */
  onText(buffer: Buffer, start: number, end: number): void;
  /** All messages that arrived together were handed over. */
  onBurstEnd(): void;
  /** Once. `code` is the one that ended it, whichever side sent it. */
  onClosed(code: number): void;
  /** A handler threw; the socket is being closed with 1011. */
  onHandlerError(error: unknown): void;
}

export interface MediaSocket {
  /** Says goodbye and hangs up after a moment, whether or not the peer answers. Repeating it does nothing. */
  close(code: number, reason: string): void;
}

const MAX_MESSAGE_BYTES = 64 * 1024;
const CLOSE_WAIT_MS = 1_000;
const CLOSED_ABNORMALLY = 1006;
const CLOSE_INTERNAL = 1011;

/** The key to answer with; undefined when this is no WebSocket handshake of version 13. */
export function acceptKey({ method, headers }: IncomingMessage): string | undefined {
  const key = headers["sec-websocket-key"];
  const isHandshake =
    method === "GET" &&
    headers.upgrade?.toLowerCase() === "websocket" &&
    headers["sec-websocket-version"] === "13" &&
    key !== undefined &&
    /^[+/0-9A-Za-z]{22}==$/.test(key);
  return isHandshake ? acceptOf(key) : undefined;
}

export function refuseUpgrade(socket: Duplex, status: number, title: string): void {
  socket.on("error", () => socket.destroy());
  socket.end(`HTTP/1.1 ${status} ${title}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`, () => socket.destroy());
}

/** Answers the handshake (see `acceptKey`) and reads the stream. `head`: what came with the request. */
export function openMediaSocket(
  { socket, head, key, clock }: { socket: Duplex; head: Buffer; key: string; clock: Clock },
  connect: (socket: MediaSocket) => MediaSocketEvents,
): void {
  let endCode: number | undefined;
  let isClosed = false;
  let isFailed = false;

  const finish = () => {
    if (isClosed) return;
    isClosed = true;
    socket.destroy();
    events.onClosed(endCode ?? CLOSED_ABNORMALLY);
  };
  const close = (code: number, reason: string) => {
    if (endCode !== undefined || isClosed) return;
    endCode = code;
    if (socket.writable) socket.end(frameOf(OPCODE.close, closePayload(code, reason)));
    clock.after(CLOSE_WAIT_MS, () => socket.destroy());
  };
  const fail = (error: unknown) => {
    isFailed = true;
    close(CLOSE_INTERNAL, "internal");
    events.onHandlerError(error);
  };

  const reader = createFrameReader(
    {
      onText(buffer, start, end) {
        if (endCode === undefined) events.onText(buffer, start, end);
      },
      onBinary: () => close(CLOSE_UNSUPPORTED, "text only"),
      onPing(payload) {
        if (socket.writable) socket.write(frameOf(OPCODE.pong, payload));
      },
      onClose(code) {
        close(code, "");
        socket.destroy();
      },
      onViolation: (code, why) => close(code, why),
    },
    { maxMessageBytes: MAX_MESSAGE_BYTES, isMasked: true },
  );
  const read = (bytes: Buffer) => {
    if (isFailed) return;
    try {
      reader.push(bytes);
      if (endCode === undefined) events.onBurstEnd();
    } catch (error) {
      fail(error);
    }
  };

  socket.write(`HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${key}\r\n\r\n`);
  const events = connect({ close });
  socket.on("error", () => socket.destroy());
  socket.on("close", finish);
  socket.on("end", () => socket.destroy());
  if (head.length > 0) read(head);
  socket.on("data", read);
}
