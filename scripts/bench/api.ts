import { randomUUID } from "node:crypto";
import { createClient } from "@supabase/supabase-js";
import { demoTenants } from "../../shared/sandbox/demo-tenants.ts";
import { type EdgeFunction, startEdgeFunction } from "../../shared/sandbox/edge/start-edge-function.ts";
import { seedTenants } from "../../shared/sandbox/seed.ts";
import { signingKeyOf } from "../../shared/sandbox/supabase/keys.ts";
import { type SupabaseStandIn, startSupabase } from "../../shared/sandbox/supabase/start-supabase.ts";
import type { BenchRow } from "../bench.ts";
import { ownCpuMs } from "./api/own-cpu.ts";
import { uploadSize } from "./api/upload-size.ts";

// The API on real Deno over the stand-in of Supabase: what the function itself costs, not what it waits for.

const QUICK = process.argv.includes("--quick");
const WARM_UP = 80;
const ROUNDS = QUICK ? 100 : 200;
const CALLS = 500;
const STARTS = QUICK ? 3 : 7;
const MOST_BYTES = 20_000_000;
const NOWHERE = "http://127.0.0.1:9";

/** More than one session may ask in a minute. */
const SESSIONS = 12;

interface Ask {
  name: string;
  request(round: number): { method: string; path: string; headers?: Record<string, string>; body?: unknown };
}

const median = (values: number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** A household with calls, each with a verdict and its quote; answers ids to ask for. */
async function prepare(supabase: SupabaseStandIn) {
  const [tenant] = await seedTenants(supabase, demoTenants(1));
  const [line, member] = [tenant?.lines[0], tenant?.members[0]];
  if (!tenant || !line || !member) throw new Error("nothing seeded");
  const tokens: string[] = [];
  for (let session = 0; session < SESSIONS; session += 1) {
    const client = createClient(supabase.url, supabase.publishableKey, { auth: { persistSession: false, autoRefreshToken: false } });
    const { data, error } = await client.auth.signInWithPassword(member);
    if (error) throw new Error("the seeded person cannot sign in", { cause: error });
    tokens.push(data.session.access_token);
  }
  await supabase.sql(
    `insert into public.calls (id, tenant_id, line_id, call_sid, dialled, caller, plan, started_at, ended_at, answered, analysed, level)
    select gen_random_uuid(), $1, $2, 'CA' || md5('call ' || n), $3, '+33639980001', 'protect', now() - n * interval '1 hour',
      now() - n * interval '1 hour' + interval '3 minutes', true, true, 1 + n % 3 from generate_series(1, ${CALLS}) as n`,
    [tenant.tenantId, line.lineId, line.ethiqNumber],
  );
  await supabase.sql(
    `insert into public.call_events (call_id, seq, tenant_id, key, at, type, payload)
    select c.id, e, c.tenant_id, 'event:' || e, c.started_at, 'verdict', '{"level": 2, "score": 0.6, "kind": "unknown", "reasons": []}'
    from public.calls c, generate_series(1, 6) as e`,
  );
  const calls = await supabase.sql<{ id: string }>("select id from public.calls order by started_at desc");
  return { tenantId: tenant.tenantId, contactId: line.contacts[0]?.contactId, tokens, callIds: calls.map(({ id }) => id) };
}

const environment = (supabase: SupabaseStandIn) => ({
  SUPABASE_URL: supabase.url,
  SUPABASE_PUBLISHABLE_KEY: supabase.publishableKey,
  SESSION_SIGNING_JWK: signingKeyOf(supabase),
  WEB_URL: NOWHERE,
});

const HOOK_ENVIRONMENT = {
  SUPABASE_URL: NOWHERE,
  SUPABASE_SECRET_KEY: "sb_secret_bench",
  AUTH_HOOK_SECRET: `v1,whsec_${Buffer.alloc(32, 1).toString("base64")}`,
  UPSTASH_REDIS_REST_URL: NOWHERE,
  UPSTASH_REDIS_REST_TOKEN: "bench",
  QSTASH_TOKEN: "bench",
  PUBLIC_URL: NOWHERE,
};

async function measureRoute(edge: EdgeFunction, tokens: readonly string[], { name, request }: Ask): Promise<BenchRow> {
  let startedWith = 0;
  let answered = 0;
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
    const { method, path, headers, body } = request(round);
    if (round === WARM_UP) startedWith = ownCpuMs(edge.pid);
    const response = await fetch(`${edge.url}/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${tokens[round % tokens.length]}`,
        // Nobody may ask this often from one place.
        "cf-connecting-ip": `10.${round >> 16}.${(round >> 8) & 255}.${round & 255}`,
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${name} answered ${response.status}: ${text}`);
    if (round >= WARM_UP) answered += text.length;
  }
  const each = (ownCpuMs(edge.pid) - startedWith) / ROUNDS;
  return { what: `\`${name}\`, own CPU`, target: "-", measured: `${each.toFixed(1)} ms`, note: `${Math.round(answered / ROUNDS)} bytes` };
}

/** From nothing to the first answer: in ms, and how much of it was own CPU. */
async function coldStart(name: string, env: Record<string, string>, path: string, expected: number): Promise<BenchRow> {
  const waits: number[] = [];
  const cpu: number[] = [];
  for (let start = 0; start < STARTS; start += 1) {
    const startedAt = performance.now();
    const edge = await startEdgeFunction({ name, env });
    const response = await fetch(`${edge.url}${path}`, { method: expected === 200 ? "GET" : "POST" });
    await response.text();
    waits.push(performance.now() - startedAt);
    cpu.push(ownCpuMs(edge.pid));
    await edge.close();
    if (response.status !== expected) throw new Error(`${name}${path} answered ${response.status}`);
  }
  return {
    what: `Cold start of \`${name}\`: process to first answer`,
    target: "-",
    measured: `${median(waits).toFixed(0)} ms, ${median(cpu).toFixed(0)} ms of it CPU`,
    note: "Deno 2.1.4 from `node_modules`; where it is hosted the files come as one bundle",
  };
}

function sizeRow(name: string): BenchRow {
  const { ownBytes, packageBytes, packages, compressedBytes } = uploadSize(name);
  const megabytes = (bytes: number) => (bytes / 1e6).toFixed(1);
  return {
    what: `Upload of \`${name}\`, compressed as the CLI sends it`,
    target: `< ${megabytes(MOST_BYTES)} MB`,
    measured: `${megabytes(compressedBytes)} MB`,
    note: `${Math.round(ownBytes / 1e3)} kB of our own and ${packages.length} packages whole, ${megabytes(ownBytes + packageBytes)} MB unpacked; 5 MB where Supabase bundles (\`--use-api\`)`,
  };
}

export async function run(): Promise<BenchRow[]> {
  const supabase = await startSupabase();
  try {
    const { tenantId, contactId, tokens, callIds } = await prepare(supabase);
    const edge = await startEdgeFunction({ name: "api", env: environment(supabase) });
    const rows: BenchRow[] = [];
    const asks: Ask[] = [
      { name: "GET /tenants", request: () => ({ method: "GET", path: "/tenants" }) },
      { name: "GET /calls", request: () => ({ method: "GET", path: "/calls" }) },
      { name: "GET /calls/{callId}", request: (round) => ({ method: "GET", path: `/calls/${callIds[round % callIds.length]}` }) },
      {
        name: "POST /tenants/{tenantId}/contacts",
        request: (round) => ({
          method: "POST",
          path: `/tenants/${tenantId}/contacts`,
          headers: { "idempotency-key": randomUUID() },
          body: { name: "Paul", phone: `+33639${985_000 + round}` },
        }),
      },
      {
        name: "PATCH /contacts/{contactId}",
        request: (round) => ({
          method: "PATCH",
          path: `/contacts/${contactId}`,
          headers: { "if-match": `"${round + 1}"` },
          body: { name: `Paul ${round}` },
        }),
      },
    ];
    try {
      for (const ask of asks) rows.push(await measureRoute(edge, tokens, ask));
    } finally {
      await edge.close();
    }
    rows.push(await coldStart("api", environment(supabase), "/v1/health", 200));
    rows.push(await coldStart("auth-hook", HOOK_ENVIRONMENT, "/before-user-created", 403));
    return [...rows, sizeRow("api"), sizeRow("auth-hook")];
  } finally {
    await supabase.close();
  }
}
