import { createHash, randomBytes } from "node:crypto";
import { createClient } from "@supabase/supabase-js";
import { afterEach, beforeEach, type MockInstance, vi } from "vitest";
import { startEdgeFunction } from "../../shared/sandbox/edge/start-edge-function.ts";
import { signingKeyOf } from "../../shared/sandbox/supabase/keys.ts";
import { startSupabase } from "../../shared/sandbox/supabase/start-supabase.ts";

export interface Person {
  id: string;
  email: string;
  token: string;
}

export interface Asked {
  token?: string | undefined;
  json?: unknown;
  headers?: Record<string, string>;
}

export interface ApiReply<Body> {
  status: number;
  /** Of a refusal. */
  code: string | undefined;
  body: Body;
  headers: Headers;
}

export type ApiScene = Awaited<ReturnType<typeof startApiScene>>;

const WEB_URL = "http://127.0.0.1:3000";

export const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

/** The REST stand-in prints every error of the database; what the API makes of it is in its answer. */
export function ignorePrintedErrors(): void {
  let printed: MockInstance<typeof console.error>;
  beforeEach(() => {
    printed = vi.spyOn(console, "error").mockImplementation(() => undefined);
  });
  afterEach(() => printed.mockRestore());
}

/** The API on real Deno, over the real migrations. Not one person or tenant is there until a test makes it. */
export async function startApiScene(env: Record<string, string> = {}) {
  const supabase = await startSupabase();
  // The stand-in reads the whole schema at its first request, which on a busy machine takes longer than the API waits.
  await createClient(supabase.url, supabase.secretKey).from("tenants").select("id").limit(1);
  const edge = await startEdgeFunction({
    name: "api",
    env: {
      SUPABASE_URL: supabase.url,
      SUPABASE_PUBLISHABLE_KEY: supabase.publishableKey,
      SESSION_SIGNING_JWK: signingKeyOf(supabase),
      WEB_URL,
      ...env,
    },
  });
  let askers = 0;

  /** Each request comes from an address of its own, unless the test says otherwise. */
  const fetchApi = (method: string, path: string, { token, json, headers }: Asked = {}) => {
    askers += 1;
    return fetch(`${edge.url}/v1${path}`, {
      method,
      headers: {
        "cf-connecting-ip": `10.0.${askers >> 8}.${askers & 255}`,
        origin: WEB_URL,
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(json === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      ...(json === undefined ? {} : { body: JSON.stringify(json) }),
    });
  };

  return {
    supabase,
    edge,
    fetchApi,
    // biome-ignore lint/suspicious/noExplicitAny: a test looks into the answers of every route.
    async ask<Body = any>(method: string, path: string, asked?: Asked): Promise<ApiReply<Body>> {
      const response = await fetchApi(method, path, asked);
      const text = await response.text();
      const body = text === "" ? undefined : JSON.parse(text);
      const code = response.ok ? undefined : String(body?.type).replace("urn:ethiq:problem:", "");
      return { status: response.status, code, body, headers: response.headers };
    },
    async addPerson(name = "personne"): Promise<Person> {
      const client = createClient(supabase.url, supabase.publishableKey, { auth: { persistSession: false, autoRefreshToken: false } });
      const email = `${name}-${randomBytes(4).toString("hex")}@exemple.fr`;
      const { data, error } = await client.auth.signUp({ email, password: "un mot de passe assez long" });
      if (error || !data.session || !data.user) throw new Error("sign-up refused", { cause: error });
      return { id: data.user.id, email, token: data.session.access_token };
    },
    async addTenant(members: Partial<Record<"owner" | "carer" | "viewer", Person>>, name = "Famille Martin"): Promise<string> {
      const [tenant] = await supabase.sql<{ id: string }>("insert into public.tenants (name, kind) values ($1, 'household') returning id", [
        name,
      ]);
      if (!tenant) throw new Error("no tenant");
      for (const [role, { id }] of Object.entries(members)) {
        await supabase.sql("insert into public.tenant_members (tenant_id, user_id, role) values ($1, $2, $3)", [tenant.id, id, role]);
      }
      return tenant.id;
    },
    /** Sends the message of an invitation, as far as its link goes, and answers the link's token. */
    async tokenOf(invitationId: string): Promise<string> {
      const token = randomBytes(32).toString("base64url");
      await supabase.sql("update public.invitations set token_hash = $2 where id = $1", [invitationId, sha256(token)]);
      return token;
    },
    async close() {
      await edge.close();
      await supabase.close();
    },
  };
}
