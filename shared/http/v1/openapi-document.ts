import type { OpenAPIHono } from "@hono/zod-openapi";
import { Problem } from "../../contracts/v1/problem.ts";
import { type ErrorCode, PROBLEMS } from "../../domain/errors.ts";
import type { ApiEnv } from "./api-env.ts";

type Document = ReturnType<OpenAPIHono["getOpenAPI31Document"]>;
type Operation = NonNullable<NonNullable<Document["paths"]>[string]["get"]>;

const header = (description: string, schema: object) => ({ description, schema });
const RATE_HEADERS = {
  "ratelimit-limit": header("Requests allowed in the current window", { type: "integer" }),
  "ratelimit-remaining": header("Requests left in it", { type: "integer" }),
  "ratelimit-reset": header("Seconds until it ends", { type: "integer" }),
  "x-request-id": header("Name it when you ask us about this request", { type: "string" }),
};
const ETAG = { etag: header("Give it back as If-Match to change this", { type: "string", examples: ['"3"'] }) };
const REPLAYED = {
  "idempotency-replayed": header("Present when this answers an earlier request again", { const: "true", type: "string" }),
};
const RETRY_AFTER = { "retry-after": header("Seconds after which to try again", { type: "integer" }) };

/** The codes an operation can answer with, by what it takes. */
function refusalsOf(operation: Operation): ErrorCode[] {
  const takes = (where: string, name?: string) =>
    (operation.parameters ?? []).some((parameter) => "in" in parameter && parameter.in === where && (!name || parameter.name === name));
  return [
    ...(takes("query") || operation.requestBody || takes("header", "idempotency-key") ? (["invalid_request"] as const) : []),
    ...(operation.security?.length ? (["session_required", "not_allowed"] as const) : []),
    ...(takes("path") ? (["not_found"] as const) : []),
    ...(takes("header", "if-match") ? (["precondition_failed", "precondition_required"] as const) : []),
    ...(takes("header", "idempotency-key") ? (["idempotency_key_reused", "conflict"] as const) : []),
    ...(operation.requestBody ? (["payload_too_large", "media_type_unknown"] as const) : []),
    ...((operation["x-refusals"] ?? []) as ErrorCode[]),
    "rate_limited",
    "internal",
    "provider_unavailable",
  ];
}

function complete(operation: Operation): void {
  const codesOf = [...new Set(refusalsOf(operation))];
  const statuses = new Set(codesOf.map((code) => PROBLEMS[code].status));
  delete operation["x-refusals"];
  const isCreation = (operation.parameters ?? []).some((parameter) => "name" in parameter && parameter.name === "idempotency-key");
  for (const response of Object.values(operation.responses ?? {})) {
    response.headers = { ...response.headers, ...RATE_HEADERS, ...(isCreation ? REPLAYED : {}) };
  }
  for (const status of statuses) {
    const codes = codesOf.filter((code) => PROBLEMS[code].status === status);
    operation.responses = {
      ...operation.responses,
      [status]: {
        description: codes.map((code) => `\`${code}\`: ${PROBLEMS[code].title}`).join(" · "),
        headers: { ...RATE_HEADERS, ...(codes.some((code) => PROBLEMS[code].retry === "later") ? RETRY_AFTER : {}) },
        content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
      },
    };
  }
}

const VERBS = ["get", "post", "put", "patch", "delete"] as const;

/** The OpenAPI 3.1 document of these routes, with every refusal they share. */
export function describeApi(app: OpenAPIHono<ApiEnv>): Document {
  app.openAPIRegistry.register("Problem", Problem);
  const document = app.getOpenAPI31Document({
    openapi: "3.1.0",
    info: { title: "Ethiq", version: "1" },
    servers: [{ url: "/functions/v1/api/v1" }],
  });
  for (const path of Object.values(document.paths ?? {})) for (const verb of VERBS) if (path[verb]) complete(path[verb]);
  return document;
}

export const etagHeader = ETAG;
