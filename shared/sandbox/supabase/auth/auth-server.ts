import { isIP } from "node:net";
import type { Database } from "../database.ts";
import type { Keys } from "../keys.ts";
import { type Asked, AuthBody } from "./asked.ts";
import { AuthError, authErrorResponse } from "./auth-error.ts";
import type { Hooks } from "./call-hook.ts";
import { CONFIRMED_ONCE, codeOver, confirmEmailChange, startEmailChange } from "./email-change.ts";
import { createLowerAuth } from "./lower-auth.ts";
import { claimsOfToken, SessionAnswer, withHookClaims } from "./session-answer.ts";
import { createSignUp } from "./sign-up.ts";
import { codeHash, createUsers, newCode, type UserRow } from "./users.ts";

export interface AuthServerOptions {
  database: Database;
  keys: Keys;
  hooks: Hooks;
  url: () => string;
  mailPauseMs: number;
}

/**
 * Auth as a hosted project with our configuration does it: accounts are confirmed by a code, both addresses confirm a change, and the
 * hooks are asked. What the stand-in below does the same way is left to it.
 */
export function createAuthServer({ database, keys, hooks, url, mailPauseMs }: AuthServerOptions) {
  const users = createUsers(database);
  const lower = createLowerAuth({ database, users, hooks, url, mailPauseMs });
  const { signUp, sendCode, resend } = createSignUp({ lower, users, hooks });
  /** How each session began: its tokens tell so for as long as it lasts. */
  const beginnings = new Map<string, unknown[]>();

  async function verify(asked: Asked): Promise<Response> {
    const { email = "", token = "", type } = asked.body;
    if (type === "email_change") {
      const user = await confirmEmailChange(users, email, token);
      return user ? signIn(asked, user) : Response.json(CONFIRMED_ONCE);
    }
    if (type !== "email" && type !== "invite") return lower.pass(asked);
    const isFirst = (await users.byEmail(email))?.confirmation_token === codeHash(email, token);
    return lower.pass(asked, { body: { ...asked.body, type: isFirst || type === "invite" ? "signup" : "magiclink" } });
  }

  /** Through the front door, with a code of its own. */
  async function signIn(asked: Asked, user: UserRow): Promise<Response> {
    const hash = codeHash(user.email, newCode());
    await users.set(user.id, { recovery_token: hash, recovery_sent_at: new Date() });
    return lower.pass(asked, { path: "/auth/v1/verify", body: { type: "magiclink", token_hash: hash } });
  }

  async function changeUser(asked: Asked): Promise<Response> {
    const { email, ...others } = asked.body;
    const changed = await lower.pass(asked, { body: others });
    if (!changed.ok || email === undefined) return changed;
    const { id } = (await changed.json()) as { id: string };
    const user = await users.byId(id);
    if (user && user.email !== email.toLowerCase()) {
      lower.refuseSoonAfter(user.email_change_sent_at);
      await startEmailChange(users, hooks, user, email.toLowerCase(), asked.address);
    }
    return lower.pass(asked, { method: "GET" });
  }

  async function recover(asked: Asked): Promise<Response> {
    const user = asked.body.email ? await users.byEmail(asked.body.email) : undefined;
    lower.refuseSoonAfter(user?.recovery_sent_at);
    return lower.pass(asked);
  }

  async function answer(asked: Asked): Promise<Response> {
    const { pathname, searchParams } = new URL(asked.request.url);
    switch (`${asked.request.method} ${pathname.slice("/auth/v1".length)}`) {
      case "POST /signup":
        return signUp(asked);
      case "POST /otp":
      case "POST /magiclink":
        return sendCode(asked);
      case "POST /resend":
        return resend(asked);
      case "POST /recover":
        return recover(asked);
      case "POST /verify":
        return withSession(await verify(asked), asked, "otp");
      case "POST /token":
        return withSession(
          await lower.pass(asked),
          asked,
          searchParams.get("grant_type") === "refresh_token" ? "token_refresh" : "password",
        );
      case "PUT /user":
        return changeUser(asked);
      case "GET /verify":
        // Our mails carry codes and no links.
        throw codeOver();
      default:
        return lower.pass(asked);
    }
  }

  async function withSession(response: Response, { request, address }: Asked, method: string): Promise<Response> {
    const session = response.ok ? SessionAnswer.safeParse(await response.clone().json()).data : undefined;
    if (!session) return response;
    const sessionId = String(claimsOfToken(session.access_token).session_id);
    const isNew = method !== "token_refresh";
    if (isNew) beginnings.set(sessionId, [{ method, timestamp: Math.floor(Date.now() / 1_000) }]);
    await users.noteSession(sessionId, request.headers.get("user-agent") ?? "", isIP(address) ? address : null);
    try {
      const making = {
        hooks,
        jwtSecret: keys.jwtSecret,
        issuer: `${url()}/auth/v1`,
        method,
        amr: beginnings.get(sessionId) ?? [],
        address,
      };
      return Response.json(await withHookClaims(session, making));
    } catch (error) {
      if (isNew) await users.removeSession(sessionId);
      throw error;
    }
  }

  return {
    async fetch(request: Request, address: string): Promise<Response> {
      try {
        return await answer({ request, body: await bodyOf(request), address });
      } catch (error) {
        if (error instanceof AuthError) return authErrorResponse(error);
        throw error;
      }
    },
  };
}

async function bodyOf(request: Request): Promise<AuthBody> {
  try {
    const text = request.method === "GET" ? "" : await request.text();
    return AuthBody.parse(text ? JSON.parse(text) : {});
  } catch {
    throw new AuthError(400, "bad_json", "Could not parse request body as JSON");
  }
}
