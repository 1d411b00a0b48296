import type { SupabaseClient } from "@supabase/supabase-js";
import { z } from "zod";
import type { TenantExporter } from "../ports/tenant-export.ts";
import { readAnswer } from "./supabase-answer.ts";
import { EXPORT_SOURCES, type ExportSource } from "./tenant-export-sources.ts";

/** What the REST server hands out at most. A page that comes back shorter is not taken for the last one. */
const ROWS_PER_PAGE = 200;
/** Each brings its parts along, and its id into the address of their query. */
const WHOLES_PER_PAGE = 50;

const Rows = z.array(z.record(z.string(), z.unknown()));
type Row = z.output<typeof Rows>[number];

const camelCase = (name: string) => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
const renamed = (row: Row): Row => Object.fromEntries(Object.entries(row).map(([name, value]) => [camelCase(name), value]));

/** Rows whose key comes after `row`'s: `a > x, or a = x and b > y`. */
function beyond(key: readonly string[], row: Row): string {
  const alternatives = key.map((column, index) => {
    const equal = key.slice(0, index).map((before) => `${before}.eq."${row[before]}"`);
    return [...equal, `${column}.gt."${row[column]}"`];
  });
  return alternatives.map((parts) => (parts.length === 1 ? parts[0] : `and(${parts.join(",")})`)).join(",");
}

export function createSupabaseTenantExport(client: SupabaseClient): TenantExporter {
  async function* pagesOf(tenantId: string, { table, columns, key, parts }: ExportSource, of?: { column: string; ids: unknown[] }) {
    let last: Row | undefined;
    do {
      let query = client.from(table).select(columns).eq("tenant_id", tenantId);
      if (of) query = query.in(of.column, of.ids);
      // The first column alone, too: the part of the condition that an index can start from.
      if (last && key[0]) query = query.gte(key[0], String(last[key[0]])).or(beyond(key, last));
      for (const column of key) query = query.order(column);
      const rows = readAnswer(Rows, await query.limit(parts ? WHOLES_PER_PAGE : ROWS_PER_PAGE));
      yield rows;
      last = rows.at(-1);
    } while (last);
  }

  const withParts = async (tenantId: string, wholes: Row[], parts: NonNullable<ExportSource["parts"]>): Promise<Row[]> => {
    const found = wholes.map((whole) => ({ ...renamed(whole), ...Object.fromEntries(parts.map(({ name }) => [name, [] as Row[]])) }));
    const byId = new Map(wholes.map(({ id }, index) => [id, found[index]]));
    for (const part of parts) {
      for await (const rows of pagesOf(tenantId, part, { column: part.of, ids: [...byId.keys()] })) {
        for (const row of rows) (byId.get(row[part.of])?.[part.name] as Row[] | undefined)?.push(renamed(row));
      }
    }
    return found;
  };

  return {
    tables: EXPORT_SOURCES.map(({ name }) => name),
    async *pages(tenantId, name) {
      const source = EXPORT_SOURCES.find((candidate) => candidate.name === name);
      if (!source) return;
      const { parts } = source;
      for await (const rows of pagesOf(tenantId, source)) {
        yield parts && rows.length > 0 ? await withParts(tenantId, rows, parts) : rows.map(renamed);
      }
    },
  };
}
