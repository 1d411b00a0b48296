import { createRoute } from "@hono/zod-openapi";
import type { Context } from "hono";
import { sha256Hex } from "../../app/digest.ts";
import { AddressOnly, Login, Logout, MaybeSession, Refresh, Registration, Resend, Session, Verification } from "../../contracts/v1/auth.ts";
import { AppError, toAppError } from "../../domain/errors.ts";
import type { Asker } from "../../ports/auth-gateway.ts";
import { forAnyone, forPeople } from "./access.ts";
import { type ApiEnv, routes } from "./api-env.ts";
import { RATE_LIMITS } from "./rate-limits.ts";
import { answer, body, nothing, refusals } from "./responses.ts";
import { addressOf } from "./spend-rate.ts";

const open = { ...forAnyone("auth"), tags: ["Sign-in"] };

const register = createRoute({
  ...open,
  method: "post",
  path: "/auth/register",
  operationId: "register",
  summary: "Open an account; a code is sent to the address",
  description: "The same answer for an address that has an account already: nobody learns which addresses have one.",
  request: { body: body(Registration) },
  responses: { 200: answer(MaybeSession, "Type the code at `/auth/verify`") },
  ...refusals("sign_up_refused"),
});

const verify = createRoute({
  ...open,
  method: "post",
  path: "/auth/verify",
  operationId: "verifyCode",
  summary: "Type a code; it opens a session",
  description: "A change of address takes two codes, one from each mailbox: the first opens no session.",
  request: { body: body(Verification) },
  responses: { 200: answer(MaybeSession, "The session, unless another code is still missing") },
  ...refusals("code_wrong", "conflict"),
});

const resend = createRoute({
  ...open,
  method: "post",
  path: "/auth/resend",
  operationId: "resendCode",
  summary: "Send the code of a sign-up or of a change of address again",
  request: { body: body(Resend) },
  responses: { 204: nothing("Sent, if there is something to confirm") },
});

const login = createRoute({
  ...open,
  method: "post",
  path: "/auth/login",
  operationId: "login",
  summary: "Sign in with a password",
  request: { body: body(Login) },
  responses: { 200: answer(Session, "The session") },
  ...refusals("credentials_wrong", "email_not_confirmed"),
});

const code = createRoute({
  ...open,
  method: "post",
  path: "/auth/code",
  operationId: "sendLoginCode",
  summary: "Have a code sent, to sign in without a password",
  request: { body: body(AddressOnly) },
  responses: { 204: nothing("Sent, if the address has an account") },
});

const refresh = createRoute({
  ...open,
  method: "post",
  path: "/auth/refresh",
  operationId: "refreshSession",
  summary: "Get the next access token",
  request: { body: body(Refresh) },
  responses: { 200: answer(Session, "The same session, with new tokens") },
  ...refusals("session_required"),
});

const forgot = createRoute({
  ...open,
  method: "post",
  path: "/auth/password/forgot",
  operationId: "forgotPassword",
  summary: "Have a code sent, to choose a new password",
  description: "The code opens a session of type `recovery`; `/auth/password` then takes the new password.",
  request: { body: body(AddressOnly) },
  responses: { 204: nothing("Sent, if the address has an account") },
});

const logout = createRoute({
  ...forPeople,
  tags: ["Sign-in"],
  method: "post",
  path: "/auth/logout",
  operationId: "logout",
  summary: "Sign out this device, the others, or all",
  request: { body: body(Logout) },
  responses: { 204: nothing("Signed out. Access tokens that were given out still work until they end") },
});

export const askerOf = (c: Context<ApiEnv>): Asker => ({ address: addressOf(c), userAgent: c.req.header("user-agent") });

/** Six digits are soon guessed from many networks at once: an account counts too, whoever asks. */
async function spendGuess(c: Context<ApiEnv>, kind: "code" | "password", email: string): Promise<void> {
  const { limiter, limits } = c.var.deps;
  const budget = (limits?.auth ?? RATE_LIMITS.auth).token;
  const state = await limiter.count([{ ...budget, key: `guess:${kind}:${await sha256Hex(`rate:${email}`)}` }]);
  if (state?.isAllowed === false) {
    throw new AppError("rate_limited", "too many guesses for one account", { retryAfterSeconds: state.resetSeconds });
  }
}

/** What an answer about a mailbox takes at least: a mail that is sent takes longer than one that is not. */
const UNHURRIED_MS = 600;

/** The same answer, after about the same time, whether the address has an account, waits for its mail, or is nobody's. */
async function discreetly<Result>(work: Promise<Result>): Promise<Result | undefined> {
  const pause = new Promise((resolve) => setTimeout(resolve, UNHURRIED_MS));
  const [result] = await Promise.allSettled([work, pause]);
  if (result.status === "fulfilled") return result.value;
  const { providerCode } = toAppError(result.reason);
  if (providerCode === "otp_disabled" || providerCode === "over_email_send_rate_limit") return undefined;
  throw result.reason;
}

/** Sign-up, sign-in, and all that works without a session. */
export function authRoutes() {
  const app = routes();
  app.openapi(register, async (c) => {
    const session = await discreetly(c.var.deps.auth.register(c.req.valid("json"), askerOf(c)));
    return c.json({ session: session ?? null }, 200);
  });
  app.openapi(verify, async (c) => {
    const verification = c.req.valid("json");
    await spendGuess(c, "code", verification.email);
    return c.json({ session: (await c.var.deps.auth.verify(verification, askerOf(c))) ?? null }, 200);
  });
  app.openapi(resend, async (c) => {
    await discreetly(c.var.deps.auth.resend(c.req.valid("json"), askerOf(c)));
    return c.body(null, 204);
  });
  app.openapi(login, async (c) => {
    const credentials = c.req.valid("json");
    await spendGuess(c, "password", credentials.email);
    return c.json(await c.var.deps.auth.signIn(credentials, askerOf(c)), 200);
  });
  app.openapi(code, async (c) => {
    await discreetly(c.var.deps.auth.sendCode(c.req.valid("json").email, askerOf(c)));
    return c.body(null, 204);
  });
  app.openapi(refresh, async (c) => c.json(await c.var.deps.auth.refresh(c.req.valid("json").refreshToken, askerOf(c)), 200));
  app.openapi(forgot, async (c) => {
    await discreetly(c.var.deps.auth.sendRecoveryCode(c.req.valid("json").email, askerOf(c)));
    return c.body(null, 204);
  });
  app.openapi(logout, async (c) => {
    await c.var.deps.auth.signOut(tokenOf(c), c.req.valid("json").scope);
    return c.body(null, 204);
  });
  return app;
}

export function tokenOf(c: Context<ApiEnv>): string {
  const { caller } = c.var;
  if (caller.kind === "anyone") throw new Error("a route for people without a session");
  return caller.accessToken;
}
