import { z } from "zod";
import { StoredReason } from "../contracts/call-records.ts";
import { type CallDetail, CallEvent, type CallerSearch, type CallFilter, CallSummary } from "../contracts/v1/calls.ts";
import { GivenFeedback } from "../contracts/v1/feedback.ts";
import type { CallReader } from "../ports/call-reader.ts";
import type { Caller } from "../ports/caller.ts";
import type { PageRequest } from "../ports/page.ts";
import { FEEDBACK_COLUMNS, FeedbackRow } from "./feedback-row.ts";
import { keysetPage, type PlacedRow, pageOf } from "./keyset.ts";
import { readAnswer, StoredInstant } from "./supabase-answer.ts";
import { type CallerClient, callerRpc } from "./supabase-caller-client.ts";
import { ALERT_COLUMNS, AlertRow } from "./supabase-tenant-journal.ts";

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
const PhoneRow = z.object({ phone: z.string() });
const LineRow = z.object({ tenant_id: z.string() });
const Given = GivenFeedback.extend({ createdAt: StoredInstant, updatedAt: StoredInstant, until: StoredInstant.nullable() });

/** Names that fit more numbers than these are no search. */
const MOST_NUMBERS = 50;

const newestFirst = (a: PlacedRow<CallSummary>, b: PlacedRow<CallSummary>) =>
  b.item.startedAt.localeCompare(a.item.startedAt) ||
  b.position.at.localeCompare(a.position.at) ||
  b.position.id.localeCompare(a.position.id);

/** `client` acts as one caller: row level security decides what is in the answers. */
export function createSupabaseCallReader(client: CallerClient, caller: Caller): CallReader {
  const rpc = callerRpc(client);

  // A line has one tenant: nobody else's calls need looking at.
  const tenantsOf = async ({ tenantId, lineId }: CallFilter): Promise<string[]> => {
    if (lineId) {
      const lines = readAnswer(z.array(LineRow), await client.from("lines").select("tenant_id").eq("id", lineId));
      return lines.map((line) => line.tenant_id).filter((id) => !tenantId || id === tenantId);
    }
    const query = client.from("tenants").select("id");
    return readAnswer(z.array(TenantRow), await (tenantId ? query.eq("id", tenantId) : query)).map(({ id }) => id);
  };

  /** The numbers that are looked for. A key asks for calls only: what people wrote in their lists is not for it. */
  const numbersOf = async (tenantId: string, search: CallerSearch): Promise<readonly string[]> => {
    if ("number" in search) return [search.number];
    if (caller.kind !== "person") return [];
    const like = `%${search.name.replace(/[\\%_]/g, "\\$&")}%`;
    const [contacts, rules] = await Promise.all([
      client.from("contacts").select("phone").eq("tenant_id", tenantId).ilike("name", like).limit(MOST_NUMBERS),
      client.from("caller_rules").select("phone").eq("tenant_id", tenantId).ilike("reason", like).limit(MOST_NUMBERS),
    ]);
    return [...new Set([contacts, rules].flatMap((answer) => readAnswer(z.array(PhoneRow), answer)).map(({ phone }) => phone))];
  };

  // One tenant at a time, so that the rows come in the order of the index, however many calls there are.
  const tenantPage = async (tenantId: string, filter: CallFilter, page: PageRequest) => {
    const { lineId, level, from, to, analysed } = filter;
    const numbers = filter.caller && (await numbersOf(tenantId, filter.caller));
    if (numbers?.length === 0) return [];
    let query = client.from("calls").select(CALL_COLUMNS).eq("tenant_id", tenantId);
    if (lineId) query = query.eq("line_id", lineId);
    if (level) query = query.eq("level", level);
    if (analysed !== undefined) query = query.eq("analysed", analysed);
    // Quoted, since a number with a plus may be read as one to count with.
    if (numbers) query = query.filter("caller", "in", `(${numbers.map((number) => `"${number}"`).join(",")})`);
    if (from) query = query.gte("started_at", from);
    if (to) query = query.lt("started_at", to);
    return readAnswer(z.array(CallRow), await keysetPage(query, { column: "started_at", ascending: false }, page));
  };

  const feedbackOf = async (callId: string) => {
    if (caller.kind !== "person") return undefined;
    const query = client.from("feedback").select(FEEDBACK_COLUMNS).eq("call_id", callId);
    return readAnswer(z.array(FeedbackRow), await query.eq("user_id", caller.id))[0];
  };

  return {
    async list(filter, page) {
      const tenants = await tenantsOf(filter);
      const pages = await Promise.all(tenants.map((id) => tenantPage(id, filter, page)));
      return pageOf(pages.flat().sort(newestFirst), page.limit);
    },
    async find(callId) {
      const [calls, events, quotes, alerts, feedback] = await Promise.all([
        client.from("calls").select(`score,${CALL_COLUMNS}`).eq("id", callId),
        client.from("call_events").select("seq,key,at,type,payload").eq("call_id", callId).order("seq"),
        client.from("call_quotes").select("event_key,turn,tactic,quote").eq("call_id", callId).order("position"),
        client.from("alerts").select(ALERT_COLUMNS).eq("call_id", callId).order("created_at"),
        feedbackOf(callId),
      ]);
      const [call] = readAnswer(z.array(CallRow), calls);
      if (!call) return undefined;
      const [score] = readAnswer(z.array(ScoreRow), calls);
      return {
        ...call.item,
        score: score?.score ?? 0,
        events: readAnswer(z.array(EventRow), events),
        quotes: readAnswer(z.array(QuoteRow), quotes),
        alerts: readAnswer(z.array(AlertRow), alerts).map(({ item: { tenantId: _tenantId, callId: _callId, ...alert } }) => alert),
        feedback: feedback ?? null,
      } satisfies CallDetail;
    },
    giveFeedback(callId, { wasScam, comment, block, shareExample }) {
      const args = { p_call_id: callId, p_was_scam: wasScam, p_comment: comment, p_block: block, p_share_example: shareExample };
      return rpc("give_feedback", args, Given);
    },
  };
}
