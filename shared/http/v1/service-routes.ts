import { createRoute } from "@hono/zod-openapi";
import { z } from "zod";
import { forAnyone } from "./access.ts";
import { routes } from "./api-env.ts";
import { answer } from "./responses.ts";

const Health = z.object({ ok: z.literal(true) }).meta({ id: "Health" });

const getHealth = createRoute({
  ...forAnyone("usual"),
  method: "get",
  path: "/health",
  operationId: "getHealth",
  tags: ["Service"],
  summary: "Whether this function runs",
  responses: { 200: answer(Health, "It does") },
});

const getDocument = createRoute({
  ...forAnyone("usual"),
  method: "get",
  path: "/openapi.json",
  operationId: "getDocument",
  tags: ["Service"],
  summary: "This document",
  responses: { 200: answer(z.record(z.string(), z.unknown()), "OpenAPI 3.1") },
});

export function serviceRoutes(describe: () => object) {
  const app = routes();
  app.openapi(getHealth, (c) => c.json({ ok: true as const }, 200));
  // Made once: it says the same to everybody.
  let document: string | undefined;
  app.openapi(getDocument, (c) => {
    document ??= JSON.stringify(describe());
    c.header("cache-control", "public, max-age=300");
    return c.body(document, 200, { "content-type": "application/json" }) as never;
  });
  return app;
}
