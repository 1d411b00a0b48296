import { createHash } from "node:crypto";

export const OPCODE = { continuation: 0, text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const;
export const CLOSE_NO_STATUS = 1005;

const ACCEPT_GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
/** What a server answers to a handshake's key. */
export const acceptOf = (key: string): string => createHash("sha1").update(`${key}${ACCEPT_GUID}`).digest("base64");

/** Bytes before the payload of a frame. */
const headerBytesOf = (payloadBytes: number, isMasked: boolean): number =>
  (payloadBytes < 126 ? 2 : payloadBytes < 65_536 ? 4 : 10) + (isMasked ? 4 : 0);

/**
 * Writes a frame's header before a payload that is already in place. The mask is zeros: masking guards the caches of the open
 * web against what scripts in browsers send, and leaves the payload as it is this way.
 */
export function writeHeader(target: Buffer, opcode: number, payloadBytes: number, isMasked: boolean): void {
  const flag = isMasked ? 0x80 : 0;
  target[0] = 0x80 | opcode;
  let at = 2;
  if (payloadBytes < 126) {
    target[1] = flag | payloadBytes;
  } else if (payloadBytes < 65_536) {
    target[1] = flag | 126;
    target.writeUInt16BE(payloadBytes, 2);
    at = 4;
  } else {
    target[1] = flag | 127;
    target.writeUInt32BE(0, 2);
    target.writeUInt32BE(payloadBytes, 6);
    at = 10;
  }
  if (isMasked) target.fill(0, at, at + 4);
}

export function frameOf(opcode: number, payload: Buffer, { isMasked = false } = {}): Buffer {
  const header = headerBytesOf(payload.length, isMasked);
  const frame = Buffer.allocUnsafe(header + payload.length);
  writeHeader(frame, opcode, payload.length, isMasked);
  payload.copy(frame, header);
  return frame;
}

export function closePayload(code: number, reason: string): Buffer {
  if (code === CLOSE_NO_STATUS) return Buffer.alloc(0);
  const payload = Buffer.alloc(2 + Buffer.byteLength(reason));
  payload.writeUInt16BE(code);
  payload.write(reason, 2);
  return payload;
}
