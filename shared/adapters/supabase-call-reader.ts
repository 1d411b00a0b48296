import type { PostgrestError, SupabaseClient } from "@supabase/supabase-js";
import { z } from "zod";
import { type CallDetail, CallEvent, CallSummary, type TenantSummary } from "../contracts/call-history.ts";
import { StoredReason } from "../contracts/call-records.ts";
import { AppError, type ErrorCode } from "../domain/errors.ts";
import type { CallPosition, CallReader } from "../ports/call-reader.ts";

const CODES: Record<string, ErrorCode> = {
  PGRST301: "session_required",
  PGRST302: "session_required",
  PGRST303: "session_required",
  "42501": "not_allowed",
  "57014": "provider_unavailable",
  PGRST000: "provider_unavailable",
  PGRST001: "provider_unavailable",
  PGRST002: "provider_unavailable",
  PGRST003: "provider_unavailable",
};

// Postgres and its stand-ins print the same instant differently: "2026-03-04 12:00:00.5+00", "2026-03-04T12:00:00.5+00:00".
const Instant = z.string().transform((text, context) => {
  const date = new Date(text.replace(" ", "T").replace(/([+-]\d\d)$/, "$1:00"));
  if (!Number.isNaN(date.getTime())) return date.toISOString();
  context.addIssue("not a time");
  return z.NEVER;
});

const CallRow = z
  .object({
    id: z.string(),
    tenant_id: z.string(),
    line: z.object({ id: z.string(), label: z.string(), protected_name: z.string() }).nullable(),
    caller: z.string(),
    started_at: z.string(),
    ended_at: Instant.nullable(),
    answered: z.boolean().nullable(),
    plan: CallSummary.shape.plan,
    plan_reason: CallSummary.shape.planReason,
    level: CallSummary.shape.level,
    kind: z.string(),
    analysed: z.boolean().nullable(),
    not_analysed_reason: CallSummary.shape.notAnalysedReason,
  })
  .transform((row) => ({
    position: { startedAt: row.started_at, id: row.id } satisfies CallPosition,
    summary: {
      id: row.id,
      tenantId: row.tenant_id,
      line: row.line && { id: row.line.id, label: row.line.label, protectedName: row.line.protected_name },
      caller: row.caller.startsWith("+") ? row.caller : null,
      startedAt: Instant.parse(row.started_at),
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

const EventRow = CallEvent.extend({ at: Instant });
const QuoteRow = StoredReason.extend({ event_key: z.string() }).transform(({ event_key, ...reason }) => ({
  ...reason,
  eventKey: event_key,
}));
const ScoreRow = z.object({ score: z.number() });
const TenantRow = z.object({ id: z.string(), name: z.string() });

interface Answer {
  data: unknown;
  error: PostgrestError | null;
  status: number;
}

function read<Schema extends z.ZodType>(schema: Schema, { data, error, status }: Answer): z.output<Schema> {
  if (error) {
    const known =
      status === 401 ? "session_required" : (CODES[error.code] ?? (status === 0 || status >= 502 ? "provider_unavailable" : "internal"));
    throw new AppError(known, error.message, { cause: error, providerCode: error.code });
  }
  const rows = schema.safeParse(data);
  if (!rows.success) throw new AppError("internal", "rows of an unexpected form", { cause: rows.error });
  return rows.data;
}

const newestFirst = (a: { position: CallPosition; summary: CallSummary }, b: { position: CallPosition; summary: CallSummary }) =>
  b.summary.startedAt.localeCompare(a.summary.startedAt) ||
  b.position.startedAt.localeCompare(a.position.startedAt) ||
  b.position.id.localeCompare(a.position.id);

/** `client` acts as one signed-in person: row level security decides what is in the answers. */
export function createSupabaseCallReader(client: SupabaseClient): CallReader {
  const tenants = async (): Promise<TenantSummary[]> =>
    read(z.array(TenantRow), await client.from("tenants").select("id,name").order("name").order("id"));

  // One tenant at a time, so that the rows come in the order of the index, however many calls there are.
  const pageOf = async (tenantId: string, limit: number, after: CallPosition | undefined) => {
    let query = client.from("calls").select(CALL_COLUMNS).eq("tenant_id", tenantId);
    if (after) query = query.lte("started_at", after.startedAt).or(`started_at.lt."${after.startedAt}",id.lt.${after.id}`);
    const answer = await query.order("started_at", { ascending: false }).order("id", { ascending: false }).limit(limit);
    return read(z.array(CallRow), answer);
  };

  return {
    tenants,
    async list({ limit, after }) {
      const mine = await tenants();
      const pages = await Promise.all(mine.map(({ id }) => pageOf(id, limit + 1, after)));
      const found = pages.flat().sort(newestFirst);
      const page = found.slice(0, limit);
      return { calls: page.map(({ summary }) => summary), next: found.length > limit ? page.at(-1)?.position : undefined };
    },
    async find(callId) {
      const [calls, events, quotes] = await Promise.all([
        client.from("calls").select(`score,${CALL_COLUMNS}`).eq("id", callId),
        client.from("call_events").select("seq,key,at,type,payload").eq("call_id", callId).order("seq"),
        client.from("call_quotes").select("event_key,turn,tactic,quote").eq("call_id", callId).order("position"),
      ]);
      const [call] = read(z.array(CallRow), calls);
      if (!call) return undefined;
      const [score] = read(z.array(ScoreRow), calls);
      return {
        ...call.summary,
        score: score?.score ?? 0,
        events: read(z.array(EventRow), events),
        quotes: read(z.array(QuoteRow), quotes),
      } satisfies CallDetail;
    },
  };
}
