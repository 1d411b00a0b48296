import { randomInt, randomUUID } from "node:crypto";
import { createClient, type SupabaseClient } from "@supabase/supabase-js";
import { createServiceClient } from "../../../shared/adapters/supabase-rpc.ts";
import { claimsOfToken, signToken } from "../../../shared/sandbox/supabase/auth/session-answer.ts";
import { codeHash } from "../../../shared/sandbox/supabase/auth/users.ts";
import type { SupabaseStandIn } from "../../../shared/sandbox/supabase/start-supabase.ts";

export interface Person {
  id: string;
  email: string;
  password: string;
  refreshToken: string;
  sessionId: string;
  /** Another token of the same session each time: a single one would soon have spent its rate. */
  token(claims?: Record<string, unknown>): string;
  /** A code to sign in with, which no mail brought. */
  code(): Promise<string>;
  /** Signs in once more, on a browser of its own. */
  device(): Promise<SupabaseClient>;
}

const PASSWORD = "un bon mot de passe";

/** Accounts with real sessions. Hashing a password takes long: it is done for the first, the others are made after its image. */
export function createPeople(supabase: SupabaseStandIn) {
  const newDevice = () => createClient(supabase.url, supabase.publishableKey, { auth: { persistSession: false, autoRefreshToken: false } });
  let first: Promise<string> | undefined;

  async function newAccount(): Promise<string> {
    const email = `${randomUUID()}@ethiq.example`;
    const { data, error } = await createServiceClient(supabase).auth.admin.createUser({ email, password: PASSWORD, email_confirm: true });
    if (error) throw new Error("no account", { cause: error });
    return data.user.id;
  }

  async function newCode(id: string, email: string): Promise<string> {
    const code = String(randomInt(1_000_000)).padStart(6, "0");
    await supabase.sql("update auth.users set recovery_token = $2, recovery_sent_at = now() where id = $1", [id, codeHash(email, code)]);
    return code;
  }

  async function signIn(id: string, email: string) {
    const device = newDevice();
    const { data, error } = await device.auth.verifyOtp({ email, token: await newCode(id, email), type: "email" });
    if (!data.session) throw new Error("no session", { cause: error });
    return { device, session: data.session };
  }

  return async function newPerson(name: string): Promise<Person> {
    first ??= newAccount();
    const [model, id] = [await first, randomUUID()];
    const email = `${name}-${id.slice(0, 8)}@ethiq.example`;
    await supabase.sql(
      `insert into auth.users (id, aud, role, email, encrypted_password, email_confirmed_at, raw_app_meta_data, raw_user_meta_data)
       select $2, u.aud, u.role, $3, u.encrypted_password, now(), u.raw_app_meta_data, $4 from auth.users u where u.id = $1`,
      [model, id, email, { display_name: name, email, email_verified: true }],
    );
    await supabase.sql(
      `insert into auth.identities (id, provider, provider_id, user_id, identity_data)
       values (gen_random_uuid(), 'email', $1::text, $1::uuid, $2)`,
      [id, { sub: id, email, email_verified: true }],
    );
    const { session } = await signIn(id, email);
    const claims = claimsOfToken(session.access_token);
    return {
      id,
      email,
      password: PASSWORD,
      refreshToken: session.refresh_token,
      sessionId: String(claims.session_id),
      token: (others = {}) => signToken({ ...claims, ...others, jti: randomUUID() }, supabase.jwtSecret),
      code: () => newCode(id, email),
      device: async () => (await signIn(id, email)).device,
    };
  };
}
