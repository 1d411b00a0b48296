import { expect, test } from "vitest";
import { createTrackClock } from "./track-clock.ts";

test("timestamps that jitter leave no gap and share no slot", () => {
  const track = createTrackClock();
  expect([5, 26, 39, 61, 79].map((timestamp, index) => track.place(index + 1, timestamp))).toEqual([0, 1, 2, 3, 4]);
});

test("missing pieces leave their place empty", () => {
  const track = createTrackClock();
  expect([track.place(1, 0), track.place(2, 20), track.place(7, 120)]).toEqual([0, 1, 6]);
});

test("a pause moves on with the timestamps", () => {
  const track = createTrackClock();
  expect([track.place(1, 0), track.place(2, 30_000), track.place(3, 30_020)]).toEqual([0, 1_500, 1_501]);
});

test("a piece that comes late or twice goes where it belongs", () => {
  const track = createTrackClock();
  expect([track.place(1, 0), track.place(3, 40), track.place(2, 20), track.place(3, 40), track.place(4, 60)]).toEqual([0, 2, 1, 2, 3]);
});
