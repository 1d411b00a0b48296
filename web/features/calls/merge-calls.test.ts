import { expect, test } from "vitest";
import type { CallPage, CallSummary } from "../../../shared/contracts/v1/calls.ts";
import { appendCalls, mergeCalls } from "./merge-calls.ts";

// Call n started at second n.
const call = (n: number, level: CallSummary["level"] = 1) =>
  ({ id: `id-${n}`, startedAt: `2026-03-04T12:00:0${n}.000Z`, level }) as CallSummary;
const page = (numbers: number[], nextCursor: string | null): CallPage => ({ items: numbers.map((n) => call(n)), nextCursor });
const numbers = ({ items, nextCursor }: CallPage) => [items.map(({ id }) => Number(id.slice(3))), nextCursor];

test("new calls come first, older ones that were opened stay", () => {
  expect(numbers(mergeCalls(page([6, 5, 4], "after-4"), page([5, 4, 3, 2], "after-2")))).toEqual([[6, 5, 4, 3, 2], "after-2"]);
});

test("what changed is taken from the newest answer", () => {
  const merged = mergeCalls({ items: [call(5, 3)], nextCursor: "after-5" }, page([5, 4], "after-4"));
  expect(merged.items.map(({ level }) => level)).toEqual([3, 1]);
});

test("a call that is gone disappears", () => {
  expect(numbers(mergeCalls(page([6, 4], "after-4"), page([6, 5, 4, 3], null)))).toEqual([[6, 4, 3], null]);
  expect(numbers(mergeCalls(page([], null), page([5, 4], null)))).toEqual([[], null]);
});

test("an older page that overlaps adds nothing twice", () => {
  expect(numbers(appendCalls(page([5, 4], "after-4"), page([4, 3], null)))).toEqual([[5, 4, 3], null]);
});
