import { createRoute } from "@hono/zod-openapi";
import { z } from "zod";
import { CallerRule, CallerRuleChange, CallerRulePage, NewCallerRule } from "../../contracts/v1/caller-rules.ts";
import { Id, PageQuery } from "../../contracts/v1/page.ts";
import { AppError } from "../../domain/errors.ts";
import { forPeopleAndKeys } from "./access.ts";
import { routes } from "./api-env.ts";
import { pageAnswer, pageRequest } from "./cursor.ts";
import { IdempotencyHeader, once } from "./idempotency.ts";
import { IfMatchHeader, revisionOf, setRevision } from "./if-match.ts";
import { EDITORS, requireEditable } from "./require-editable.ts";
import { requireCaller } from "./require-phone.ts";
import { requireTenant } from "./require-tenant.ts";
import { answer, body, nothing } from "./responses.ts";

const tags = ["Caller rules"];
const ofTenant = z.object({ tenantId: Id });
const params = z.object({ ruleId: Id });

const listCallerRules = createRoute({
  ...forPeopleAndKeys("rules:read"),
  method: "get",
  path: "/tenants/{tenantId}/caller-rules",
  operationId: "listCallerRules",
  tags,
  summary: "The caller rules of a tenant, oldest first",
  request: { params: ofTenant, query: PageQuery },
  responses: { 200: answer(CallerRulePage, "One page of rules") },
});

const createCallerRule = createRoute({
  ...forPeopleAndKeys("rules:write"),
  method: "post",
  path: "/tenants/{tenantId}/caller-rules",
  operationId: "createCallerRule",
  tags,
  summary: "Trust or block a caller, as an owner or a carer",
  request: { params: ofTenant, headers: IdempotencyHeader, body: body(NewCallerRule) },
  responses: { 201: answer(CallerRule, "The new rule", { etag: true }) },
});

const getCallerRule = createRoute({
  ...forPeopleAndKeys("rules:read"),
  method: "get",
  path: "/caller-rules/{ruleId}",
  operationId: "getCallerRule",
  tags,
  summary: "One caller rule",
  request: { params },
  responses: { 200: answer(CallerRule, "The rule", { etag: true }) },
});

const changeCallerRule = createRoute({
  ...forPeopleAndKeys("rules:write"),
  method: "patch",
  path: "/caller-rules/{ruleId}",
  operationId: "changeCallerRule",
  tags,
  summary: "Change a caller rule",
  request: { params, headers: IfMatchHeader, body: body(CallerRuleChange) },
  responses: { 200: answer(CallerRule, "The rule as it is now", { etag: true }) },
});

const removeCallerRule = createRoute({
  ...forPeopleAndKeys("rules:write"),
  method: "delete",
  path: "/caller-rules/{ruleId}",
  operationId: "removeCallerRule",
  tags,
  summary: "Remove a caller rule",
  request: { params },
  responses: { 204: nothing("The caller is one like any other") },
});

function refusePast(expiresAt: string | null | undefined): void {
  if (!expiresAt || Date.parse(expiresAt) > Date.now()) return;
  throw new AppError("invalid_request", "a rule that is over", { fields: { expiresAt: "past" } });
}

export function callerRuleRoutes() {
  const app = routes();
  app.openapi(listCallerRules, async (c) => {
    const { tenantId } = c.req.valid("param");
    const [page] = await Promise.all([
      c.var.stores.callerRules.list(tenantId, pageRequest(c.req.valid("query"))),
      requireTenant(c, tenantId),
    ]);
    return c.json(pageAnswer(page), 200);
  });
  app.openapi(createCallerRule, async (c) => {
    const tenant = await requireTenant(c, c.req.valid("param").tenantId, EDITORS);
    const input = c.req.valid("json");
    refusePast(input.expiresAt);
    const rule = { ...input, phone: requireCaller(input.phone, tenant.country, "phone") };
    const made = await once(c, { input, schema: CallerRule, create: (id) => c.var.stores.callerRules.create(id, tenant.id, rule) });
    setRevision(c, made.revision);
    return c.json(made, 201);
  });
  app.openapi(getCallerRule, async (c) => {
    const rule = await c.var.stores.callerRules.find(c.req.valid("param").ruleId);
    if (!rule) throw new AppError("not_found", "no such rule for this caller");
    setRevision(c, rule.revision);
    return c.json(rule, 200);
  });
  app.openapi(changeCallerRule, async (c) => {
    const { callerRules } = c.var.stores;
    const revision = revisionOf(c);
    const change = c.req.valid("json");
    refusePast(change.expiresAt);
    const { item } = await requireEditable(c, await callerRules.find(c.req.valid("param").ruleId));
    const rule = await callerRules.change(item.id, revision, change);
    setRevision(c, rule.revision);
    return c.json(rule, 200);
  });
  app.openapi(removeCallerRule, async (c) => {
    const { callerRules } = c.var.stores;
    const { item } = await requireEditable(c, await callerRules.find(c.req.valid("param").ruleId));
    await callerRules.remove(item.id);
    return c.body(null, 204);
  });
  return app;
}
