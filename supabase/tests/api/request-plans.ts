import fc from "fast-check";
import { HOSTILE_CURSORS, HOSTILE_TEXTS } from "./hostile.ts";
import { type ApiDocument, type Operation, resolve, type Schema } from "./operations.ts";
import type { RequestParts } from "./recipe.ts";
import { hostileValues, valuesOf } from "./values-of.ts";

export const ACTORS = ["recipe", "owner", "carer", "viewer", "stranger", "key", "nobody"] as const;

export interface RequestPlan {
  actor: (typeof ACTORS)[number];
  /** In place of what the recipe says. */
  params: Record<string, string>;
  query: Record<string, string>;
  headers: Record<string, string>;
  /** Over the recipe's, in its place, or the text that is sent. */
  body: { how: "over" | "instead" | "text"; value: unknown } | undefined;
}

const HEADER_TEXT = /^[!-~]([ -~]*[!-~])?$/;
const headerTexts = fc.oneof(
  fc.string({ minLength: 8, maxLength: 40 }).filter((text) => HEADER_TEXT.test(text)),
  fc.constantFrom(...HOSTILE_TEXTS.filter((text) => HEADER_TEXT.test(text)), '"1"', 'W/"1"', '"0"', '"999999999"', "*", "x".repeat(500)),
);
/** A browser takes a path apart before it sends it. */
const pathTexts = fc.oneof(fc.uuid(), fc.constantFrom(...HOSTILE_TEXTS), fc.base64String({ minLength: 1, maxLength: 44 }));
const queryTexts = fc.oneof(fc.string({ unit: "grapheme" }), fc.constantFrom(...HOSTILE_TEXTS, ...HOSTILE_CURSORS, "\u0000", "0", "-1"));

/** Some of these, none of them being the most common. */
const someOf = (values: Record<string, fc.Arbitrary<string>>) =>
  fc.record(values, { requiredKeys: [] }) as fc.Arbitrary<Record<string, string>>;

/** What to send to an operation: mostly what it wants, with some of it replaced. */
export function plansOf(document: ApiDocument, operation: Operation): fc.Arbitrary<RequestPlan> {
  const valuesFor = (schema: Schema) => valuesOf(schema, (named) => resolve(document, named));
  const parameters = (where: string) => (operation.parameters ?? []).filter((parameter) => parameter.in === where);
  const named = <Value>(where: string, make: (schema: Schema) => Value) =>
    Object.fromEntries(parameters(where).map(({ name, schema }) => [name, make(schema)]));

  const seldom = <Value>(values: fc.Arbitrary<Value>, otherwise: Value) =>
    fc.oneof({ weight: 2, arbitrary: fc.constant(otherwise) }, { weight: 1, arbitrary: values });
  const query = named("query", (schema) =>
    fc.oneof({ weight: 3, arbitrary: valuesFor(schema).map(String) }, { weight: 1, arbitrary: queryTexts }),
  );

  const fields = Object.entries((operation.body?.properties ?? {}) as Record<string, Schema>);
  const hostileField = fc.tuple(fc.constantFrom(...fields.map(([name]) => name), "colour", "__proto__", "id"), hostileValues);
  const bodies: fc.Arbitrary<RequestPlan["body"]> = operation.body
    ? fc.oneof(
        fc.constant(undefined),
        valuesFor(operation.body).map((value) => ({ how: "instead" as const, value })),
        valuesFor({ ...operation.body, required: [] }).map((value) => ({ how: "over" as const, value })),
        hostileField.map(([name, value]) => ({ how: "over" as const, value: Object.fromEntries([[name, value]]) })),
        hostileValues.map((value) => ({ how: "instead" as const, value })),
        fc.string().map((value) => ({ how: "text" as const, value })),
      )
    : fc.constant(undefined);

  return fc.record({
    actor: fc.oneof({ weight: 4, arbitrary: fc.constant("recipe" as const) }, { weight: 3, arbitrary: fc.constantFrom(...ACTORS) }),
    params: seldom(someOf(named("path", () => pathTexts)), {}),
    query: seldom(someOf({ ...query, colour: queryTexts }), {}),
    headers: seldom(someOf(named("header", () => headerTexts)), {}),
    body: bodies,
  });
}

/** The recipe's request, changed as planned. */
export function planned(parts: RequestParts, { params, query, headers, body }: RequestPlan): RequestParts {
  const sent = body?.how === "over" ? { ...(parts.body as object), ...(body.value as object) } : body ? body.value : parts.body;
  return {
    params: { ...parts.params, ...params },
    query: { ...parts.query, ...query },
    headers: { ...parts.headers, ...headers },
    // A text goes as it is; JSON that is a text has to be written first.
    body: body?.how === "instead" && typeof sent === "string" ? JSON.stringify(sent) : sent,
  };
}
