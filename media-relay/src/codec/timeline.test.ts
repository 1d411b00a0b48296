import { expect, test } from "vitest";
import { type Block, createBlockPool, createTimeline } from "./timeline.ts";

const piece = (value: number) => new Uint8Array(160).fill(value);
const NEVER_MUTED = [0, 0] as const;

const open = (capacitySlots = 100) => {
  const pool = createBlockPool();
  let outside = 0;
  const counted = {
    take: () => {
      outside += 1;
      return pool.take();
    },
    give: (block: Block) => {
      outside -= 1;
      pool.give(block);
    },
  };
  const timeline = createTimeline({ pool: counted, capacitySlots });
  const at = (slot: number, muted: readonly [number, number] = NEVER_MUTED) => {
    const target = new Uint8Array(320);
    timeline.interleave(slot, muted, target, 0);
    return [target[0], target[1], target[318], target[319]];
  };
  return { timeline, at, blocksInUse: () => outside };
};

test("both voices of a slot come back sample by sample", () => {
  const { timeline, at } = open();
  timeline.write(0, 7, piece(10));
  timeline.write(1, 7, piece(20));
  expect(at(7)).toEqual([10, 20, 10, 20]);
  expect(at(7, [8, 0])).toEqual([255, 20, 255, 20]);
  expect(at(7, [0, 8])).toEqual([10, 255, 10, 255]);
  expect(at(6)).toEqual([255, 255, 255, 255]);
});

test("silence takes no memory and what is released gives it back", () => {
  const { timeline, blocksInUse } = open();
  for (let slot = 0; slot < 50; slot += 1) timeline.write(0, slot, piece(0xff));
  for (let slot = 0; slot < 50; slot += 1) timeline.write(1, slot, piece(0x7f));
  expect(blocksInUse()).toBe(0);
  for (let slot = 50; slot < 80; slot += 1) timeline.write(0, slot, piece(3));
  expect(blocksInUse()).toBe(3);
  timeline.release(0, 65);
  expect(blocksInUse()).toBe(2);
  timeline.clear();
  expect(blocksInUse()).toBe(0);
});

test("memory stays bounded however long nobody releases anything", () => {
  const { timeline, blocksInUse, at } = open(100);
  for (let slot = 0; slot < 5_000; slot += 1) for (const channel of [0, 1] as const) timeline.write(channel, slot, piece(slot % 200));
  expect(blocksInUse()).toBeLessThanOrEqual(22);
  expect(timeline.oldest()).toBe(4_900);
  expect(at(4_950)).toEqual([150, 150, 150, 150]);
  expect(at(4_850)).toEqual([255, 255, 255, 255]);
});

test("what comes after its time is refused", () => {
  const { timeline } = open(100);
  timeline.write(0, 500, piece(1));
  expect(timeline.write(1, 400, piece(1))).toBe(false);
  expect(timeline.write(1, 401, piece(1))).toBe(true);
  timeline.release(1, 450);
  expect(timeline.write(1, 449, piece(1))).toBe(false);
});

test("loud and silent slots are told apart", () => {
  const { timeline } = open();
  timeline.write(0, 1, piece(0x10));
  timeline.write(0, 2, piece(0xfd));
  timeline.write(0, 3, piece(0xff));
  expect([1, 2, 3].map((slot) => timeline.isLoud(slot))).toEqual([true, false, false]);
  expect([1, 2, 3, 4].map((slot) => timeline.isSilent(slot))).toEqual([false, false, true, true]);
});
