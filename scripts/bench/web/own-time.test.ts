import type { TraceEvent } from "lighthouse";
import { expect, test } from "vitest";
import { ownTime } from "./own-time.ts";

const event = (name: string, ts: number, dur: number, more: object = {}) =>
  ({ name, cat: "", ph: "X", pid: 1, tid: 1, ts, dur, args: {}, ...more }) as unknown as TraceEvent;
const navigation = event("navigationStart", 0, 0, { ph: "R", args: { data: { documentLoaderURL: "http://127.0.0.1/accueil" } } });
const times = (...events: TraceEvent[]) =>
  ownTime({ traceEvents: [navigation, ...events] })
    .traceEvents.slice(1)
    .map(({ name, ts, dur }) => [name, ts, dur]);

test("a task lasts as long as it computed, and what happened in it moves along", () => {
  expect(
    times(
      event("ThreadControllerImpl::RunTask", 100, 80, { tdur: 20 }),
      event("EvaluateScript", 120, 40, { tdur: 10 }),
      event("firstContentfulPaint", 140, 0, { ph: "R" }),
      event("RunTask", 200, 30, { tdur: 30 }),
    ),
  ).toEqual([
    ["ThreadControllerImpl::RunTask", 100, 20],
    ["EvaluateScript", 105, 10],
    ["firstContentfulPaint", 110, 0],
    ["RunTask", 200, 30],
  ]);
});

test("a task within a task belongs to the outer one, in whatever order they were written down", () => {
  expect(times(event("RunTask", 120, 40, { tdur: 40 }), event("RunTask", 100, 80, { tdur: 40 }))).toEqual([
    ["RunTask", 110, 20],
    ["RunTask", 100, 40],
  ]);
});

test("other threads stay as they were, and so does what is in no task", () => {
  const other = { pid: 2, tdur: 1 };
  expect(times(event("RunTask", 100, 80, other), event("Paint", 300, 7), event("RunTask", 310, 5, { tdur: 9 }))).toEqual([
    ["RunTask", 100, 80],
    ["Paint", 300, 7],
    ["RunTask", 310, 5],
  ]);
});
