import type { Connection } from "../../../supabase/tests/start-postgres.ts";
import { LINE, TENANT, USERS } from "./fill.ts";

/** Something people or the product ask of the database, as it reaches Postgres. */
export interface Path {
  what: "call list" | "other list" | "call detail" | "policy checks" | "open_call" | "record_verdict" | "line_route";
  name: string;
  role: "authenticated" | "service_role";
  sql: string;
  params: unknown[];
}

/** What is looked for lies elsewhere in each database. */
interface Place {
  middleAt: string;
  middleId: string;
  calmId: string;
  suspiciousId: string;
}

async function placeIn(db: Connection, calls: number): Promise<Place> {
  // Level 3 at every hundredth call, level 1 half way to the next: see fill.ts.
  const middle = Math.floor(calls / 200) * 100;
  const [row] = await db.query<Place>(
    `select c.id as "middleId", c.started_at::text as "middleAt", md5('call ' || $1::int + 50)::uuid as "calmId", c.id as "suspiciousId"
    from public.calls c where c.id = md5('call ' || $1::int)::uuid`,
    [middle],
  );
  if (!row) throw new Error("the calls are not there");
  return row;
}

/** As PostgREST wraps what it is asked. */
const asked = (query: string) =>
  `with pgrst_source as (${query}) select null::bigint as total_result_set, pg_catalog.count(t) as page_total,
  coalesce(json_agg(t), '[]') as body from (select * from pgrst_source) t`;

const SUMMARY = `select c.id, c.tenant_id, c.caller, c.started_at, c.ended_at, c.answered, c.plan, c.plan_reason, c.level, c.score, c.kind,
  c.analysed, c.not_analysed_reason, row_to_json(line.*) as line
  from public.calls c left join lateral (
    select l.id, l.label, l.protected_name from public.lines l where l.id = c.line_id and l.tenant_id = c.tenant_id
  ) line on true`;

const list = (filter: string) => asked(`${SUMMARY} where c.tenant_id = $1 ${filter} order by c.started_at desc, c.id desc limit 51`);
const ALERT = `select a.id, a.tenant_id, a.call_id, a.level, a.channel, a.status, a.error_code, a.created_at, a.updated_at,
  row_to_json(contact.*) as contact
  from public.alerts a left join lateral (select k.id, k.name from public.contacts k where k.id = a.contact_id) contact on true`;
const own = (columns: string, table: string, order: string) =>
  asked(`select ${columns} from public.${table} t where t.tenant_id = $1 order by ${order} limit 51`);
const rowsOf = (columns: string, table: string, order: string) =>
  asked(`select ${columns} from public.${table} t where t.call_id = $1 order by ${order} limit 1000`);

export async function pathsIn(db: Connection, calls: number): Promise<Path[]> {
  const { middleAt, middleId, calmId, suspiciousId } = await placeIn(db, calls);
  const read = (what: Path["what"], name: string, sql: string, params: unknown[]): Path => ({
    what,
    name,
    role: "authenticated",
    sql,
    params,
  });
  const tables = await db.query<{ name: string; columns: string }>(
    `select c.relname as name, string_agg(quote_ident(a.attname), ', ' order by a.attnum) as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and has_column_privilege('authenticated', c.oid, a.attnum, 'select')
      and exists (select from pg_policy p where p.polrelid = c.oid and p.polcmd in ('r', '*'))
    group by c.relname order by c.relname`,
  );
  return [
    read("call list", "newest", list(""), [TENANT]),
    read("call list", "from the middle", list("and c.started_at <= $2 and (c.started_at < $2 or (c.started_at = $2 and c.id < $3))"), [
      TENANT,
      middleAt,
      middleId,
    ]),
    read("call list", "of a line", list("and c.line_id = $2"), [TENANT, LINE.id]),
    read("call list", "at level 3", list("and c.level = $2"), [TENANT, 3]),
    read("call list", "not listened to", list("and c.analysed = $2"), [TENANT, false]),
    read("call list", "of a month", list("and c.started_at >= $2 and c.started_at < $3"), [
      TENANT,
      new Date(Date.now() - 90 * 86_400_000).toISOString(),
      new Date(Date.now() - 60 * 86_400_000).toISOString(),
    ]),
    read("call detail", "calm call", asked(`${SUMMARY} where c.id = $1 limit 1000`), [calmId]),
    read("call detail", "suspicious call", asked(`${SUMMARY} where c.id = $1 limit 1000`), [suspiciousId]),
    read("call detail", "timeline", rowsOf("seq, key, at, type, payload", "call_events", "seq"), [suspiciousId]),
    read("call detail", "quotes", rowsOf("event_key, turn, tactic, quote", "call_quotes", "position"), [suspiciousId]),
    read("call detail", "alerts", asked(`${ALERT} where a.call_id = $1 order by a.created_at limit 1000`), [suspiciousId]),
    read(
      "call detail",
      "feedback",
      asked("select was_scam, comment, created_at, updated_at from public.feedback where call_id = $1 and user_id = $2 limit 1000"),
      [suspiciousId, USERS.owner],
    ),
    read("other list", "alerts", asked(`${ALERT} where a.tenant_id = $1 order by a.created_at desc, a.id desc limit 51`), [TENANT]),
    read("other list", "usage", own("line_id, day, calls, alerts_sent", "usage_daily", "day desc, line_id desc"), [TENANT]),
    read("other list", "journal", own("id, at, table_name, row_id, action, before, after", "audit_log", "id desc"), [TENANT]),
    ...tables.map(({ name, columns }) => read("policy checks", name, asked(`select ${columns} from public.${name} limit 1`), [])),
    {
      what: "open_call",
      name: "a new call",
      role: "service_role",
      sql: "select public.open_call(gen_random_uuid(), $1, $2, $3, $4, 'protect', null, now())",
      params: ["CAbench", LINE.id, LINE.number, "+33639980099"],
    },
    {
      what: "record_verdict",
      name: "level 3, told to two contacts",
      role: "service_role",
      sql: "select public.record_verdict($1, 'verdict:9', now(), 3, 0.9, 'bank_fraud_desk', $2)",
      params: [calmId, JSON.stringify([{ tactic: "credential_request", quote: "le code reçu par SMS", turn: 4 }])],
    },
    { what: "line_route", name: "of the number dialled", role: "service_role", sql: "select public.line_route($1)", params: [LINE.number] },
  ];
}
