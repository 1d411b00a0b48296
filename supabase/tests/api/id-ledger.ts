import type { SupabaseStandIn } from "../../../shared/sandbox/supabase/start-supabase.ts";

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

export type IdLedger = Awaited<ReturnType<typeof createIdLedger>>;

/** Whose is what. Ids that are gone again are remembered. */
export async function createIdLedger({ sql }: Pick<SupabaseStandIn, "sql">) {
  const tenantsOf = new Map<string, Set<string>>();
  const tables = await sql<{ name: string }>(`
    select c.table_name as name from information_schema.columns c
    join information_schema.columns t using (table_schema, table_name)
    where c.table_schema = 'public' and c.column_name = 'id' and c.data_type = 'uuid' and t.column_name = 'tenant_id'
      and table_name in (select tablename from pg_tables where schemaname = 'public')`);
  const sources = [
    ...tables.map(({ name }) => `select id::text, tenant_id::text as tenant from public.${name}`),
    "select id::text, id::text from public.tenants",
    "select user_id::text, tenant_id::text from public.tenant_members",
    "select row_id, tenant_id::text from public.audit_log",
  ];

  return {
    /** Reads what is there by now. */
    async note(): Promise<void> {
      const rows = await sql<{ id: string; tenant: string | null }>(sources.join(" union "));
      for (const { id, tenant } of rows) {
        if (tenant === null) continue;
        const known = tenantsOf.get(id) ?? new Set();
        tenantsOf.set(id, known.add(tenant));
      }
    },
    tenantsOf: (id: string): ReadonlySet<string> => tenantsOf.get(id) ?? new Set(),
    /** The ids in a text that belong to none of these tenants, but to another. */
    foreignIn: (text: string, allowed: ReadonlySet<string>): string[] =>
      [...new Set(text.match(UUID))].filter((id) => {
        const tenants = tenantsOf.get(id);
        return tenants && ![...tenants].some((tenant) => allowed.has(tenant));
      }),
  };
}
