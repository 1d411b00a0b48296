import { spawn } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";
import { createClient } from "@supabase/supabase-js";
import { startEdgeFunction } from "../../shared/sandbox/edge/start-edge-function.ts";
import { signingKeyOf } from "../../shared/sandbox/supabase/keys.ts";
import { type SupabaseStandIn, startSupabase } from "../../shared/sandbox/supabase/start-supabase.ts";

const WEB_DIR = fileURLToPath(new URL("..", import.meta.url));
const NEXT = fileURLToPath(new URL("../../node_modules/next/dist/bin/next", import.meta.url));

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" && address ? address.port : 0;
}

const newToken = () => {
  const token = randomBytes(32).toString("base64url");
  return { token, hash: createHash("sha256").update(token).digest("hex") };
};

export type Site = Awaited<ReturnType<typeof startSite>>;

export interface Household {
  userId: string;
  tenantId: string;
  lineId: string;
  email: string;
  password: string;
}

/**
 * The built web pages with the database, the API and Realtime behind them. Needs `next build` to have run. With a `supabase` of
 * somebody else, who closes it.
 */
export async function startSite(
  given: { supabase?: SupabaseStandIn; apiEnv?: Record<string, string>; webEnv?: Record<string, string> } = {},
) {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const supabase = given.supabase ?? (await startSupabase());
  const env = {
    SUPABASE_URL: supabase.url,
    SUPABASE_PUBLISHABLE_KEY: supabase.publishableKey,
    SESSION_SIGNING_JWK: signingKeyOf(supabase),
    WEB_URL: url,
    ...given.apiEnv,
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
      NEXT_PUBLIC_HELP_NUMBER: "+33199000042",
      ...given.webEnv,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  for (const stream of [next.stdout, next.stderr]) stream.on("data", (chunk) => lines.push(String(chunk)));
  const ended = new Promise<void>((resolve) => next.once("close", () => resolve()));
  const close = async () => {
    next.kill("SIGTERM");
    await ended;
    await api.close();
    if (!given.supabase) await supabase.close();
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

  const addAccount = async (account: { email: string; password: string }): Promise<string> => {
    const client = createClient(supabase.url, supabase.secretKey, { auth: { persistSession: false, autoRefreshToken: false } });
    const { data, error } = await client.auth.admin.createUser({ ...account, email_confirm: true });
    if (error) throw new Error("no account was made", { cause: error });
    return data.user.id;
  };

  let people = 0;
  /** Somebody who belongs to no household yet; another one each time, so that a test can be repeated. */
  const addPerson = async (name: string) => {
    people += 1;
    const account = { email: `${name.toLowerCase()}.${people}@exemple.fr`, password: `mot de passe de ${name}` };
    return { ...account, userId: await addAccount(account) };
  };

  return {
    url,
    supabase,
    api,
    close,
    addPerson,
    async addHousehold(name: string): Promise<Household> {
      const person = await addPerson(name);
      const [tenant] = await supabase.sql<{ id: string }>("insert into public.tenants (name, kind) values ($1, 'household') returning id", [
        name,
      ]);
      const tenantId = tenant?.id ?? "";
      await supabase.sql("insert into public.tenant_members (tenant_id, user_id, role) values ($1, $2, 'owner')", [
        tenantId,
        person.userId,
      ]);
      const [line] = await supabase.sql<{ id: string }>(
        `insert into public.lines (tenant_id, label, protected_name, delivery, status)
         values ($1, 'Téléphone du salon', 'Jeanne', '[{"kind":"sip","uri":"sip:jeanne@sip.example"}]', 'active') returning id`,
        [tenantId],
      );
      return { ...person, tenantId, lineId: line?.id ?? "" };
    },
    /** Somebody else with an account, in this household. */
    async addMember({ tenantId }: Household, role: "owner" | "carer" | "viewer") {
      const account = { email: `${role}.${randomBytes(4).toString("hex")}@exemple.fr`, password: "trois poules sur un mur" };
      const userId = await addAccount(account);
      await supabase.sql("insert into public.tenant_members (tenant_id, user_id, role) values ($1, $2, $3)", [tenantId, userId, role]);
      return { ...account, userId };
    },
    /** What a contact is asked by SMS; returns the path of its link. */
    async addContactLink(household: Household, { locale = "fr", phone = "+33699801234" } = {}) {
      await supabase.sql("update public.lines set family_word = 'mirabelle' where id = $1", [household.lineId]);
      const { token, hash } = newToken();
      const [contact] = await supabase.sql<{ id: string }>(
        "insert into public.contacts (tenant_id, name, phone, locale) values ($1, 'Paul', $2, $3) returning id",
        [household.tenantId, phone, locale],
      );
      const contactId = contact?.id ?? "";
      await supabase.sql("insert into private.contact_links (token_hash, contact_id) values ($1, $2)", [hash, contactId]);
      return { contactId, path: `/contact/${token}` };
    },
    /** What somebody is invited to by e-mail; returns the path of its link. */
    async addInvitation(household: Household, email: string, role = "carer") {
      const { token, hash } = newToken();
      const [invitation] = await supabase.sql<{ id: string }>(
        `insert into public.invitations (tenant_id, email, role, invited_by, token_hash) values ($1, $2, $3, $4, $5) returning id`,
        [household.tenantId, email, role, household.userId, hash],
      );
      return { invitationId: invitation?.id ?? "", path: `/invitation/${token}` };
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
