import { createRoute } from "@hono/zod-openapi";
import { z } from "zod";
import { Id, PageQuery } from "../../contracts/v1/page.ts";
import { NewRegulatoryProfile, RegulatoryBundlePage, RegulatoryProfile } from "../../contracts/v1/regulatory.ts";
import { AppError } from "../../domain/errors.ts";
import { forPeople, forPeopleAndKeys } from "./access.ts";
import { routes } from "./api-env.ts";
import { pageAnswer, pageRequest } from "./cursor.ts";
import { publishSoon } from "./publish-soon.ts";
import { requireTenant } from "./require-tenant.ts";
import { answer, body } from "./responses.ts";

const tags = ["Tenants"];
const params = z.object({ tenantId: Id });

const getRegulatoryProfile = createRoute({
  ...forPeople,
  method: "get",
  path: "/tenants/{tenantId}/regulatory-profile",
  operationId: "getRegulatoryProfile",
  tags,
  summary: "Who the provider of numbers is told uses them, for owners",
  request: { params },
  responses: { 200: answer(RegulatoryProfile, "What was said last") },
});

const saveRegulatoryProfile = createRoute({
  ...forPeople,
  method: "put",
  path: "/tenants/{tenantId}/regulatory-profile",
  operationId: "saveRegulatoryProfile",
  tags,
  summary: "Say who uses the tenant's numbers, as an owner; saying it again replaces it, and lines that waited for it go on",
  request: { params, body: body(NewRegulatoryProfile) },
  responses: { 200: answer(RegulatoryProfile, "What is on record now") },
});

const listRegulatoryBundles = createRoute({
  ...forPeopleAndKeys("lines:read"),
  method: "get",
  path: "/tenants/{tenantId}/regulatory-bundles",
  operationId: "listRegulatoryBundles",
  tags,
  summary: "Which kinds of number the tenant is approved for, oldest first",
  request: { params, query: PageQuery },
  responses: { 200: answer(RegulatoryBundlePage, "One page of approvals") },
});

export function regulatoryRoutes() {
  const app = routes();
  app.openapi(getRegulatoryProfile, async (c) => {
    const { id } = await requireTenant(c, c.req.valid("param").tenantId, ["owner"]);
    const profile = await c.var.stores.regulatory.find(id);
    if (!profile) throw new AppError("not_found", "nothing was said yet");
    return c.json(profile, 200);
  });
  app.openapi(saveRegulatoryProfile, async (c) => {
    const { id } = await requireTenant(c, c.req.valid("param").tenantId, ["owner"]);
    const { regulatory, provisioning } = c.var.stores;
    const saved = await regulatory.save(id, c.req.valid("json"));
    // Saved is saved: the sweep finds what is not found here.
    const waiting = await provisioning.atPapers(id).catch(() => []);
    await Promise.all(waiting.map((jobId) => publishSoon(c, "provision", { jobId })));
    return c.json(saved, 200);
  });
  app.openapi(listRegulatoryBundles, async (c) => {
    const { tenantId } = c.req.valid("param");
    const [page] = await Promise.all([
      c.var.stores.regulatory.bundles(tenantId, pageRequest(c.req.valid("query"))),
      requireTenant(c, tenantId),
    ]);
    return c.json(pageAnswer(page), 200);
  });
  return app;
}
