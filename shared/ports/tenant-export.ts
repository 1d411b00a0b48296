/** Everything of one tenant that the caller may read. */
export interface TenantExporter {
  /** The tables in the order of the file. */
  readonly tables: readonly string[];
  /** The rows of one table, a page at a time, in the order of their key; rows have camelCase names. */
  pages(tenantId: string, table: string): AsyncIterable<readonly Record<string, unknown>[]>;
}
