import { z } from "zod";
import type { CODE_TYPES, Factor, FactorSetup, LogoutScope, Session } from "../contracts/v1/auth.ts";
import { AppError } from "../domain/errors.ts";
import { deviceName } from "../domain/text/device-name.ts";
import type { Asker, AuthGateway } from "../ports/auth-gateway.ts";
import { type Refused, translateAuthError } from "./gotrue-errors.ts";

export interface AuthProject {
  url: string;
  publishableKey: string;
  /** With it Auth counts by the person's address instead of ours: a setting of the project, "IP address forwarding". */
  secretKey?: string | undefined;
}

const FactorRow = z
  .object({
    id: z.string(),
    friendly_name: z.string().nullish(),
    factor_type: z.string(),
    status: z.string(),
    created_at: z.string(),
  })
  .transform(
    (row): Factor => ({
      id: row.id,
      name: row.friendly_name || null,
      isVerified: row.status === "verified",
      createdAt: new Date(row.created_at).toISOString(),
    }),
  );
const UserAnswer = z.object({
  id: z.string(),
  email: z.string().nullish(),
  new_email: z.string().nullish(),
  factors: z.array(FactorRow).nullish(),
});
const SessionAnswer = z.object({ access_token: z.string(), refresh_token: z.string(), expires_at: z.number(), user: UserAnswer }).transform(
  ({ access_token, refresh_token, expires_at, user }): Session => ({
    accessToken: access_token,
    refreshToken: refresh_token,
    expiresAt: new Date(expires_at * 1_000).toISOString(),
    user: { id: user.id, email: user.email ?? "", newEmail: user.new_email || null },
    secondFactorRequired: assuranceOf(access_token) !== "aal2" && (user.factors ?? []).some(({ isVerified }) => isVerified),
  }),
);
/** Or what comes when no session is opened yet. */
const MaybeSessionAnswer = z.union([SessionAnswer, z.looseObject({ access_token: z.never().optional() }).transform(() => undefined)]);
const Enrolled = z
  .object({ id: z.string(), totp: z.object({ qr_code: z.string(), secret: z.string(), uri: z.string() }) })
  .transform(({ id, totp }): FactorSetup => ({ id, secret: totp.secret, uri: totp.uri, qrCode: totp.qr_code }));
const Challenge = z.object({ id: z.string() });
const Anything = z.unknown();

function assuranceOf(token: string): unknown {
  const body = token.split(".")[1] ?? "";
  return z.object({ aal: z.unknown() }).parse(JSON.parse(atob(body.replaceAll("-", "+").replaceAll("_", "/")))).aal;
}

const TYPES: Record<(typeof CODE_TYPES)[number], string> = {
  signup: "signup",
  login: "email",
  recovery: "recovery",
  email_change: "email_change",
};
const SCOPES: Record<LogoutScope, string> = { this: "local", others: "others", all: "global" };

/** Never as the browser named itself: from browsers the secret key is refused. */
const agentFor = (device: string) => `Ethiq-API/1 (${device})`;
export const AGENT_FOR = /^Ethiq-API\/1 \((.*)\)$/;

interface Call {
  body?: Record<string, unknown>;
  token?: string;
  asker?: Asker;
  kind?: Refused["kind"];
}

/**
 * Supabase Auth over its own protocol. supabase-js keeps a session and repeats a refresh for half a minute: a server that acts for
 * many people wants neither.
 */
export function createGotrueAuthGateway(project: AuthProject, { timeoutMs = 7_000 } = {}): AuthGateway {
  const { url, publishableKey, secretKey } = project;

  async function ask<Schema extends z.ZodType>(method: string, path: string, schema: Schema, call: Call = {}): Promise<z.output<Schema>> {
    const { body, token, asker, kind = "other" } = call;
    const headers = new Headers({ apikey: secretKey ?? publishableKey, "x-supabase-api-version": "2024-01-01" });
    if (token) headers.set("authorization", `Bearer ${token}`);
    if (body) headers.set("content-type", "application/json");
    if (asker?.address && secretKey) headers.set("sb-forwarded-for", asker.address);
    const device = asker?.userAgent && deviceName(asker.userAgent);
    if (device) headers.set("user-agent", agentFor(device));
    let response: Response;
    let text: string;
    try {
      const signal = AbortSignal.timeout(timeoutMs);
      response = await fetch(`${url}/auth/v1${path}`, { method, headers, signal, ...(body ? { body: JSON.stringify(body) } : {}) });
      text = await response.text();
    } catch (cause) {
      throw new AppError("provider_unavailable", "Auth did not answer", { cause });
    }
    const answer = parsed(text);
    if (!response.ok) throw translateAuthError({ status: response.status, body: answer, kind });
    const read = schema.safeParse(answer);
    if (!read.success) throw new AppError("internal", "Auth answered in an unexpected form", { cause: read.error });
    return read.data;
  }

  return {
    register({ email, password = randomPassword(), locale, displayName, tenant }, asker) {
      const data = { locale, ...(displayName ? { display_name: displayName } : {}), ...(tenant ? { tenant: { ...tenant, locale } } : {}) };
      return ask("POST", "/signup", MaybeSessionAnswer, { body: { email, password, data }, asker, kind: "sign_up" });
    },
    verify: ({ email, code, type }, asker) =>
      ask("POST", "/verify", MaybeSessionAnswer, { body: { email, token: code.replace(" ", ""), type: TYPES[type] }, asker }),
    async resend(body, asker) {
      await ask("POST", "/resend", Anything, { body, asker });
    },
    signIn: (body, asker) => ask("POST", "/token?grant_type=password", SessionAnswer, { body, asker }),
    async sendCode(email, asker) {
      await ask("POST", "/otp", Anything, { body: { email, create_user: false }, asker });
    },
    async sendRecoveryCode(email, asker) {
      await ask("POST", "/recover", Anything, { body: { email }, asker });
    },
    refresh: (refreshToken, asker) =>
      ask("POST", "/token?grant_type=refresh_token", SessionAnswer, { body: { refresh_token: refreshToken }, asker, kind: "refresh" }),
    async signOut(token, scope) {
      await ask("POST", `/logout?scope=${SCOPES[scope]}`, Anything, { token });
    },
    async person(token) {
      const { id, email, factors } = await ask("GET", "/user", UserAnswer, { token });
      return { id, email: email ?? "", factors: factors ?? [] };
    },
    async setPassword(token, password) {
      await ask("PUT", "/user", Anything, { token, body: { password } });
    },
    async changeEmail(token, email, asker) {
      await ask("PUT", "/user", Anything, { token, body: { email }, asker });
    },
    addFactor: (token, name) =>
      ask("POST", "/factors", Enrolled, { token, body: { factor_type: "totp", friendly_name: name, issuer: "Ethiq" }, kind: "factor" }),
    async verifyFactor(token, factorId, code, asker) {
      const path = `/factors/${factorId}`;
      const challenge = await ask("POST", `${path}/challenge`, Challenge, { token, body: {}, asker, kind: "factor" });
      const body = { challenge_id: challenge.id, code: code.replace(" ", "") };
      return ask("POST", `${path}/verify`, SessionAnswer, { token, body, asker, kind: "factor" });
    },
    async removeFactor(token, factorId) {
      await ask("DELETE", `/factors/${factorId}`, Anything, { token, kind: "factor" });
    },
  };
}

/** Undefined when it is no JSON, as what gateways say for themselves. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Nobody knows it: who registers without a password signs in by code. */
const randomPassword = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(24)), (byte) => byte.toString(16).padStart(2, "0")).join("");
