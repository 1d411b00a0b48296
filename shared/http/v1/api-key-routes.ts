import { createRoute } from "@hono/zod-openapi";
import { z } from "zod";
import { toBase64Url } from "../../app/base64-url.ts";
import { sha256Hex } from "../../app/digest.ts";
import { ApiKeyPage, MadeApiKey, NewApiKey } from "../../contracts/v1/api-keys.ts";
import { Id, PageQuery } from "../../contracts/v1/page.ts";
import { forPeople } from "./access.ts";
import { routes } from "./api-env.ts";
import { pageAnswer, pageRequest } from "./cursor.ts";
import { IdempotencyHeader, once } from "./idempotency.ts";
import { requireTenant } from "./require-tenant.ts";
import { answer, body, nothing } from "./responses.ts";

const shared = { ...forPeople, tags: ["API keys"] };
const params = z.object({ tenantId: Id });

const PREFIX_LENGTH = 12;

/** What a leaked text is recognised by, then 256 random bits. */
const newKey = (): string => `ethiq_${toBase64Url(crypto.getRandomValues(new Uint8Array(32)))}`;

const listApiKeys = createRoute({
  ...shared,
  method: "get",
  path: "/tenants/{tenantId}/api-keys",
  operationId: "listApiKeys",
  summary: "The API keys of a tenant, newest first; for owners",
  request: { params, query: PageQuery },
  responses: { 200: answer(ApiKeyPage, "One page of keys, without their secrets") },
});

const createApiKey = createRoute({
  ...shared,
  method: "post",
  path: "/tenants/{tenantId}/api-keys",
  operationId: "createApiKey",
  summary: "Make an API key, as an owner",
  request: { params, headers: IdempotencyHeader, body: body(NewApiKey) },
  responses: { 201: answer(MadeApiKey, "The key: it cannot be read again") },
});

const revokeApiKey = createRoute({
  ...shared,
  method: "delete",
  path: "/api-keys/{keyId}",
  operationId: "revokeApiKey",
  summary: "Revoke an API key, as an owner",
  request: { params: z.object({ keyId: Id }) },
  responses: { 204: nothing("It opens nothing any more") },
});

export function apiKeyRoutes() {
  const app = routes();
  app.openapi(listApiKeys, async (c) => {
    const { tenantId } = c.req.valid("param");
    const [page] = await Promise.all([
      c.var.stores.apiKeys.list(tenantId, pageRequest(c.req.valid("query"))),
      requireTenant(c, tenantId, ["owner"]),
    ]);
    return c.json(pageAnswer(page), 200);
  });
  app.openapi(createApiKey, async (c) => {
    const { id: tenantId } = await requireTenant(c, c.req.valid("param").tenantId, ["owner"]);
    const input = c.req.valid("json");
    const made = await once(c, {
      input,
      schema: MadeApiKey,
      async create(id) {
        const key = newKey();
        const prefix = key.slice(0, PREFIX_LENGTH);
        const stored = await c.var.stores.apiKeys.create(id, tenantId, input, { prefix, hash: await sha256Hex(key) });
        // An earlier try made it with a secret that nobody has.
        return { ...stored, key: stored.prefix === prefix ? key : null };
      },
      keep: (answered) => ({ ...answered, key: null }),
    });
    return c.json(made, 201);
  });
  app.openapi(revokeApiKey, async (c) => {
    await c.var.stores.apiKeys.revoke(c.req.valid("param").keyId);
    return c.body(null, 204);
  });
  return app;
}
