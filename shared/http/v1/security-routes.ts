import { createRoute } from "@hono/zod-openapi";
import type { Context } from "hono";
import { z } from "zod";
import { changePassword as change } from "../../app/change-password.ts";
import {
  AddressOnly,
  DeviceSessionList,
  FactorList,
  FactorSetup,
  FactorVerification,
  NewFactor,
  PasswordChange,
  Session,
} from "../../contracts/v1/auth.ts";
import { Id } from "../../contracts/v1/page.ts";
import { forPeople } from "./access.ts";
import { type ApiEnv, routes } from "./api-env.ts";
import { askerOf, tokenOf } from "./auth-routes.ts";
import { answer, body, nothing, refusals } from "./responses.ts";
import { spendRate } from "./spend-rate.ts";

const shared = { ...forPeople, tags: ["Sign-in"] };
const NO_FACTORS = "Local projects have no second factor: they answer `not_supported`.";

const changePassword = createRoute({
  ...shared,
  method: "post",
  path: "/auth/password",
  operationId: "changePassword",
  summary: "Choose a new password; all other devices are signed out",
  request: { body: body(PasswordChange) },
  responses: { 204: nothing("The new password counts") },
  ...refusals("credentials_wrong", "second_factor_required"),
});

const changeEmail = createRoute({
  ...shared,
  method: "post",
  path: "/auth/email",
  operationId: "changeEmail",
  summary: "Change one's address; a code is sent to the old and to the new one",
  request: { body: body(AddressOnly) },
  responses: { 204: nothing("Type both codes at `/auth/verify`; until then the old address stays") },
  ...refusals("conflict", "second_factor_required"),
});

const listSessions = createRoute({
  ...shared,
  method: "get",
  path: "/auth/sessions",
  operationId: "listSessions",
  summary: "The devices one is signed in on",
  responses: { 200: answer(DeviceSessionList, "All of them") },
});

const endSession = createRoute({
  ...shared,
  method: "delete",
  path: "/auth/sessions/{sessionId}",
  operationId: "endSession",
  summary: "Sign out one device",
  request: { params: z.object({ sessionId: Id }) },
  responses: { 204: nothing("Signed out. Its access token still works until it ends") },
});

const listFactors = createRoute({
  ...shared,
  method: "get",
  path: "/auth/factors",
  operationId: "listFactors",
  summary: "One's second factors",
  responses: { 200: answer(FactorList, "All of them") },
});

const addFactor = createRoute({
  ...shared,
  method: "post",
  path: "/auth/factors",
  operationId: "addFactor",
  summary: "Set up a second factor",
  description: NO_FACTORS,
  request: { body: body(NewFactor) },
  responses: { 200: answer(FactorSetup, "What the app needs") },
  ...refusals("conflict", "second_factor_required", "not_supported"),
});

const verifyFactor = createRoute({
  ...shared,
  method: "post",
  path: "/auth/factors/{factorId}/verify",
  operationId: "verifyFactor",
  summary: "Type the app's code: confirms a new factor, or completes a sign-in",
  description: NO_FACTORS,
  request: { params: z.object({ factorId: Id }), body: body(FactorVerification) },
  responses: { 200: answer(Session, "A session with both factors") },
  ...refusals("code_wrong", "not_supported"),
});

const removeFactor = createRoute({
  ...shared,
  method: "delete",
  path: "/auth/factors/{factorId}",
  operationId: "removeFactor",
  summary: "Remove a second factor, in a session that used it",
  description: NO_FACTORS,
  request: { params: z.object({ factorId: Id }) },
  responses: { 204: nothing("Removed") },
  ...refusals("second_factor_required", "not_supported"),
});

/** A password or a code can be guessed with a session that was left open too. */
const guarded = (c: Context<ApiEnv>) => spendRate(c, "auth", tokenOf(c));

/** What somebody who is signed in does with their own sign-in. */
export function securityRoutes() {
  const app = routes();
  app.openapi(changePassword, async (c) => {
    await guarded(c);
    const { auth } = c.var.deps;
    const order = { ...c.req.valid("json"), accessToken: tokenOf(c), asker: askerOf(c) };
    await change({ auth, sessions: c.var.stores.sessions, now: Date.now }, order);
    return c.body(null, 204);
  });
  app.openapi(changeEmail, async (c) => {
    await guarded(c);
    await c.var.deps.auth.changeEmail(tokenOf(c), c.req.valid("json").email, askerOf(c));
    return c.body(null, 204);
  });
  app.openapi(listSessions, async (c) => c.json({ items: await c.var.stores.sessions.list() }, 200));
  app.openapi(endSession, async (c) => {
    await c.var.stores.sessions.end(c.req.valid("param").sessionId);
    return c.body(null, 204);
  });
  app.openapi(listFactors, async (c) => {
    const { factors } = await c.var.deps.auth.person(tokenOf(c));
    return c.json({ items: [...factors] }, 200);
  });
  app.openapi(addFactor, async (c) => c.json(await c.var.deps.auth.addFactor(tokenOf(c), c.req.valid("json").name), 200));
  app.openapi(verifyFactor, async (c) => {
    await guarded(c);
    const { factorId } = c.req.valid("param");
    return c.json(await c.var.deps.auth.verifyFactor(tokenOf(c), factorId, c.req.valid("json").code, askerOf(c)), 200);
  });
  app.openapi(removeFactor, async (c) => {
    await c.var.deps.auth.removeFactor(tokenOf(c), c.req.valid("param").factorId);
    return c.body(null, 204);
  });
  return app;
}
