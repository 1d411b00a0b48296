import { createRoute } from "@hono/zod-openapi";
import type { Context } from "hono";
import { z } from "zod";
import { Account, AccountChange, AccountErasure, AccountExport } from "../../contracts/v1/account.ts";
import { Id } from "../../contracts/v1/page.ts";
import { ErasureReceipt } from "../../contracts/v1/tenants.ts";
import { AppError } from "../../domain/errors.ts";
import { forPeople } from "./access.ts";
import { type ApiEnv, routes } from "./api-env.ts";
import { IfMatchHeader, revisionOf, setRevision } from "./if-match.ts";
import { answer, body, nothing, refusals } from "./responses.ts";

const shared = { ...forPeople, tags: ["Account"] };

const getAccount = createRoute({
  ...shared,
  method: "get",
  path: "/account",
  operationId: "getAccount",
  summary: "One's own account",
  responses: { 200: answer(Account, "The account", { etag: true }) },
  ...refusals("not_found"),
});

const changeAccount = createRoute({
  ...shared,
  method: "patch",
  path: "/account",
  operationId: "changeAccount",
  summary: "Change one's name or language",
  request: { headers: IfMatchHeader, body: body(AccountChange) },
  responses: { 200: answer(Account, "The account as it is now", { etag: true }) },
  ...refusals("not_found"),
});

const exportAccount = createRoute({
  ...shared,
  method: "get",
  path: "/account/export",
  operationId: "exportAccount",
  summary: "All that is kept of oneself; each tenant has its own export",
  responses: { 200: answer(AccountExport, "The file") },
  ...refusals("not_found"),
});

const withdrawExample = createRoute({
  ...shared,
  method: "delete",
  path: "/account/examples/{exampleId}",
  operationId: "withdrawExample",
  summary: "Take back an example that one gave with feedback, whatever became of the call",
  request: { params: z.object({ exampleId: Id }) },
  responses: { 204: nothing("It is kept no longer") },
});

const eraseAccount = createRoute({
  ...shared,
  method: "post",
  path: "/account/erasure",
  operationId: "eraseAccount",
  summary: "Erase one's account, for ever",
  request: { body: body(AccountErasure) },
  responses: { 200: answer(ErasureReceipt, "What was removed") },
  ...refusals("not_found", "last_owner"),
});

async function requireAccount(c: Context<ApiEnv>): Promise<Account> {
  const account = await c.var.stores.account.find();
  if (!account) throw new AppError("not_found", "a token of an account that is gone");
  return account;
}

export function accountRoutes() {
  const app = routes();
  app.openapi(getAccount, async (c) => {
    const account = await requireAccount(c);
    setRevision(c, account.revision);
    return c.json(account, 200);
  });
  app.openapi(changeAccount, async (c) => {
    const account = await c.var.stores.account.change(revisionOf(c), c.req.valid("json"));
    setRevision(c, account.revision);
    return c.json(account, 200);
  });
  app.openapi(exportAccount, async (c) => {
    const [account, rest] = await Promise.all([requireAccount(c), c.var.stores.account.export()]);
    c.header("content-disposition", 'attachment; filename="ethiq-account.json"');
    return c.json({ format: "ethiq-account-1" as const, exportedAt: new Date().toISOString(), account, ...rest }, 200);
  });
  app.openapi(withdrawExample, async (c) => {
    await c.var.stores.account.withdrawExample(c.req.valid("param").exampleId);
    return c.body(null, 204);
  });
  app.openapi(eraseAccount, async (c) => {
    const { email } = await requireAccount(c);
    if (c.req.valid("json").confirm.trim().toLowerCase() !== email?.toLowerCase()) {
      throw new AppError("invalid_request", "another address was typed", { fields: { confirm: "mismatch" } });
    }
    return c.json(await c.var.stores.account.erase(), 200);
  });
  return app;
}
