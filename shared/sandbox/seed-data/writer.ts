import type { ServiceClient } from "../../adapters/supabase-rpc.ts";
import { stableId } from "../seed.ts";

export interface Writer {
  /** Rows that are there already stay as they are. */
  put(table: string, rows: readonly object[], onConflict?: string): Promise<void>;
  /** Rows that are there already become these. */
  replace(table: string, rows: readonly object[], onConflict?: string): Promise<void>;
  call(procedure: string, args: Record<string, unknown>): Promise<void>;
}

export const seedId = (...names: string[]) => stableId("seed", ...names);
export const tenantIdOf = (home: { name: string }) => seedId("tenant", home.name);
export const lineIdOf = (line: string) => seedId("line", line);
/** As providers name things: two letters and 32 hexadecimal digits. */
export const seedSid = (prefix: string, ...names: string[]) => prefix + seedId(prefix, ...names).replaceAll("-", "");
export const iso = (at: number) => new Date(at).toISOString();

export function createWriter(service: ServiceClient): Writer {
  const upsert = async (table: string, rows: readonly object[], onConflict: string, ignoreDuplicates: boolean) => {
    if (rows.length === 0) return;
    const { error } = await service.from(table).upsert([...rows], { onConflict, ignoreDuplicates });
    if (error) throw new Error(`seeding ${table} failed: ${error.message}`, { cause: error });
  };
  return {
    put: (table, rows, onConflict = "id") => upsert(table, rows, onConflict, true),
    replace: (table, rows, onConflict = "id") => upsert(table, rows, onConflict, false),
    async call(procedure, args) {
      const { error } = await service.rpc(procedure, args);
      if (error) throw new Error(`seeding by ${procedure} failed: ${error.message}`, { cause: error });
    },
  };
}
