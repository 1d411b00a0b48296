import type { Page, PageRequest, Position } from "../ports/page.ts";

/** The part of a supabase-js query that a page needs. */
interface Pageable<Query> {
  lte(column: string, value: string): Query;
  gte(column: string, value: string): Query;
  lt(column: string, value: string): Query;
  or(filters: string): Query;
  order(column: string, options: { ascending: boolean }): Query;
  limit(count: number): Query;
}

export interface Keyset {
  /** The instant that sorts; the id decides between equal ones. */
  column: string;
  ascending: boolean;
  /** Its column, where it is not `id`. */
  id?: string;
}

/** One row more than asked for, which tells whether there is another page. */
export function keysetPage<Query extends Pageable<Query>>(
  query: Query,
  { column, ascending, id = "id" }: Keyset,
  { limit, after }: PageRequest,
): Query {
  const [bound, beyond] = ascending ? (["gte", "gt"] as const) : (["lte", "lt"] as const);
  const rest = after ? query[bound](column, after.at).or(`${column}.${beyond}."${after.at}",${id}.${beyond}.${after.id}`) : query;
  return rest
    .order(column, { ascending })
    .order(id, { ascending })
    .limit(limit + 1);
}

/** Newest first, of a table whose ids are numbers that grow. */
export function numberedPage<Query extends Pageable<Query>>(query: Query, { limit, after }: PageRequest): Query {
  return (after ? query.lt("id", after.id) : query).order("id", { ascending: false }).limit(limit + 1);
}

export interface PlacedRow<Item> {
  position: Position;
  item: Item;
}

export function pageOf<Item>(rows: readonly PlacedRow<Item>[], limit: number): Page<Item> {
  const page = rows.slice(0, limit);
  return { items: page.map(({ item }) => item), next: rows.length > limit ? page.at(-1)?.position : undefined };
}
