import type { Contact } from "../../../shared/contracts/v1/contacts.ts";

type Ranked = Pick<Contact, "id" | "priority" | "createdAt">;

/** As they are told: by rank, and of the same rank the oldest first. */
export const inOrder = <Item extends Ranked>(contacts: readonly Item[]): Item[] =>
  [...contacts].sort((a, b) => a.priority - b.priority || a.createdAt.localeCompare(b.createdAt) || a.id.localeCompare(b.id));

/** The list with one of them a place further up (-1) or down (+1). */
export function moved<Item>(contacts: readonly Item[], at: number, by: -1 | 1): Item[] {
  const order = [...contacts];
  const [item] = order.splice(at, 1);
  if (item !== undefined) order.splice(at + by, 0, item);
  return order;
}

const LAST_RANK = 99;

/** The rank of a place in the list. Beyond the last one the rest is told together. */
export const rankAt = (at: number): number => Math.min(at + 1, LAST_RANK);

/** Those whose rank is not that of their place: what has to be saved. */
export const misplaced = <Item extends Ranked>(order: readonly Item[]): { item: Item; priority: number }[] =>
  order.map((item, at) => ({ item, priority: rankAt(at) })).filter(({ item, priority }) => item.priority !== priority);
