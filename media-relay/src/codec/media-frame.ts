import type { StreamMedia } from "../../../shared/contracts/media-stream.ts";
import type { Channel } from "../../../shared/ports/speech.ts";
import { SLOT_BYTES } from "./mulaw.ts";

/** One `media` message. Filled again for every message: read it before the next one is parsed. */
export interface MediaFrame {
  channel: Channel;
  sequence: number;
  chunk: number;
  timestampMs: number;
  /** `bytes` of it are audio. */
  audio: Buffer;
  bytes: number;
  /** The first 20 ms of `audio`: nearly every message is that long, and a view costs more to make than to fill. */
  slot: Buffer;
}

const MAX_AUDIO_BYTES = 49_152;
export function createMediaFrame(): MediaFrame {
  const audio = Buffer.allocUnsafe(MAX_AUDIO_BYTES);
  return { channel: 0, sequence: 0, chunk: 0, timestampMs: 0, audio, bytes: 0, slot: audio.subarray(0, SLOT_BYTES) };
}

const HEAD = Buffer.from('{"event":"media","sequenceNumber":"');
const MEDIA = Buffer.from('","media":{"track":"');
const INBOUND = Buffer.from('inbound","chunk":"');
const OUTBOUND = Buffer.from('outbound","chunk":"');
const TIMESTAMP = Buffer.from('","timestamp":"');
const PAYLOAD = Buffer.from('","payload":"');
const TAIL = Buffer.from('"},"streamSid":"');

const QUOTE = 0x22;
const PAD = 0x3d;
const INVALID = 0x80;
const SEXTET = new Uint8Array(256).fill(INVALID);
for (const [value, char] of [..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"].entries()) {
  SEXTET[char.charCodeAt(0)] = value;
}

const startsWith = (buffer: Buffer, at: number, marker: Buffer): boolean => {
  for (let index = 0; index < marker.length; index += 1) if (buffer[at + index] !== marker[index]) return false;
  return true;
};

/** Digits up to a quote; the position after them is left in `cursor`, -1 when there are none. */
let cursor = 0;
const readDigits = (buffer: Buffer, start: number): number => {
  let value = 0;
  let at = start;
  for (; at < start + 13; at += 1) {
    const digit = (buffer[at] as number) - 0x30;
    if (!(digit >= 0 && digit <= 9)) break;
    value = value * 10 + digit;
  }
  cursor = at > start && at <= start + 12 ? at : -1;
  return value;
};

/** Base64 between `start` and a quote before `limit`; the quote's position is left in `cursor`, -1 when it is no base64. */
const readBase64 = (buffer: Buffer, start: number, limit: number, target: Buffer): number => {
  let at = start;
  let out = 0;
  for (; at + 3 < limit; at += 4) {
    const a = SEXTET[buffer[at] as number] as number;
    const b = SEXTET[buffer[at + 1] as number] as number;
    const c = SEXTET[buffer[at + 2] as number] as number;
    const d = SEXTET[buffer[at + 3] as number] as number;
    if ((a | b | c | d) & INVALID) break;
    target[out] = (a << 2) | (b >> 4);
    target[out + 1] = ((b & 15) << 4) | (c >> 2);
    target[out + 2] = ((c & 3) << 6) | d;
    out += 3;
  }
  if (buffer[at] !== QUOTE) {
    const a = SEXTET[buffer[at] as number] as number;
    const b = SEXTET[buffer[at + 1] as number] as number;
    const c = SEXTET[buffer[at + 2] as number] as number;
    if ((a | b) & INVALID || buffer[at + 3] !== PAD || (c & INVALID && buffer[at + 2] !== PAD)) {
      cursor = -1;
      return 0;
    }
    target[out] = (a << 2) | (b >> 4);
    out += 1;
    if (!(c & INVALID)) {
      target[out] = ((b & 15) << 4) | (c >> 2);
      out += 1;
    }
    at += 4;
  }
  cursor = at < limit && buffer[at] === QUOTE ? at : -1;
  return out;
};

/**
 * Reads a `media` message written the way Twilio writes it, without making a string of it. False when it is written
 * otherwise, or is no media message: the caller then parses it as JSON.
 */
export function readMediaFrame(buffer: Buffer, start: number, end: number, frame: MediaFrame): boolean {
  if (end - start < 120 || !startsWith(buffer, start, HEAD)) return false;
  frame.sequence = readDigits(buffer, start + HEAD.length);
  if (cursor < 0 || !startsWith(buffer, cursor, MEDIA)) return false;
  const track = cursor + MEDIA.length;
  const isInbound = startsWith(buffer, track, INBOUND);
  if (!isInbound && !startsWith(buffer, track, OUTBOUND)) return false;
  frame.channel = isInbound ? 0 : 1;
  frame.chunk = readDigits(buffer, track + (isInbound ? INBOUND.length : OUTBOUND.length));
  if (cursor < 0 || !startsWith(buffer, cursor, TIMESTAMP)) return false;
  frame.timestampMs = readDigits(buffer, cursor + TIMESTAMP.length);
  if (cursor < 0 || !startsWith(buffer, cursor, PAYLOAD)) return false;
  frame.bytes = readBase64(buffer, cursor + PAYLOAD.length, end, frame.audio);
  if (cursor < 0 || !startsWith(buffer, cursor, TAIL)) return false;
  // Nothing but the stream's own name may follow: `XX…"}`.
  for (let at = cursor + TAIL.length; at < end; at += 1) {
    if (buffer[at] === QUOTE) return at === end - 2 && buffer[at + 1] === 0x7d;
    if (buffer[at] === 0x5c) return false;
  }
  return false;
}

/** The same from parsed JSON. */
export function fillMediaFrame({ sequenceNumber, media }: Pick<StreamMedia, "sequenceNumber" | "media">, frame: MediaFrame): void {
  frame.channel = media.track === "inbound" ? 0 : 1;
  frame.sequence = Number(sequenceNumber);
  frame.chunk = Number(media.chunk);
  frame.timestampMs = Number(media.timestamp);
  frame.bytes = frame.audio.write(media.payload, "base64");
}
