import { createHash } from "node:crypto";

// What generator and sink of the relay's bench put on the wire. Both are as cheap as can be: what is measured is the relay
// between them, on another core.

export const RELAY_URL = "wss://relay.example.test/media";
export const AUTH_TOKEN = "bench-auth-token";
export const STREAM_SECRET = "bench-stream-secret-of-thirty-two-chars";
export const LINE_ID = "22222222-2222-4222-8222-222222222222";
export const callSidOf = (index: number) => `CA${index.toString(16).padStart(32, "0")}`;
export const dialledOf = (index: number) => `+33939${String(index).padStart(6, "0")}`;

export const SLOT_BYTES = 160;
const MARK_CHECK = 0x5a;
const MARK_BYTES = 9;

/** The first bytes of a piece say which call, voice and piece it is. */
export function writeMark(audio: Uint8Array, call: number, track: 0 | 1, piece: number): void {
  audio[0] = call >> 8;
  audio[1] = call & 255;
  audio[2] = track;
  audio[3] = piece >>> 24;
  audio[4] = (piece >>> 16) & 255;
  audio[5] = (piece >>> 8) & 255;
  audio[6] = piece & 255;
  audio[7] = MARK_CHECK;
  audio[8] = MARK_CHECK;
}

const FIRST_NUMBER = 100_000;
const MASK = [0x37, 0xfa, 0x21, 0x3d] as const;

/** One `media` message as a masked frame, of which only numbers and mark change from piece to piece. */
export interface MediaTemplate {
  readonly bytes: number;
  fill(target: Buffer, at: number, piece: number): void;
}

export function createMediaTemplate(call: number, track: 0 | 1, audio: Buffer): MediaTemplate {
  writeMark(audio, call, track, 0);
  const text = JSON.stringify({
    event: "media",
    sequenceNumber: String(FIRST_NUMBER),
    media: {
      track: track === 0 ? "inbound" : "outbound",
      chunk: String(FIRST_NUMBER),
      timestamp: String(FIRST_NUMBER),
      payload: audio.toString("base64"),
    },
    streamSid: `MZ${call.toString(16).padStart(32, "0")}`,
  });
  const sequenceAt = text.indexOf(String(FIRST_NUMBER));
  const chunkAt = text.indexOf('"chunk":"') + 9;
  const timestampAt = text.indexOf('"timestamp":"') + 13;
  const payloadAt = text.indexOf('"payload":"') + 11;
  const header = Buffer.from([0x81, 0xfe, text.length >> 8, text.length & 255, ...MASK]);
  const masked = Buffer.concat([header, Buffer.from(text).map((byte, at) => byte ^ (MASK[at % 4] as number))]);
  const scratch = Buffer.from(audio.subarray(0, MARK_BYTES));
  const put = (target: Buffer, at: number, offset: number, piece: string) => {
    for (let index = 0; index < piece.length; index += 1) {
      const place = offset + index;
      target[at + 8 + place] = piece.charCodeAt(index) ^ (MASK[place & 3] as number);
    }
  };
  return {
    bytes: masked.length,
    fill(target, at, piece) {
      masked.copy(target, at);
      put(target, at, sequenceAt, String(FIRST_NUMBER + piece * 2 + track));
      put(target, at, chunkAt, String(FIRST_NUMBER + piece));
      put(target, at, timestampAt, String(FIRST_NUMBER + piece * 20));
      writeMark(scratch, call, track, piece);
      put(target, at, payloadAt, scratch.toString("base64"));
    },
  };
}

export function textFrame(text: string, isMasked: boolean): Buffer {
  const body = Buffer.from(text);
  const flag = isMasked ? 0x80 : 0;
  const length = body.length < 126 ? [flag | body.length] : [flag | 126, body.length >> 8, body.length & 255];
  return isMasked
    ? Buffer.concat([Buffer.from([0x81, ...length, ...MASK]), body.map((byte, at) => byte ^ (MASK[at % 4] as number))])
    : Buffer.concat([Buffer.from([0x81, ...length]), body]);
}

export const acceptOf = (key: string) => createHash("sha1").update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest("base64");

/**
 * Calls `onAudio` for each binary message of a masked client with the bytes still masked. Keeps what is unfinished.
 */
export function createAudioReader(onAudio: (bytes: Buffer, start: number, end: number, maskAt: number) => void, onText: () => void) {
  let rest: Buffer | undefined;
  return (chunk: Buffer) => {
    const bytes = rest ? Buffer.concat([rest, chunk]) : chunk;
    let at = 0;
    rest = undefined;
    while (at < bytes.length) {
      if (bytes.length - at < 8) break;
      const first = bytes[at] as number;
      let length = (bytes[at + 1] as number) & 0x7f;
      let header = 6;
      if (length === 126) {
        length = bytes.readUInt16BE(at + 2);
        header = 8;
      }
      if (bytes.length - at < header + length) break;
      const start = at + header;
      if ((first & 15) === 2) onAudio(bytes, start, start + length, start - 4);
      else onText();
      at = start + length;
    }
    if (at < bytes.length) rest = Buffer.from(bytes.subarray(at));
  };
}

/** What a piece is, from bytes that lie `stride` apart; undefined when there is no mark. */
export function readMark(bytes: Buffer, start: number, stride: number, messageStart: number, maskAt: number) {
  const byte = (index: number) => {
    const at = start + index * stride;
    return (bytes[at] as number) ^ (bytes[maskAt + ((at - messageStart) & 3)] as number);
  };
  if (byte(7) !== MARK_CHECK || byte(8) !== MARK_CHECK) return undefined;
  return { call: byte(0) * 256 + byte(1), track: byte(2), piece: byte(3) * 2 ** 24 + (byte(4) << 16) + (byte(5) << 8) + byte(6) };
}
