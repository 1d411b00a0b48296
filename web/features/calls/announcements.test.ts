import { expect, test } from "vitest";
import type { CallSummary } from "../../../shared/contracts/v1/calls.ts";
import { announcement } from "./announcements.ts";

const call = (n: number, level: CallSummary["level"] = 1) =>
  ({ id: `id-${n}`, startedAt: `2026-03-04T12:00:0${n}.000Z`, level }) as CallSummary;

test("a rise to the highest level interrupts, other news wait their turn", () => {
  expect(announcement([call(1)], [call(2), call(1)])).toMatchObject({ kind: "newCall", urgency: "status" });
  expect(announcement([call(1)], [call(1, 2)])).toMatchObject({ kind: "levelRise", level: 2, urgency: "status" });
  expect(announcement([call(1, 2)], [call(2), call(1, 3)])).toMatchObject({ kind: "levelRise", level: 3, urgency: "alert" });
});

test("nothing is said twice, nor when a level falls, nor of older calls that were opened", () => {
  expect(announcement([call(1, 3)], [call(1, 3)])).toBeUndefined();
  expect(announcement([call(1, 3)], [call(1, 2)])).toBeUndefined();
  expect(announcement([call(5)], [call(5), call(1, 3)])).toBeUndefined();
});
