import { expect, test } from "vitest";
import { memoryTenant } from "../../sandbox/memory/memory-stores.ts";
import { streamExport } from "./stream-export.ts";

const tenant = memoryTenant("00000000-0000-4000-8000-000000000001", "Famille Martin");
type Pages = Record<string, readonly Record<string, unknown>[][]>;

const exporterOf = (pages: Pages, failsAt?: string) => ({
  tables: Object.keys(pages),
  async *pages(_tenantId: string, table: string) {
    yield* pages[table] ?? [];
    if (table === failsAt) throw new Error("the database is gone");
  },
});

test("pages of rows become one file, empty ones leave no gap", async () => {
  const pages = { lines: [[{ id: 1 }, { id: 2 }], [{ id: 3 }], []], contacts: [[]], calls: [[], [{ id: 4 }]] };
  const text = await new Response(streamExport(tenant, exporterOf(pages))).text();
  expect(JSON.parse(text)).toMatchObject({
    format: "ethiq-tenant-1",
    tenant,
    lines: [{ id: 1 }, { id: 2 }, { id: 3 }],
    contacts: [],
    calls: [{ id: 4 }],
    isComplete: true,
  });
});

test("a file that was cut short cannot be taken for a whole one", async () => {
  const stream = streamExport(tenant, exporterOf({ lines: [[{ id: 1 }]], calls: [] }, "lines"));
  await expect(new Response(stream).text()).rejects.toThrow("the database is gone");
});
