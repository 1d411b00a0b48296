import { createMemoryApi } from "../../../shared/sandbox/memory/memory-api.ts";

export type Schema = Record<string, unknown>;

export interface Parameter {
  name: string;
  in: "path" | "query" | "header";
  required?: boolean;
  schema: Schema;
}

export interface ApiDocument {
  paths: Record<string, Record<string, Omit<Operation, "id" | "method" | "path" | "scope" | "isPublic" | "body">>>;
  components: { schemas: Record<string, Schema>; responses: Record<string, object> };
}

export interface Operation {
  id: string;
  operationId: string;
  method: string;
  path: string;
  /** Of API keys; undefined when none may. */
  scope: string | undefined;
  isPublic: boolean;
  security: Record<string, string[]>[];
  parameters?: Parameter[];
  requestBody?: { required?: boolean; content: Record<string, { schema: Schema }> };
  body: Schema | undefined;
  responses: Record<string, unknown>;
}

/** The document that the routes make of themselves; the one Deno serves is compared with it. */
export async function readDocument(): Promise<ApiDocument> {
  const api = createMemoryApi({ people: new Map(), tenants: [], calls: [] });
  return (await (await api.request("/api/v1/openapi.json")).json()) as ApiDocument;
}

/** A schema without the detour over its name. */
export function resolve(document: ApiDocument, schema: Schema): Schema {
  const name = typeof schema.$ref === "string" ? schema.$ref.split("/").at(-1) : undefined;
  if (name === undefined) return schema;
  const found = document.components.schemas[name];
  if (!found) throw new Error(`no schema ${name}`);
  return resolve(document, found);
}

export const operationsOf = (document: ApiDocument): Operation[] =>
  Object.entries(document.paths).flatMap(([path, verbs]) =>
    Object.entries(verbs).map(([method, declared]) => {
      const body = declared.requestBody?.content["application/json"]?.schema;
      return {
        ...declared,
        id: declared.operationId,
        method: method.toUpperCase(),
        path,
        scope: declared.security.flatMap(({ apiKey = [] }) => apiKey)[0],
        isPublic: declared.security.length === 0,
        body: body && resolve(document, body),
      };
    }),
  );

export const takes = ({ parameters = [] }: Operation, where: Parameter["in"], name?: string): boolean =>
  parameters.some((parameter) => parameter.in === where && (name === undefined || parameter.name === name));

/** Those of the path that name a row. */
export const idsIn = ({ parameters = [] }: Operation): string[] =>
  parameters.filter((parameter) => parameter.in === "path" && parameter.schema.format === "uuid").map(({ name }) => name);
