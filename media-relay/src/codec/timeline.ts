import type { Channel } from "../../../shared/ports/speech.ts";
import { isLoud, isSilent, SILENCE, SLOT_BYTES } from "./mulaw.ts";

const BLOCK_SLOTS = 10;
const BLOCK_BYTES = BLOCK_SLOTS * SLOT_BYTES;
const SLAB_BLOCKS = 40;
const SLOT_WORDS = SLOT_BYTES / 4;

/** The same memory seen in two ways. */
export interface Block {
  readonly bytes: Uint8Array;
  readonly words: Uint32Array;
}

/** Blocks of audio, used again and again: what a call holds is what was said lately, not what it could hold at most. */
export interface BlockPool {
  take(): Block;
  give(block: Block): void;
}

export function createBlockPool(): BlockPool {
  const free: Block[] = [];
  const grow = () => {
    const slab = new ArrayBuffer(SLAB_BLOCKS * BLOCK_BYTES);
    for (let at = 0; at < slab.byteLength; at += BLOCK_BYTES) {
      free.push({ bytes: new Uint8Array(slab, at, BLOCK_BYTES), words: new Uint32Array(slab, at, BLOCK_BYTES / 4) });
    }
  };
  return {
    take() {
      if (free.length === 0) grow();
      const block = free.pop() as Block;
      block.bytes.fill(SILENCE);
      return block;
    },
    give: (block) => void free.push(block),
  };
}

/** Two samples of four, moved apart to make room for the other voice's. */
const spread = (samples: number) => (samples | (samples << 8)) & 0x00ff00ff;
const SILENT_WORD = 0xffffffff;
/** One slot of both voices; filled here, four samples at a time, and copied from here. */
const mixed = new Uint32Array((2 * SLOT_BYTES) / 4);
const mixedBytes = new Uint8Array(mixed.buffer);

/**
 * The last seconds of both voices, by slots of 20 ms. Slots nobody wrote are silence. Silence takes no memory, so a call
 * where one voice speaks at a time costs half of what its two channels could.
 */
export interface Timeline {
  /** One slot of audio. False when it is older than what is kept. */
  write(channel: Channel, slot: number, audio: Uint8Array): boolean;
  /** First slot after the newest one of the channel; -1 when it has none. */
  head(channel: Channel): number;
  /** The oldest slot that may still hold sound. */
  oldest(): number;
  isSilent(slot: number): boolean;
  isLoud(slot: number): boolean;
  /** Both voices of one slot, sample by sample; a channel before its `mutedBefore` gives silence. */
  interleave(slot: number, mutedBefore: readonly [number, number], target: Uint8Array, at: number): void;
  /** Forgets the channel's slots before this one. */
  release(channel: Channel, before: number): void;
  clear(): void;
}

export function createTimeline({ pool, capacitySlots }: { pool: BlockPool; capacitySlots: number }): Timeline {
  const ring = Math.ceil(capacitySlots / BLOCK_SLOTS) + 1;
  const numbers = [new Int32Array(ring).fill(-1), new Int32Array(ring).fill(-1)] as const;
  const blocks: readonly [(Block | undefined)[], (Block | undefined)[]] = [new Array(ring), new Array(ring)];
  /** One bit per slot of the block: loud enough for speech. */
  const loud = [new Uint16Array(ring), new Uint16Array(ring)] as const;
  const heads: [number, number] = [-1, -1];
  const released: [number, number] = [0, 0];

  const drop = (channel: Channel, position: number) => {
    const block = blocks[channel][position];
    if (block) pool.give(block);
    blocks[channel][position] = undefined;
    loud[channel][position] = 0;
    numbers[channel][position] = -1;
  };
  const find = (channel: Channel, slot: number): Block | undefined => {
    const number = (slot / BLOCK_SLOTS) | 0;
    const position = number % ring;
    return numbers[channel][position] === number ? blocks[channel][position] : undefined;
  };
  const oldest = () => Math.max(0, Math.max(heads[0], heads[1]) - capacitySlots);
  const hasSound = (channel: Channel, slot: number): boolean => {
    const block = find(channel, slot);
    if (!block) return false;
    const from = (slot % BLOCK_SLOTS) * SLOT_BYTES;
    return !isSilent(block.bytes, from);
  };
  const isLoudOn = (channel: Channel, slot: number): boolean => {
    const number = (slot / BLOCK_SLOTS) | 0;
    const position = number % ring;
    return numbers[channel][position] === number && (((loud[channel][position] as number) >> (slot % BLOCK_SLOTS)) & 1) === 1;
  };

  return {
    write(channel, slot, audio) {
      if (slot < oldest() || slot < released[channel]) return false;
      if (slot >= heads[channel]) heads[channel] = slot + 1;
      const number = (slot / BLOCK_SLOTS) | 0;
      const position = number % ring;
      if (numbers[channel][position] !== number) {
        drop(channel, position);
        numbers[channel][position] = number;
      }
      let block = blocks[channel][position];
      if (!block) {
        if (isSilent(audio, 0)) return true;
        block = pool.take();
        blocks[channel][position] = block;
      }
      const within = slot % BLOCK_SLOTS;
      block.bytes.set(audio, within * SLOT_BYTES);
      if (isLoud(audio, 0)) loud[channel][position] = (loud[channel][position] as number) | (1 << within);
      return true;
    },
    head: (channel) => heads[channel],
    oldest,
    isSilent: (slot) => !hasSound(0, slot) && !hasSound(1, slot),
    isLoud: (slot) => isLoudOn(0, slot) || isLoudOn(1, slot),
    interleave(slot, mutedBefore, target, at) {
      const caller = slot < mutedBefore[0] ? undefined : find(0, slot)?.words;
      const other = slot < mutedBefore[1] ? undefined : find(1, slot)?.words;
      if (!caller && !other) {
        target.fill(SILENCE, at, at + 2 * SLOT_BYTES);
        return;
      }
      const first = (slot % BLOCK_SLOTS) * SLOT_WORDS;
      for (let index = 0; index < SLOT_WORDS; index += 1) {
        const one = caller ? (caller[first + index] as number) : SILENT_WORD;
        const two = other ? (other[first + index] as number) : SILENT_WORD;
        mixed[2 * index] = spread(one & 0xffff) | (spread(two & 0xffff) << 8);
        mixed[2 * index + 1] = spread(one >>> 16) | (spread(two >>> 16) << 8);
      }
      target.set(mixedBytes, at);
    },
    release(channel, before) {
      if (before <= released[channel]) return;
      const lastWhole = (before / BLOCK_SLOTS) | 0;
      const firstWhole = Math.max((released[channel] / BLOCK_SLOTS) | 0, lastWhole - ring);
      for (let number = firstWhole; number < lastWhole; number += 1) {
        if (numbers[channel][number % ring] === number) drop(channel, number % ring);
      }
      released[channel] = before;
    },
    clear() {
      for (const channel of [0, 1] as const) for (let position = 0; position < ring; position += 1) drop(channel, position);
    },
  };
}
