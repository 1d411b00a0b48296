import type { CallPage, CallSummary } from "../../../shared/contracts/v1/calls.ts";

const isOlder = (a: CallSummary, b: CallSummary) => a.startedAt < b.startedAt || (a.startedAt === b.startedAt && a.id < b.id);

/** The newest page over what was shown before: calls older than its last one stay, together with the way to go on from there. */
export function mergeCalls(newest: CallPage, shown: CallPage): CallPage {
  const last = newest.items.at(-1);
  if (!last || newest.nextCursor === null) return newest;
  const fresh = new Set(newest.items.map(({ id }) => id));
  const older = shown.items.filter((call) => !fresh.has(call.id) && isOlder(call, last));
  return older.length > 0 ? { items: [...newest.items, ...older], nextCursor: shown.nextCursor } : newest;
}

export const appendCalls = (shown: CallPage, older: CallPage): CallPage => {
  const known = new Set(shown.items.map(({ id }) => id));
  return { items: [...shown.items, ...older.items.filter(({ id }) => !known.has(id))], nextCursor: older.nextCursor };
};
