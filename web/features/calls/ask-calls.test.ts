import { expect, test } from "vitest";
import type { ApiClient } from "../../../shared/client/api-client.ts";
import type { CallPage, CallSummary } from "../../../shared/contracts/v1/calls.ts";
import { askCalls } from "./ask-calls.ts";
import { callFilterPath, readCallFilter } from "./call-filter.ts";

const call = (n: number, level: 2 | 3): CallSummary => ({
  id: `10000000-0000-4000-8000-${String(n).padStart(12, "0")}`,
  tenantId: "00000000-0000-4000-8000-000000000001",
  line: null,
  caller: null,
  // Two of them begin at the same time.
  startedAt: new Date(Date.UTC(2026, 2, 4, 12) + Math.floor(n / 2) * 1_000).toISOString(),
  endedAt: null,
  answered: null,
  plan: "protect",
  planReason: null,
  level,
  kind: "unknown",
  analysed: true,
  notAnalysedReason: null,
});

/** Lists one level, three calls a page, the cursor being how many were given. */
function fakeApi(calls: readonly CallSummary[]) {
  const asked: object[] = [];
  const get = async (_path: string, init: { params: { query: { level?: string; cursor?: string } } }) => {
    const { query } = init.params;
    asked.push(query);
    const from = Number(query.cursor ?? 0);
    const all = calls.filter(({ level }) => !query.level || String(level) === query.level).sort((a, b) => (a.id < b.id ? 1 : -1));
    const data: CallPage = { items: all.slice(from, from + 3), nextCursor: from + 3 < all.length ? String(from + 3) : null };
    return { data, etag: undefined };
  };
  return { api: { get } as unknown as ApiClient, asked };
}

test.each([
  ["taken in turn", (n: number) => (n % 2 ? 2 : 3)],
  ["careful ones first", (n: number) => (n < 10 ? 3 : 2)],
  ["only probable scams", () => 3],
  ["one probable scam among many", (n: number) => (n === 4 ? 3 : 2)],
] satisfies [string, (n: number) => 2 | 3][])(
  "suspicious calls come once each, newest first, whatever their levels: %s",
  async (_name, levelOf) => {
    const calls = Array.from({ length: 20 }, (_, n) => call(n, levelOf(n)));
    const { api } = fakeApi(calls);
    const seen: string[] = [];
    let cursor: string | null | undefined;
    for (let page = 0; page < 30 && cursor !== null; page += 1) {
      const { items, nextCursor } = await askCalls(api, { filter: "suspicious", tenantId: undefined }, cursor);
      seen.push(...items.map(({ id }) => id));
      cursor = nextCursor;
    }
    expect(seen).toEqual(calls.map(({ id }) => id).reverse());
  },
);

test("of no suspicious call the list is empty and over", async () => {
  expect(await askCalls(fakeApi([]).api, { filter: "suspicious", tenantId: "t" })).toEqual({ items: [], nextCursor: null });
});

test("the other lists are asked as the API has them, for the household that is shown", async () => {
  const { api, asked } = fakeApi([call(1, 2)]);
  await askCalls(api, { filter: "all", tenantId: "t" });
  await askCalls(api, { filter: "unheard", tenantId: "t" }, "3");
  expect(asked).toEqual([{ tenantId: "t" }, { analysed: "false", tenantId: "t", cursor: "3" }]);
});

test("a filter is in the address, and an unknown one shows all", () => {
  expect(["suspects", "non-analyses", "autre", undefined, ["suspects"]].map(readCallFilter)).toEqual([
    "suspicious",
    "unheard",
    "all",
    "all",
    "all",
  ]);
  expect(readCallFilter(callFilterPath("unheard").split("=")[1])).toBe("unheard");
});
