import { createHash, randomInt } from "node:crypto";
import type { Database } from "../database.ts";

export interface UserRow {
  id: string;
  email: string;
  aud: string;
  role: string;
  email_confirmed_at: string | null;
  raw_app_meta_data: Record<string, unknown>;
  raw_user_meta_data: Record<string, unknown>;
  confirmation_token: string | null;
  confirmation_sent_at: string | null;
  recovery_sent_at: string | null;
  reauthentication_sent_at: string | null;
  email_change: string | null;
  email_change_token_current: string | null;
  email_change_token_new: string | null;
  email_change_sent_at: string | null;
  email_change_confirm_status: number;
  created_at: string;
  updated_at: string;
}

export const newCode = (): string => String(randomInt(1_000_000)).padStart(6, "0");

/** As the Auth stand-in below it stores codes. */
export const codeHash = (email: string, code: string): string =>
  createHash("sha256")
    .update(email.toLowerCase() + code)
    .digest("hex");

/** `auth.users` for what the Auth stand-in below cannot do. */
export function createUsers({ pglite, gate }: Pick<Database, "pglite" | "gate">) {
  const run = <Row>(text: string, params: unknown[]) => gate(async () => (await pglite.query<Row>(text, params)).rows);
  const first = async (condition: string, params: unknown[]): Promise<UserRow | undefined> =>
    (await run<{ found: UserRow }>(`select to_jsonb(u) as found from auth.users u where ${condition}`, params))[0]?.found;
  return {
    byEmail: (email: string) => first("email = $1", [email.toLowerCase()]),
    byId: (id: string) => first("id = $1", [id]),
    byChangeCode: (hash: string) => first("email_change_token_current = $1 or email_change_token_new = $1", [hash]),
    remove: (id: string) => run("delete from auth.users where id = $1", [id]),
    set(id: string, changes: Record<string, unknown>): Promise<unknown> {
      const names = Object.keys(changes);
      const list = names.map((name, index) => `${name} = $${index + 2}`).join(", ");
      return run(`update auth.users set ${list}, updated_at = now() where id = $1`, [id, ...Object.values(changes)]);
    },
    setIdentityEmail: (id: string, email: string) =>
      run(
        `update auth.identities set identity_data = identity_data || jsonb_build_object('email', $2::text, 'email_verified', true)
          where user_id = $1 and provider = 'email'`,
        [id, email],
      ),
    noteSession: (sessionId: string, userAgent: string, address: string | null) =>
      run("update auth.sessions set user_agent = $2, ip = $3::inet where id = $1", [sessionId, userAgent, address]),
    removeSession: (sessionId: string) => run("delete from auth.sessions where id = $1", [sessionId]),
  };
}
export type Users = ReturnType<typeof createUsers>;

/** As the server sends a person to a hook. */
export const hookUser = (user: UserRow): Record<string, unknown> => ({
  id: user.id,
  aud: user.aud,
  role: user.role,
  email: user.email,
  phone: "",
  app_metadata: user.raw_app_meta_data,
  user_metadata: user.raw_user_meta_data,
  identities: [],
  created_at: user.created_at,
  updated_at: user.updated_at,
  is_anonymous: false,
  ...(user.email_change ? { new_email: user.email_change } : {}),
});
