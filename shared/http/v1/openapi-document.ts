import type { OpenAPIHono } from "@hono/zod-openapi";
import { Problem } from "../../contracts/v1/problem.ts";
import { type ErrorCode, PROBLEMS } from "../../domain/errors.ts";
import type { ApiEnv } from "./api-env.ts";

export type ApiDocument = ReturnType<OpenAPIHono["getOpenAPI31Document"]>;
type Components = NonNullable<ApiDocument["components"]>;
type Headers = NonNullable<Components["headers"]>;
type Responses = NonNullable<Components["responses"]>;
type Operation = NonNullable<NonNullable<ApiDocument["paths"]>[string]["get"]>;

const DESCRIPTION = `Protection of telephone lines against scams. Everything the web site does, it does through this API.

Errors are \`application/problem+json\`. Their \`type\` ends with a code that never changes: decide by it, not by the status.
Send \`Idempotency-Key\` when you create: repeating the request then creates nothing twice. Send \`If-Match\` when you change: what somebody else changed in the meantime is not overwritten.`;

const TAGS = [
  ["Service", "Whether it runs, and this document"],
  ["Sign-in", "Opening an account, sessions, passwords and second factors"],
  ["Account", "The signed-in person's own data"],
  ["Tenants", "Households and organisations"],
  ["Members", "Who belongs to a tenant, as what"],
  ["Invitations", "How somebody becomes a member"],
  ["API keys", "Access for programs, limited to one tenant and some scopes"],
  ["Lines", "Telephone lines under protection"],
  ["Forwarding", "How a telephone passes its calls on to Ethiq"],
  ["Contacts", "Who is told of suspicious calls, once they agreed"],
  ["Caller rules", "Callers who are trusted or turned away"],
  ["Expected calls", "Calls somebody waits for"],
  ["Calls", "What happened on the lines"],
  ["Alerts", "The messages that told contacts"],
  ["Usage", "What was used, day by day"],
  ["Audit log", "Who changed what"],
] as const;

const HEADERS = {
  "x-request-id": { description: "Name it when you ask us about this request", schema: { type: "string" } },
  "ratelimit-limit": { description: "Requests allowed in the current window", schema: { type: "integer" } },
  "ratelimit-remaining": { description: "Requests left in it", schema: { type: "integer" } },
  "ratelimit-reset": { description: "Seconds until it ends", schema: { type: "integer" } },
  "idempotency-replayed": {
    description: "Present when an earlier request with this key was answered the same",
    schema: { type: "string", const: "true" },
  },
  "retry-after": { description: "Seconds after which to try again", schema: { type: "integer" } },
  etag: { description: "Give it back as If-Match to change this", schema: { type: "string", examples: ['"3"'] } },
} satisfies Headers;
const refer = (...names: (keyof typeof HEADERS)[]) =>
  Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
const USUAL = refer("x-request-id", "ratelimit-limit", "ratelimit-remaining", "ratelimit-reset");

/** The codes an operation can answer with, by what it takes. */
function refusalsOf(operation: Operation): ErrorCode[] {
  const takes = (where: string, name?: string) =>
    (operation.parameters ?? []).some((parameter) => "in" in parameter && parameter.in === where && (!name || parameter.name === name));
  const byShape: [unknown, ErrorCode[]][] = [
    [takes("query") || operation.requestBody || takes("header", "idempotency-key"), ["invalid_request"]],
    [operation.security?.length, ["session_required", "not_allowed"]],
    [takes("path"), ["not_found"]],
    [takes("header", "if-match"), ["precondition_failed", "precondition_required"]],
    [takes("header", "idempotency-key"), ["idempotency_key_reused", "conflict"]],
    [operation.requestBody, ["payload_too_large", "media_type_unknown"]],
  ];
  const shared = byShape.flatMap(([applies, codes]) => (applies ? codes : []));
  return [...new Set<ErrorCode>([...shared, ...(operation["x-refusals"] ?? []), "rate_limited", "internal", "provider_unavailable"])];
}

const problemOf = (codes: readonly ErrorCode[]) => ({
  description: codes.map((code) => `\`${code}\`: ${PROBLEMS[code].title}`).join("; "),
  headers: { ...USUAL, ...(codes.some((code) => PROBLEMS[code].retry === "later") ? refer("retry-after") : {}) },
  content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
});

function complete(operation: Operation, problems: Responses): void {
  const codes = refusalsOf(operation);
  delete operation["x-refusals"];
  const isCreation = codes.includes("idempotency_key_reused");
  for (const response of Object.values(operation.responses ?? {})) {
    response.headers = { ...USUAL, ...(isCreation ? refer("idempotency-replayed") : {}), ...response.headers };
  }
  for (const status of new Set(codes.map((code) => PROBLEMS[code].status))) {
    const here = codes.filter((code) => PROBLEMS[code].status === status);
    const name = here.join(".");
    problems[name] ??= problemOf(here);
    operation.responses = { ...operation.responses, [status]: { $ref: `#/components/responses/${name}` } };
  }
}

const VERBS = ["get", "post", "put", "patch", "delete"] as const;

/** The OpenAPI 3.1 document of these routes, with every refusal and header they share. */
export function describeApi(app: OpenAPIHono<ApiEnv>): ApiDocument {
  const document = app.getOpenAPI31Document({
    openapi: "3.1.0",
    info: {
      title: "Ethiq",
      version: "1",
      description: DESCRIPTION,
      license: { name: "All rights reserved" },
    },
    servers: [{ url: "/functions/v1/api/v1", description: "Of the project's own address" }],
    tags: TAGS.map(([name, description]) => ({ name, description })),
  });
  const responses: Responses = {};
  for (const path of Object.values(document.paths ?? {})) for (const verb of VERBS) if (path[verb]) complete(path[verb], responses);
  return { ...document, components: { ...document.components, headers: HEADERS, responses } };
}

/** What every document needs, whichever routes are mounted. */
export function registerShared(app: OpenAPIHono<ApiEnv>): void {
  app.openAPIRegistry.register("Problem", Problem);
  app.openAPIRegistry.registerComponent("securitySchemes", "session", {
    type: "http",
    scheme: "bearer",
    bearerFormat: "JWT",
    description: "The access token of a signed-in person",
  });
  app.openAPIRegistry.registerComponent("securitySchemes", "apiKey", {
    type: "http",
    scheme: "bearer",
    bearerFormat: "ethiq_…",
    description: "An API key, for the routes that name one of its scopes",
  });
}
