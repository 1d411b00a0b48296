import type { SupabaseClient } from "@supabase/supabase-js";
import { z } from "zod";
import type { Database } from "../contracts/database.types.ts";
import { AppError, toAppError } from "../domain/errors.ts";
import type { Page, PageRequest } from "../ports/page.ts";
import { type Keyset, keysetPage, type PlacedRow, pageOf } from "./keyset.ts";
import { readAnswer } from "./supabase-answer.ts";
import type { CallerClient } from "./supabase-caller-client.ts";
import { whyUnchanged } from "./why-unchanged.ts";

interface TenantItem {
  readonly id: string;
  readonly tenantId: string;
  readonly revision: number;
}

type Tables = Database["public"]["Tables"];
type TenantTable = "lines" | "contacts" | "caller_rules" | "expected_windows";
type Inserted<Table extends TenantTable> = Omit<Tables[Table]["Insert"], "id" | "tenant_id">;
type Updated<Table extends TenantTable> = Tables[Table]["Update"];

interface TenantRowsOptions<Table, Item> {
  table: Table;
  columns: string;
  row: z.ZodType<PlacedRow<Item>>;
  order?: Keyset;
}

/** The rows of a table that people name, change by revision and remove, as far as row level security lets the client's caller. */
export interface TenantRows<Table extends TenantTable, Item> {
  list(tenantId: string, page: PageRequest): Promise<Page<Item>>;
  find(id: string): Promise<Item | undefined>;
  create(id: string, tenantId: string, values: Inserted<Table>): Promise<Item>;
  change(id: string, revision: number, values: Updated<Table>): Promise<Item>;
  /** Whatever its revision. */
  set(id: string, values: Updated<Table>): Promise<Item>;
  remove(id: string): Promise<void>;
}

const Ids = z.array(z.object({ id: z.string() }));
const OLDEST_FIRST: Keyset = { column: "created_at", ascending: true };

export function tenantRows<Table extends TenantTable, Item extends TenantItem>(
  typed: CallerClient,
  options: TenantRowsOptions<Table, Item>,
): TenantRows<Table, Item> {
  // Which of the tables it is, is known outside only.
  const client = typed as unknown as SupabaseClient;
  const { table, columns, order = OLDEST_FIRST } = options;
  const Rows = z.array(options.row);

  const find = async (id: string) => readAnswer(Rows, await client.from(table).select(columns).eq("id", id))[0]?.item;
  const require = async (id: string) => {
    const item = await find(id);
    if (!item) throw new AppError("not_found", "no such row for this caller");
    return item;
  };

  return {
    find,
    async list(tenantId, page) {
      const query = client.from(table).select(columns).eq("tenant_id", tenantId);
      return pageOf(readAnswer(Rows, await keysetPage(query, order, page)), page.limit);
    },
    async create(id, tenantId, values) {
      const row = { id, tenant_id: tenantId, ...values };
      try {
        readAnswer(z.unknown(), await client.from(table).insert(row));
      } catch (thrown) {
        // An earlier try of the same request made it, and nobody heard.
        const earlier = toAppError(thrown).code === "conflict" ? await find(id) : undefined;
        if (earlier?.tenantId === tenantId) return earlier;
        throw thrown;
      }
      return require(id);
    },
    async change(id, revision, values) {
      const query = client.from(table).update(values).eq("id", id).eq("revision", revision).select("id");
      const changed = readAnswer(Ids, await query);
      const item = await require(id);
      if (changed.length === 0) throw whyUnchanged(item, revision, true);
      return item;
    },
    async set(id, values) {
      readAnswer(Ids, await client.from(table).update(values).eq("id", id).select("id"));
      return require(id);
    },
    async remove(id) {
      const { count, ...answer } = await client.from(table).delete({ count: "exact" }).eq("id", id);
      readAnswer(z.unknown(), answer);
      if (count === 0) throw new AppError("not_found", "nothing to remove");
    },
  };
}
