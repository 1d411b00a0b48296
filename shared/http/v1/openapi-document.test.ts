import { expect, test } from "vitest";
import { createMemoryApi } from "../../sandbox/memory/memory-api.ts";

interface Operation {
  operationId: string;
  security: object[];
  parameters?: { name: string; in: string; required: boolean }[];
  responses: Record<string, { $ref?: string }>;
}

const read = async () => {
  const app = createMemoryApi({ people: new Map(), tenants: [], calls: [] });
  const response = await app.request("/api/v1/openapi.json");
  return (await response.json()) as {
    openapi: string;
    paths: Record<string, Record<string, Operation>>;
    components: { responses: object };
  };
};

test("an operation declares every refusal that follows from what it takes", async () => {
  const { paths, components } = await read();
  const change = paths["/tenants/{tenantId}"]?.patch;
  expect(Object.keys(change?.responses ?? {})).toEqual("200 400 401 403 404 412 413 415 428 429 500 503".split(" "));
  expect(change?.parameters?.find(({ name }) => name === "if-match")).toMatchObject({ in: "header", required: true });
  const create = paths["/tenants"]?.post;
  expect(Object.keys(create?.responses ?? {})).toEqual("201 400 401 403 409 413 415 422 429 500 503".split(" "));
  expect(create?.parameters?.find(({ name }) => name === "idempotency-key")).toMatchObject({ in: "header", required: false });
  expect(paths["/invitations/{token}/decline"]?.post?.responses["410"]?.$ref).toBe("#/components/responses/link_over");
  expect(Object.keys(components.responses)).toContain("link_over");
});

test("every operation has a name of its own and says who may use it", async () => {
  const operations = Object.values((await read()).paths).flatMap((path) => Object.values(path));
  expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length);
  expect(operations.filter(({ security }) => security === undefined)).toEqual([]);
});
