import { expect, test } from "vitest";
import { allItems } from "./all-items.ts";

test("follows the cursor to the end, in order", async () => {
  const pages = new Map([
    [undefined, { items: [1, 2], nextCursor: "b" }],
    ["b", { items: [3], nextCursor: null }],
  ]);
  const items = await allItems<number>(async (cursor) => ({ data: pages.get(cursor) ?? { items: [], nextCursor: null } }));
  expect(items).toEqual([1, 2, 3]);
});

test("a cursor that leads nowhere ends all the same", async () => {
  const items = await allItems(async () => ({ data: { items: ["x"], nextCursor: "again" } }));
  expect(items).toHaveLength(20);
});
