import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";
import { createClient } from "@supabase/supabase-js";
import { startEdgeFunction } from "../../shared/sandbox/edge/start-edge-function.ts";
import { signingKeyOf } from "../../shared/sandbox/supabase/keys.ts";
import { startSupabase } from "../../shared/sandbox/supabase/start-supabase.ts";

const WEB_DIR = fileURLToPath(new URL("..", import.meta.url));
const NEXT = fileURLToPath(new URL("../../node_modules/next/dist/bin/next", import.meta.url));

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" && address ? address.port : 0;
}

export type Site = Awaited<ReturnType<typeof startSite>>;

export interface Household {
  tenantId: string;
  lineId: string;
  email: string;
  password: string;
}

/** The built web pages with the database, the API and Realtime behind them. Needs `next build` to have run. */
export async function startSite() {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const supabase = await startSupabase();
  const env = {
    SUPABASE_URL: supabase.url,
    SUPABASE_PUBLISHABLE_KEY: supabase.publishableKey,
    SESSION_SIGNING_JWK: signingKeyOf(supabase),
    WEB_URL: url,
  };
  const api = await startEdgeFunction({ name: "api", env });
  const lines: string[] = [];
  const next = spawn(process.execPath, [NEXT, "start", WEB_DIR, "--port", String(port), "--hostname", "127.0.0.1"], {
    env: {
      PATH: process.env.PATH,
      NODE_ENV: "production",
      NEXT_TELEMETRY_DISABLED: "1",
      NEXT_PUBLIC_SUPABASE_URL: supabase.url,
      NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY: supabase.publishableKey,
      NEXT_PUBLIC_API_URL: api.url,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  for (const stream of [next.stdout, next.stderr]) stream.on("data", (chunk) => lines.push(String(chunk)));
  const ended = new Promise<void>((resolve) => next.once("close", () => resolve()));
  const close = async () => {
    next.kill("SIGTERM");
    await ended;
    await api.close();
    await supabase.close();
  };
  const answers = () =>
    fetch(`${url}/connexion`).then(
      ({ ok }) => ok,
      () => false,
    );
  const deadline = Date.now() + 30_000;
  while (!(await answers())) {
    if (next.exitCode !== null || Date.now() > deadline) {
      await close();
      throw new Error(`the web server did not start:\n${lines.join("")}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }

  return {
    url,
    supabase,
    api,
    close,
    async addHousehold(name: string): Promise<Household> {
      const client = createClient(supabase.url, supabase.publishableKey, { auth: { persistSession: false, autoRefreshToken: false } });
      const account = { email: `${name.toLowerCase()}@exemple.fr`, password: `mot de passe de ${name}` };
      const { data, error } = await client.auth.signUp(account);
      if (error || !data.user) throw new Error("sign-up refused", { cause: error });
      const [tenant] = await supabase.sql<{ id: string }>("insert into public.tenants (name, kind) values ($1, 'household') returning id", [
        name,
      ]);
      const tenantId = tenant?.id ?? "";
      await supabase.sql("insert into public.tenant_members (tenant_id, user_id, role) values ($1, $2, 'owner')", [tenantId, data.user.id]);
      const [line] = await supabase.sql<{ id: string }>(
        `insert into public.lines (tenant_id, label, protected_name, delivery, status)
         values ($1, 'Téléphone du salon', 'Jeanne', '[{"kind":"sip","uri":"sip:jeanne@sip.example"}]', 'active') returning id`,
        [tenantId],
      );
      return { ...account, tenantId, lineId: line?.id ?? "" };
    },
    async addCall(
      household: Household,
      call: {
        caller: string;
        startedAt?: Date;
        endedAt?: Date | null;
        level?: number;
        kind?: string;
        analysed?: boolean | null;
        reason?: string;
        answered?: boolean;
      },
    ) {
      const id = crypto.randomUUID();
      await supabase.sql(
        `insert into public.calls
           (id, tenant_id, line_id, call_sid, dialled, caller, plan, started_at, ended_at, level, kind, analysed, not_analysed_reason, answered)
         values ($1, $2, $3, $4, '+33939000001', $5, 'protect', $6, $7, $8, $9, $10, $11, $12)`,
        [
          id,
          household.tenantId,
          household.lineId,
          `CA-${id}`,
          call.caller,
          (call.startedAt ?? new Date()).toISOString(),
          call.endedAt?.toISOString() ?? null,
          call.level ?? 1,
          call.kind ?? "unknown",
          call.analysed ?? null,
          call.reason ?? null,
          call.answered ?? null,
        ],
      );
      return id;
    },
  };
}
