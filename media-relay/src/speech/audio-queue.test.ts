import { expect, test } from "vitest";
import { createBlockPool } from "../codec/timeline.ts";
import { createMetrics, createRelayMetrics } from "../metrics.ts";
import { createAudioQueue } from "./audio-queue.ts";
import { AUDIO_HEADROOM } from "./speech-socket.ts";

const piece = (value: number) => new Uint8Array(160).fill(value);

const open = () => {
  const metrics = createRelayMetrics(createMetrics());
  const queue = createAudioQueue({ pool: createBlockPool(), metrics });
  queue.restart(0);
  const speak = (from: number, to: number, value = (slot: number) => (slot % 100) + 1) => {
    for (let slot = from; slot < to; slot += 1) {
      queue.write(0, slot, piece(value(slot)));
      queue.write(1, slot, piece(0xff));
    }
  };
  const take = (now: number) => {
    const slots: number[] = [];
    for (let message = queue.next(now, false); message; message = queue.next(now, false)) {
      const audio = message.audio.subarray(AUDIO_HEADROOM);
      expect(audio.length).toBeLessThanOrEqual(12 * 320);
      for (let at = 0; at < audio.length; at += 320) slots.push(audio[at] as number);
    }
    return slots;
  };
  return { queue, speak, take, metrics };
};

test("live audio leaves as soon as both voices are there", () => {
  const { queue, take } = open();
  queue.write(0, 0, piece(5));
  expect(take(1_000)).toEqual([]);
  queue.write(1, 0, piece(6));
  expect(take(1_000)).toEqual([5]);
});

test("a voice that lags is waited for 60 ms, one that is not there at all is not", () => {
  const { queue, take } = open();
  for (let slot = 0; slot < 6; slot += 1) queue.write(0, slot, piece(slot + 1));
  expect(take(1_000)).toEqual([1, 2, 3]);
  for (let slot = 6; slot < 14; slot += 1) queue.write(0, slot, piece(slot + 1));
  expect(take(1_000)).toEqual([4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14]);
});

test("a backlog goes out at 1.25 times real time and no faster", () => {
  const { speak, take } = open();
  speak(0, 400);
  let sent = take(0).length;
  for (let now = 100; now <= 4_000; now += 100) {
    sent += take(now).length;
    expect(sent).toBeLessThanOrEqual(5 + (now / 20) * 1.25);
  }
  expect(sent).toBe(255);
});

test("a new connection hears what came after the last final words, each voice from its own end", () => {
  const { queue, speak, take } = open();
  speak(0, 45);
  for (let slot = 0; slot < 45; slot += 1) queue.write(1, slot, piece(200));
  take(1_000);
  queue.finalised(0, 600);
  queue.finalised(1, 200);
  queue.restart(2_000);
  const heard = queue.next(2_000, false);
  // From 200 ms on: the caller's part up to 600 ms is final and not heard again.
  expect([heard?.audio[AUDIO_HEADROOM], heard?.audio[AUDIO_HEADROOM + 1]]).toEqual([0xff, 200]);
  const rest = [...take(3_000), ...take(4_000)];
  expect(rest.slice(0, 15)).toEqual(new Array(15).fill(0xff));
  expect(rest.slice(15)).toEqual(Array.from({ length: 15 }, (_, index) => index + 31));
  expect(queue.toCallMs(0)).toBe(200);
  expect(queue.toCallMs(400)).toBe(600);
});

test("a backlog beyond ten seconds loses its oldest part, and time stays right", () => {
  const { queue, speak, take, metrics } = open();
  speak(0, 20);
  take(1_000);
  queue.finalised(0, 400);
  queue.finalised(1, 400);
  speak(20, 700);
  queue.restart(10_000);
  expect(take(10_000)[0]).toBe((200 % 100) + 1);
  expect(queue.toCallMs(0)).toBe(4_000);
  expect(metrics.slotsDropped.total()).toBe(180);
});

test("silence is what a backlog loses first", () => {
  const { queue, speak, take, metrics } = open();
  speak(0, 5);
  speak(5, 355, () => 0xff);
  speak(355, 400);
  const sent: number[] = [];
  for (let now = 0; now <= 5_000; now += 100) sent.push(...take(now));
  expect(metrics.slotsDropped.total()).toBe(300);
  expect(sent).toHaveLength(100);
  expect(sent.slice(-45)).toEqual(Array.from({ length: 45 }, (_, index) => ((355 + index) % 100) + 1));
  expect(queue.toCallMs(99 * 20)).toBe(399 * 20);
});

test("what comes after its turn is dropped and counted", () => {
  const { queue, speak, take, metrics } = open();
  speak(0, 10);
  take(1_000);
  queue.write(0, 3, piece(9));
  expect(take(2_000)).toEqual([]);
  expect(metrics.framesLate.total()).toBe(1);
});

test("what waits for the other voice goes out at the end", () => {
  const { queue, take } = open();
  queue.write(0, 2, piece(3));
  expect(take(1_000)).toEqual([]);
  expect(queue.next(2_000, true)?.audio[AUDIO_HEADROOM]).toBe(3);
});
