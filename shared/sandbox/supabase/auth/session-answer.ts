import { createHmac } from "node:crypto";
import { z } from "zod";
import { AuthError } from "./auth-error.ts";
import { callHook, type Hooks } from "./call-hook.ts";

/** What the real server demands of the claims a hook gives back. */
const REQUIRED = ["aud", "exp", "iat", "sub", "email", "phone", "role", "aal", "session_id", "is_anonymous"];

const base64Url = (text: string) => Buffer.from(text).toString("base64url");

export function signToken(claims: Record<string, unknown>, secret: string): string {
  const text = `${base64Url(JSON.stringify({ alg: "HS256", typ: "JWT" }))}.${base64Url(JSON.stringify(claims))}`;
  return `${text}.${createHmac("sha256", secret).update(text).digest("base64url")}`;
}

export const SessionAnswer = z.looseObject({
  access_token: z.string(),
  user: z.looseObject({ id: z.string(), app_metadata: z.unknown(), user_metadata: z.unknown() }),
});
export type SessionAnswer = z.infer<typeof SessionAnswer>;

export const claimsOfToken = (token: string): Record<string, unknown> =>
  JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString());

export interface TokenMaking {
  hooks: Hooks;
  jwtSecret: string;
  issuer: string;
  /** `password`, `otp` or `token_refresh`. */
  method: string;
  amr: unknown[];
  address: string;
}

/** The same session with the token as the real server would make it: all its claims, and what the hook adds to them. */
export async function withHookClaims(session: SessionAnswer, making: TokenMaking): Promise<SessionAnswer> {
  const { hooks, jwtSecret, issuer, method, amr, address } = making;
  const claims = {
    iss: issuer,
    phone: "",
    app_metadata: session.user.app_metadata,
    user_metadata: session.user.user_metadata,
    aal: "aal1",
    amr,
    is_anonymous: false,
    ...claimsOfToken(session.access_token),
  };
  const event = { user_id: session.user.id, claims, authentication_method: method };
  const output = (await callHook(hooks, "custom-access-token", event, address)) as { claims?: Record<string, unknown> };
  const given = output.claims;
  if (!given) throw new AuthError(500, "unexpected_failure", "output claims field is missing");
  const missing = REQUIRED.filter((name) => given[name] === undefined);
  if (missing.length > 0) throw new AuthError(500, "unexpected_failure", `output claims do not conform to the expected schema: ${missing}`);
  return { ...session, access_token: signToken(given, jwtSecret) };
}
