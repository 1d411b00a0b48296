import type { Channel } from "../../../shared/ports/speech.ts";
import { isLoud, isSilent, SILENCE, SLOT_BYTES } from "./mulaw.ts";

const BLOCK_SLOTS = 10;
const BLOCK_BYTES = BLOCK_SLOTS * SLOT_BYTES;
const SLAB_BLOCKS = 40;

/** Blocks of audio, used again and again: what a call holds is what was said lately, not what it could hold at most. */
export interface BlockPool {
  take(): Uint8Array;
  give(block: Uint8Array): void;
  readonly blocksMade: number;
}

export function createBlockPool(): BlockPool {
  const free: Uint8Array[] = [];
  let made = 0;
  return {
    take() {
      if (free.length === 0) {
        const slab = new Uint8Array(SLAB_BLOCKS * BLOCK_BYTES);
        for (let at = 0; at < slab.length; at += BLOCK_BYTES) free.push(slab.subarray(at, at + BLOCK_BYTES));
        made += SLAB_BLOCKS;
      }
      return (free.pop() as Uint8Array).fill(SILENCE);
    },
    give: (block) => void free.push(block),
    get blocksMade() {
      return made;
    },
  };
}

/**
 * The last seconds of both voices, by slots of 20 ms. Slots nobody wrote are silence. Silence takes no memory, so a call
 * where one voice speaks at a time costs half of what its two channels could.
 */
export interface Timeline {
  /** False when the slot is older than what is kept. */
  write(channel: Channel, slot: number, audio: Uint8Array, at: number): boolean;
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
  const numbers = [new Float64Array(ring).fill(-1), new Float64Array(ring).fill(-1)] as const;
  const blocks: readonly [(Uint8Array | undefined)[], (Uint8Array | undefined)[]] = [new Array(ring), new Array(ring)];
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
  const find = (channel: Channel, slot: number): Uint8Array | undefined => {
    const number = Math.floor(slot / BLOCK_SLOTS);
    const position = number % ring;
    return numbers[channel][position] === number ? blocks[channel][position] : undefined;
  };
  const oldest = () => Math.max(0, Math.max(heads[0], heads[1]) - capacitySlots);
  const hasSound = (channel: Channel, slot: number): boolean => {
    const block = find(channel, slot);
    if (!block) return false;
    const from = (slot % BLOCK_SLOTS) * SLOT_BYTES;
    return !isSilent(block, from);
  };
  const isLoudOn = (channel: Channel, slot: number): boolean => {
    const number = Math.floor(slot / BLOCK_SLOTS);
    const position = number % ring;
    return numbers[channel][position] === number && (((loud[channel][position] as number) >> (slot % BLOCK_SLOTS)) & 1) === 1;
  };

  return {
    write(channel, slot, audio, at) {
      if (slot < oldest() || slot < released[channel]) return false;
      if (slot >= heads[channel]) heads[channel] = slot + 1;
      const number = Math.floor(slot / BLOCK_SLOTS);
      const position = number % ring;
      if (numbers[channel][position] !== number) {
        drop(channel, position);
        numbers[channel][position] = number;
      }
      let block = blocks[channel][position];
      if (!block) {
        if (isSilent(audio, at)) return true;
        block = pool.take();
        blocks[channel][position] = block;
      }
      const within = slot % BLOCK_SLOTS;
      // Quicker than `set` of a view for so few bytes.
      for (let index = 0, to = within * SLOT_BYTES; index < SLOT_BYTES; index += 1) block[to + index] = audio[at + index] as number;
      if (isLoud(audio, at)) loud[channel][position] = (loud[channel][position] as number) | (1 << within);
      return true;
    },
    head: (channel) => heads[channel],
    oldest,
    isSilent: (slot) => !hasSound(0, slot) && !hasSound(1, slot),
    isLoud: (slot) => isLoudOn(0, slot) || isLoudOn(1, slot),
    interleave(slot, mutedBefore, target, at) {
      const within = (slot % BLOCK_SLOTS) * SLOT_BYTES;
      const caller = slot < mutedBefore[0] ? undefined : find(0, slot);
      const other = slot < mutedBefore[1] ? undefined : find(1, slot);
      if (!caller && !other) {
        target.fill(SILENCE, at, at + 2 * SLOT_BYTES);
        return;
      }
      // One loop for each case: a choice for every sample would be most of the work.
      if (caller && other) {
        for (let index = within, out = at; index < within + SLOT_BYTES; index += 1, out += 2) {
          target[out] = caller[index] as number;
          target[out + 1] = other[index] as number;
        }
        return;
      }
      const voice = (caller ?? other) as Uint8Array;
      target.fill(SILENCE, at, at + 2 * SLOT_BYTES);
      for (let index = within, out = caller ? at : at + 1; index < within + SLOT_BYTES; index += 1, out += 2)
        target[out] = voice[index] as number;
    },
    release(channel, before) {
      if (before <= released[channel]) return;
      const lastWhole = Math.floor(before / BLOCK_SLOTS);
      const firstWhole = Math.max(Math.floor(released[channel] / BLOCK_SLOTS), lastWhole - ring);
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
