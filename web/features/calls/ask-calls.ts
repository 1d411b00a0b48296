import { z } from "zod";
import type { ApiClient } from "../../../shared/client/api-client.ts";
import { type CallPage, CallSummary } from "../../../shared/contracts/v1/calls.ts";
import { NextCursor } from "../../../shared/contracts/v1/page.ts";
import type { CallFilterName } from "./call-filter.ts";

export interface CallsWanted {
  filter: CallFilterName;
  /** Undefined while it could not be learnt: then all that one may see. */
  tenantId: string | undefined;
  /** A number, or a part of a name in one's lists. */
  search?: string;
}

/** One page of what is wanted. */
export async function askCalls(api: Pick<ApiClient, "get">, { filter, tenantId, search }: CallsWanted, cursor?: string): Promise<CallPage> {
  const ask = async (query: { analysed?: "false"; level?: "2" | "3" }, from: string | undefined): Promise<CallPage> => {
    const { data } = await api.get("/calls", {
      params: { query: { ...query, ...(tenantId ? { tenantId } : {}), ...(search ? { search } : {}), ...(from ? { cursor: from } : {}) } },
    });
    return data;
  };
  if (filter !== "suspicious") return ask(filter === "unheard" ? { analysed: "false" } : {}, cursor);
  return weave(readPlace(cursor), (level, from) => ask({ level }, from));
}

const LEVELS = ["2", "3"] as const;
type SuspiciousLevel = (typeof LEVELS)[number];

/** How far the two lists were read: where each goes on, null at its end, and what was read ahead. */
const Place = z.object({ next: z.object({ "2": NextCursor.optional(), "3": NextCursor.optional() }), ahead: z.array(CallSummary) });
type Place = z.infer<typeof Place>;

const readPlace = (cursor: string | undefined): Place => (cursor ? Place.parse(JSON.parse(cursor)) : { next: {}, ahead: [] });

/** The API lists one level at a time, by its index; here the two become one list, newest first. */
async function weave(place: Place, ask: (level: SuspiciousLevel, from: string | undefined) => Promise<CallPage>): Promise<CallPage> {
  const next = { ...place.next };
  const read: CallSummary[] = [...place.ahead];
  // Below the end of what was read of a list there may be more of it: nothing older than that is shown yet.
  const ends: CallSummary[] = [];
  await Promise.all(
    LEVELS.map(async (level) => {
      const from = next[level];
      const held = place.ahead.filter((call) => String(call.level) === level);
      if (from === null) return;
      const page = from !== undefined && held.length > 0 ? undefined : await ask(level, from);
      read.push(...(page?.items ?? []));
      if (page) next[level] = page.nextCursor;
      const last = page ? page.items.at(-1) : held.at(-1);
      if (last && next[level] !== null) ends.push(last);
    }),
  );
  const sorted = [...new Map(read.map((call) => [call.id, call])).values()].sort(newestFirst);
  const bound = ends.sort(newestFirst)[0];
  const shown = bound ? sorted.filter((call) => newestFirst(call, bound) <= 0) : sorted;
  const ahead = sorted.slice(shown.length);
  const isOver = ahead.length === 0 && LEVELS.every((level) => next[level] === null);
  return { items: shown, nextCursor: isOver ? null : JSON.stringify({ next, ahead } satisfies Place) };
}

const newestFirst = (a: CallSummary, b: CallSummary): number => b.startedAt.localeCompare(a.startedAt) || b.id.localeCompare(a.id);
