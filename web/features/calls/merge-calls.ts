import type { CallPage, CallSummary } from "../../../shared/contracts/call-history.ts";

const isOlder = (a: CallSummary, b: CallSummary) => a.startedAt < b.startedAt || (a.startedAt === b.startedAt && a.id < b.id);

/** The newest page over what was shown before: calls older than its last one stay, together with the way to go on from there. */
export function mergeCalls(newest: CallPage, shown: CallPage): CallPage {
  const last = newest.calls.at(-1);
  if (!last || newest.nextCursor === null) return newest;
  const fresh = new Set(newest.calls.map(({ id }) => id));
  const older = shown.calls.filter((call) => !fresh.has(call.id) && isOlder(call, last));
  return older.length > 0 ? { calls: [...newest.calls, ...older], nextCursor: shown.nextCursor } : newest;
}

export const appendCalls = (shown: CallPage, older: CallPage): CallPage => {
  const known = new Set(shown.calls.map(({ id }) => id));
  return { calls: [...shown.calls, ...older.calls.filter(({ id }) => !known.has(id))], nextCursor: older.nextCursor };
};
