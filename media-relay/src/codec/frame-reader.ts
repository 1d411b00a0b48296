// RFC 6455 frames without extensions. Written for the media path, where the general-purpose reader of `ws` is most of what a
// frame costs (see README, Decisions).

import { CLOSE_NO_STATUS, OPCODE } from "./frame-writer.ts";

export interface FrameHandler {
  /** A whole text message, unmasked in place: valid until this returns. */
  onText(buffer: Buffer, start: number, end: number): void;
  onBinary(): void;
  onPing(payload: Buffer): void;
  onClose(code: number, reason: string): void;
  /** The peer broke the protocol: nothing more is read. `code` is the close code it deserves. */
  onViolation(code: number, why: string): void;
}

export interface FrameReader {
  /** Takes the bytes as they come; the reader keeps what is left of an unfinished frame. */
  push(bytes: Buffer): void;
}

const CLOSE_PROTOCOL = 1002;
export const CLOSE_UNSUPPORTED = 1003;
const CLOSE_TOO_BIG = 1009;

const HEADER_MAX_BYTES = 14;

/** Codes a peer may put into a close frame. */
const isCloseCode = (code: number) =>
  (code >= 1000 && code <= 1014 && code !== 1004 && code !== 1005 && code !== 1006) || (code >= 3000 && code <= 4999);

const unmask = (buffer: Buffer, start: number, end: number, maskAt: number) => {
  const m0 = buffer[maskAt] as number;
  const m1 = buffer[maskAt + 1] as number;
  const m2 = buffer[maskAt + 2] as number;
  const m3 = buffer[maskAt + 3] as number;
  let at = start;
  for (const quads = end - 3; at < quads; at += 4) {
    buffer[at] = (buffer[at] as number) ^ m0;
    buffer[at + 1] = (buffer[at + 1] as number) ^ m1;
    buffer[at + 2] = (buffer[at + 2] as number) ^ m2;
    buffer[at + 3] = (buffer[at + 3] as number) ^ m3;
  }
  if (at < end) buffer[at] = (buffer[at] as number) ^ m0;
  if (at + 1 < end) buffer[at + 1] = (buffer[at + 1] as number) ^ m1;
  if (at + 2 < end) buffer[at + 2] = (buffer[at + 2] as number) ^ m2;
};

/** `isMasked`: what the peer's side of the connection has to do; a client masks, a server does not. */
export function createFrameReader(
  handler: FrameHandler,
  { maxMessageBytes, isMasked }: { maxMessageBytes: number; isMasked: boolean },
): FrameReader {
  const maskBytes = isMasked ? 4 : 0;
  let isOver = false;
  /** Start of a frame whose end has not come yet; `filled` bytes of it are there. */
  let partial: Buffer | undefined;
  let filled = 0;
  let fragments: Buffer[] = [];
  let fragmentBytes = 0;
  let isFragmented = false;

  const violate = (code: number, why: string) => {
    isOver = true;
    partial = undefined;
    fragments = [];
    handler.onViolation(code, why);
  };

  const endFragments = () => {
    const whole = Buffer.concat(fragments, fragmentBytes);
    fragments = [];
    fragmentBytes = 0;
    isFragmented = false;
    handler.onText(whole, 0, whole.length);
  };

  const readControl = (opcode: number, buffer: Buffer, start: number, end: number) => {
    if (opcode === OPCODE.ping) return handler.onPing(Buffer.from(buffer.subarray(start, end)));
    if (opcode === OPCODE.pong) return;
    if (end === start) {
      isOver = true;
      return handler.onClose(CLOSE_NO_STATUS, "");
    }
    const code = end - start === 1 ? 0 : buffer.readUInt16BE(start);
    if (!isCloseCode(code)) return violate(CLOSE_PROTOCOL, "bad close code");
    isOver = true;
    handler.onClose(code, buffer.toString("utf8", start + 2, end));
  };

  const readFrame = (opcode: number, isLast: boolean, buffer: Buffer, start: number, end: number) => {
    if (opcode >= OPCODE.close) return readControl(opcode, buffer, start, end);
    if (opcode === OPCODE.binary) return handler.onBinary();
    if (opcode === OPCODE.text) {
      if (isLast) return handler.onText(buffer, start, end);
      isFragmented = true;
    }
    fragments.push(Buffer.from(buffer.subarray(start, end)));
    fragmentBytes += end - start;
    if (isLast) endFragments();
  };

  /** What is wrong with a frame, known from its first two bytes. */
  const refuseHeader = (first: number, second: number): boolean => {
    const opcode = first & 0x0f;
    const isLast = (first & 0x80) !== 0;
    const why =
      (first & 0x70) !== 0
        ? "reserved bits set"
        : ((second & 0x80) !== 0) !== isMasked
          ? "wrongly masked"
          : opcode > OPCODE.pong || (opcode > OPCODE.binary && opcode < OPCODE.close)
            ? "unknown opcode"
            : opcode >= OPCODE.close && (!isLast || (second & 0x7f) > 125)
              ? "bad control frame"
              : opcode === OPCODE.continuation && !isFragmented
                ? "nothing to continue"
                : (opcode === OPCODE.text || opcode === OPCODE.binary) && isFragmented
                  ? "message inside a message"
                  : undefined;
    if (why) violate(CLOSE_PROTOCOL, why);
    return why !== undefined;
  };

  /** Total bytes of the frame that starts at `at`; 0 when its header is incomplete, -1 when it must not be read. */
  const frameBytes = (buffer: Buffer, at: number, end: number): number => {
    if (end - at < 2) return 0;
    const first = buffer[at] as number;
    const second = buffer[at + 1] as number;
    if (refuseHeader(first, second)) return -1;
    let payload = second & 0x7f;
    let header = 2 + maskBytes;
    if (payload === 126) {
      if (end - at < 4) return 0;
      payload = buffer.readUInt16BE(at + 2);
      header = 4 + maskBytes;
    } else if (payload === 127) {
      if (end - at < 10) return 0;
      payload = buffer.readUInt32BE(at + 2) * 2 ** 32 + buffer.readUInt32BE(at + 6);
      header = 10 + maskBytes;
    }
    if (payload + fragmentBytes > maxMessageBytes) {
      violate(CLOSE_TOO_BIG, "message too big");
      return -1;
    }
    return header + payload;
  };

  const headerBytes = (second: number) => ((second & 0x7f) === 126 ? 4 : (second & 0x7f) === 127 ? 10 : 2) + maskBytes;

  const readWhole = (buffer: Buffer, at: number, total: number) => {
    const first = buffer[at] as number;
    const start = at + headerBytes(buffer[at + 1] as number);
    if (isMasked) unmask(buffer, start, at + total, start - 4);
    readFrame(first & 0x0f, (first & 0x80) !== 0, buffer, start, at + total);
  };

  /** Completes the unfinished frame; returns how many of the new bytes that took, -1 when there is nothing more to read. */
  const complete = (begun: Buffer, bytes: Buffer): number => {
    let used = 0;
    let frame = begun;
    for (;;) {
      const total = frameBytes(frame, 0, filled);
      if (total < 0) return -1;
      if (total > frame.length) {
        const grown = Buffer.allocUnsafe(total);
        frame.copy(grown, 0, 0, filled);
        frame = grown;
        partial = grown;
      }
      if (total > 0 && filled === total) {
        partial = undefined;
        filled = 0;
        readWhole(frame, 0, total);
        return isOver ? -1 : used;
      }
      if (used === bytes.length) return used;
      // Until the header is known bytes are taken one by one, so that none of the next frame is taken.
      const wanted = total > 0 ? total - filled : 1;
      const taken = bytes.copy(frame, filled, used, used + wanted);
      filled += taken;
      used += taken;
    }
  };

  return {
    push(bytes) {
      if (isOver) return;
      let at = 0;
      if (partial) {
        at = complete(partial, bytes);
        if (at < 0) return;
      }
      while (at < bytes.length) {
        const total = frameBytes(bytes, at, bytes.length);
        if (total < 0) return;
        if (total === 0 || total > bytes.length - at) {
          partial = Buffer.allocUnsafe(Math.max(total, HEADER_MAX_BYTES));
          filled = bytes.copy(partial, 0, at);
          return;
        }
        readWhole(bytes, at, total);
        if (isOver) return;
        at += total;
      }
    },
  };
}
