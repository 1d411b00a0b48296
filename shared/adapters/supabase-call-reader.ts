import type { SupabaseClient } from "@supabase/supabase-js";
import { z } from "zod";
import { StoredReason } from "../contracts/call-records.ts";
import { type CallDetail, CallEvent, CallSummary } from "../contracts/v1/calls.ts";
import type { CallReader } from "../ports/call-reader.ts";
import type { PageRequest } from "../ports/page.ts";
import { keysetPage, type PlacedRow, pageOf } from "./keyset.ts";
import { readAnswer, StoredInstant } from "./supabase-answer.ts";

const CallRow = z
  .object({
    id: z.string(),
    tenant_id: z.string(),
    line: z.object({ id: z.string(), label: z.string(), protected_name: z.string() }).nullable(),
    caller: z.string(),
    started_at: z.string(),
    ended_at: StoredInstant.nullable(),
    answered: z.boolean().nullable(),
    plan: CallSummary.shape.plan,
    plan_reason: CallSummary.shape.planReason,
    level: CallSummary.shape.level,
    kind: z.string(),
    analysed: z.boolean().nullable(),
    not_analysed_reason: CallSummary.shape.notAnalysedReason,
  })
  .transform((row) => ({
    position: { at: row.started_at, id: row.id },
    item: {
      id: row.id,
      tenantId: row.tenant_id,
      line: row.line && { id: row.line.id, label: row.line.label, protectedName: row.line.protected_name },
      caller: row.caller.startsWith("+") ? row.caller : null,
      startedAt: StoredInstant.parse(row.started_at),
      endedAt: row.ended_at,
      answered: row.answered,
      plan: row.plan,
      planReason: row.plan_reason,
      level: row.level,
      kind: row.kind,
      analysed: row.analysed,
      notAnalysedReason: row.not_analysed_reason,
    } satisfies CallSummary,
  }));
const CALL_COLUMNS =
  "id,tenant_id,caller,started_at,ended_at,answered,plan,plan_reason,level,kind,analysed,not_analysed_reason,line:lines(id,label,protected_name)";

const EventRow = CallEvent.extend({ at: StoredInstant });
const QuoteRow = StoredReason.extend({ event_key: z.string() }).transform(({ event_key, ...reason }) => ({
  ...reason,
  eventKey: event_key,
}));
const ScoreRow = z.object({ score: z.number() });
const TenantRow = z.object({ id: z.string() });

const newestFirst = (a: PlacedRow<CallSummary>, b: PlacedRow<CallSummary>) =>
  b.item.startedAt.localeCompare(a.item.startedAt) ||
  b.position.at.localeCompare(a.position.at) ||
  b.position.id.localeCompare(a.position.id);

/** `client` acts as one caller: row level security decides what is in the answers. */
export function createSupabaseCallReader(client: SupabaseClient): CallReader {
  // One tenant at a time, so that the rows come in the order of the index, however many calls there are.
  const tenantPage = async (tenantId: string, page: PageRequest) => {
    const query = client.from("calls").select(CALL_COLUMNS).eq("tenant_id", tenantId);
    return readAnswer(z.array(CallRow), await keysetPage(query, { column: "started_at", ascending: false }, page));
  };

  return {
    async list(page) {
      const tenants = readAnswer(z.array(TenantRow), await client.from("tenants").select("id"));
      const pages = await Promise.all(tenants.map(({ id }) => tenantPage(id, page)));
      return pageOf(pages.flat().sort(newestFirst), page.limit);
    },
    async find(callId) {
      const [calls, events, quotes] = await Promise.all([
        client.from("calls").select(`score,${CALL_COLUMNS}`).eq("id", callId),
        client.from("call_events").select("seq,key,at,type,payload").eq("call_id", callId).order("seq"),
        client.from("call_quotes").select("event_key,turn,tactic,quote").eq("call_id", callId).order("position"),
      ]);
      const [call] = readAnswer(z.array(CallRow), calls);
      if (!call) return undefined;
      const [score] = readAnswer(z.array(ScoreRow), calls);
      return {
        ...call.item,
        score: score?.score ?? 0,
        events: readAnswer(z.array(EventRow), events),
        quotes: readAnswer(z.array(QuoteRow), quotes),
      } satisfies CallDetail;
    },
  };
}
