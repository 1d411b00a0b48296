import type { Channel } from "../../../shared/ports/speech.ts";
import { SILENCE, SLOT_BYTES, SLOT_MS } from "../codec/mulaw.ts";
import { type BlockPool, createTimeline } from "../codec/timeline.ts";
import type { RelayMetrics } from "../metrics.ts";
import { createOffsets, type Offsets } from "./offsets.ts";
import { AUDIO_HEADROOM } from "./speech-socket.ts";

const CAPACITY_SLOTS = 500;
/** 240 ms: recognition takes 20 to 250 ms at once. */
const MAX_MESSAGE_SLOTS = 12;
/** Deepgram throttles what comes faster than 1.25 × real time. */
const MAX_RATE = 1.25;
const BURST_SLOTS = 50;
const FIRST_BURST_SLOTS = 5;
/** How far one voice may run ahead before the other's missing pieces are sent as silence. */
const WAIT_SLOTS = 3;
/** A voice this far behind is not there at all: nobody waits for it. */
const ABSENT_SLOTS = 10;
/** Pauses are what ends a sentence: this much of each is sent even when there is a backlog. */
const KEPT_SILENCE_SLOTS = 50;
const BACKLOG_SLOTS = 25;

export interface AudioMessage {
  /** After `AUDIO_HEADROOM` bytes that are left free. */
  readonly audio: Buffer;
  readonly loudSlots: number;
}

/**
 * What still has to be heard: both voices of the last ten seconds, interleaved into messages at a rate the recogniser
 * accepts. Remembers up to where words are final, so that a new connection hears the rest again.
 */
export interface AudioQueue {
  /** One slot of audio. */
  write(channel: Channel, slot: number, audio: Uint8Array): void;
  /** The next message, or undefined when there is too little to send or too much was sent already. */
  next(now: number, isEnding: boolean): AudioMessage | undefined;
  /** Whether audio waits only because it may not go out faster. */
  isHeldBack(now: number, isEnding: boolean): boolean;
  /** A new connection begins: it hears everything since the last final words. */
  restart(now: number): void;
  /** Forgets what was not sent yet. */
  skipToLive(): void;
  /** A slot of silence, for a connection that has nothing to hear yet. */
  fillerSlot(): Buffer;
  /** Words up to this time of the current connection will not change any more. */
  finalised(channel: Channel, providerMs: number): void;
  toCallMs(providerMs: number): number;
  sentOnConnection(): number;
  sentSlots(): number;
  clear(): void;
}

export function createAudioQueue({ pool, metrics }: { pool: BlockPool; metrics: RelayMetrics }): AudioQueue {
  const timeline = createTimeline({ pool, capacitySlots: CAPACITY_SLOTS });
  let offsets: Offsets = createOffsets();
  /** Next slot to send; -1 until the first audio. */
  let cursor = -1;
  let sentOnConnection = 0;
  let sentSlots = 0;
  let allowance = FIRST_BURST_SLOTS;
  let allowanceAt = 0;
  let silentRun = 0;
  const finalUpTo: [number, number] = [0, 0];
  let mutedBefore: [number, number] = [0, 0];

  const newest = () => Math.max(timeline.head(0), timeline.head(1));
  const ready = (isEnding: boolean): number => {
    const ahead = newest();
    if (isEnding) return ahead;
    const behind = Math.max(cursor, Math.min(timeline.head(0), timeline.head(1)));
    return ahead - behind > ABSENT_SLOTS ? ahead : Math.max(behind, ahead - WAIT_SLOTS);
  };
  const refill = (now: number) => {
    allowance = Math.min(BURST_SLOTS, allowance + ((now - allowanceAt) / SLOT_MS) * MAX_RATE);
    allowanceAt = now;
  };
  const skipDropped = () => {
    const oldest = timeline.oldest();
    if (cursor >= oldest) return;
    metrics.slotsDropped.add(oldest - cursor, { why: "too_old" });
    cursor = oldest;
  };
  const skipSilence = (upTo: number) => {
    while (silentRun >= KEPT_SILENCE_SLOTS && upTo - cursor > BACKLOG_SLOTS && timeline.isSilent(cursor)) {
      metrics.slotsDropped.add(1, { why: "silence" });
      cursor += 1;
    }
  };

  return {
    write(channel, slot, audio) {
      if (cursor < 0) {
        cursor = slot;
        finalUpTo.fill(slot);
        mutedBefore = [slot, slot];
      }
      if (slot < cursor || !timeline.write(channel, slot, audio)) metrics.framesLate.add();
    },
    next(now, isEnding) {
      if (cursor < 0) return undefined;
      refill(now);
      skipDropped();
      const upTo = ready(isEnding);
      skipSilence(upTo);
      const slots = Math.min(upTo - cursor, MAX_MESSAGE_SLOTS, Math.floor(allowance));
      if (slots < 1) return undefined;
      const audio = Buffer.allocUnsafe(AUDIO_HEADROOM + slots * 2 * SLOT_BYTES);
      let loudSlots = 0;
      offsets.anchor(sentOnConnection, cursor);
      for (let index = 0; index < slots; index += 1) {
        const slot = cursor + index;
        timeline.interleave(slot, mutedBefore, audio, AUDIO_HEADROOM + index * 2 * SLOT_BYTES);
        if (timeline.isLoud(slot)) loudSlots += 1;
        silentRun = timeline.isSilent(slot) ? silentRun + 1 : 0;
      }
      cursor += slots;
      sentOnConnection += slots;
      sentSlots += slots;
      allowance -= slots;
      metrics.slotsOut.add(slots);
      return { audio, loudSlots };
    },
    isHeldBack(now, isEnding) {
      refill(now);
      return cursor >= 0 && ready(isEnding) > cursor && allowance < 1;
    },
    restart(now) {
      offsets = createOffsets();
      sentOnConnection = 0;
      allowance = FIRST_BURST_SLOTS;
      allowanceAt = now;
      silentRun = 0;
      if (cursor < 0) return;
      mutedBefore = [...finalUpTo];
      cursor = Math.min(...finalUpTo);
      skipDropped();
    },
    skipToLive() {
      if (cursor < 0) return;
      cursor = Math.max(cursor, newest());
      finalUpTo.fill(cursor);
    },
    fillerSlot() {
      sentOnConnection += 1;
      sentSlots += 1;
      return Buffer.alloc(AUDIO_HEADROOM + 2 * SLOT_BYTES, SILENCE);
    },
    finalised(channel, providerMs) {
      const slot = Math.min(cursor, Math.floor(offsets.toCall(providerMs / SLOT_MS) + 1e-6));
      if (slot <= finalUpTo[channel]) return;
      finalUpTo[channel] = slot;
      timeline.release(channel, slot);
    },
    toCallMs: (providerMs) => Math.round(offsets.toCall(providerMs / SLOT_MS) * SLOT_MS),
    sentOnConnection: () => sentOnConnection,
    sentSlots: () => sentSlots,
    clear: () => timeline.clear(),
  };
}
