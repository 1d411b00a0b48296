import type { Database } from "../database.ts";
import type { Asked, AuthBody } from "./asked.ts";
import { AuthError } from "./auth-error.ts";
import { callHook, type Hooks } from "./call-hook.ts";
import type { Letter } from "./letters.ts";
import { hookUser, type Users } from "./users.ts";

export interface LowerAuthOptions {
  database: Pick<Database, "confirmingAuth">;
  users: Users;
  hooks: Hooks;
  /** The project's address. */
  url: () => string;
  /** Shortest time between two mails of a kind to one person. */
  mailPauseMs: number;
}

export type LowerAuth = ReturnType<typeof createLowerAuth>;

/** The Auth stand-in below, with its mails sent through the hook. */
export function createLowerAuth({ database, users, hooks, url, mailPauseMs }: LowerAuthOptions) {
  async function send({ action, email, code, hash }: Letter, address: string): Promise<void> {
    const user = await users.byEmail(email);
    if (!user) return;
    const emailData = {
      token: code,
      token_hash: hash,
      token_new: "",
      token_hash_new: "",
      email_action_type: action,
      redirect_to: "",
      site_url: url(),
    };
    await callHook(hooks, "send-email", { user: hookUser(user), email_data: emailData }, address);
  }

  return {
    send,
    /** Passed on, to another path or with other words where given; mails it wants sent are sent before the answer. */
    async pass({ request, body, address }: Asked, changes: { path?: string; method?: string; body?: AuthBody } = {}): Promise<Response> {
      const { path = request.url, method = request.method } = changes;
      const headers = new Headers(request.headers);
      headers.delete("content-length");
      if (method !== "GET") headers.set("content-type", "application/json");
      const init = { method, headers, ...(method === "GET" ? {} : { body: JSON.stringify(changes.body ?? body) }) };
      const { response, letters } = await database.confirmingAuth.fetch(new Request(new URL(path, request.url), init));
      for (const letter of letters) await send(letter, address);
      return response;
    },
    refuseSoonAfter(sentAt: string | null | undefined): void {
      const waitMs = Date.parse(sentAt ?? "1970-01-01") + mailPauseMs - Date.now();
      if (waitMs <= 0) return;
      const message = `For security purposes, you can only request this after ${Math.ceil(waitMs / 1_000)} seconds.`;
      throw new AuthError(429, "over_email_send_rate_limit", message);
    },
  };
}
