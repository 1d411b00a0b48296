import fc from "fast-check";
import { HOSTILE_TEXTS, UNKEEPABLE_TEXTS } from "./hostile.ts";
import type { Schema } from "./operations.ts";

type Resolve = (schema: Schema) => Schema;

const instants = fc.date({ noInvalidDate: true, min: new Date("0000-01-01T00:00:00Z"), max: new Date("9999-12-31T23:59:59Z") });

/** To Postgres they are none. */
const ODD_INSTANTS = ["0000-01-01T00:00:00Z", "2026-01-01T00:00:00+23:59", "2026-01-01T00:00:00.1234567890123Z"];

const DEEP = JSON.parse(`${'{"a":['.repeat(500)}0${"]}".repeat(500)}`) as unknown;

/** What nobody means to send. */
export const hostileValues: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(...HOSTILE_TEXTS, ...UNKEEPABLE_TEXTS),
  fc.constantFrom<unknown>(
    "x".repeat(20_000),
    DEEP,
    [],
    {},
    null,
    true,
    "",
    0,
    -1,
    1e308,
    2 ** 53,
    "2026-02-31",
    "9999999-01-01T00:00:00Z",
  ),
  fc.jsonValue(),
);

function textsOf({ format, pattern, minLength = 0, maxLength = 60 }: Schema): fc.Arbitrary<string> {
  if (format === "uuid") return fc.uuid();
  if (format === "date-time")
    return fc.oneof(
      instants.map((date) => date.toISOString()),
      fc.constantFrom(...ODD_INSTANTS),
    );
  if (format === "date")
    return fc.oneof(
      instants.map((date) => date.toISOString().slice(0, 10)),
      fc.constant("0000-01-01"),
    );
  if (format === "email") return fc.emailAddress();
  if (typeof pattern === "string") return fc.stringMatching(new RegExp(pattern));
  const length = { minLength: Number(minLength), maxLength: Math.min(Number(maxLength), 80) };
  return fc.oneof(fc.string({ ...length, unit: "grapheme" }), fc.string(length), fc.constantFrom("06 39 98 00 42", "+33 1 99 00 12 34"));
}

function ofType(type: unknown, schema: Schema, resolve: Resolve): fc.Arbitrary<unknown> {
  switch (type) {
    case "string":
      return textsOf(schema);
    case "integer":
      return fc.integer({ min: Number(schema.minimum ?? -1_000), max: Number(schema.maximum ?? 1_000) });
    case "number":
      return fc.double({ min: Number(schema.minimum ?? -1_000), max: Number(schema.maximum ?? 1_000), noNaN: true });
    case "boolean":
      return fc.boolean();
    case "null":
      return fc.constant(null);
    case "array":
      return fc.array(valuesOf((schema.items ?? {}) as Schema, resolve), {
        minLength: Number(schema.minItems ?? 0),
        maxLength: Math.min(Number(schema.maxItems ?? 4), 6),
      });
    case "object": {
      const properties = Object.entries((schema.properties ?? {}) as Record<string, Schema>);
      const requiredKeys = (schema.required ?? []) as string[];
      return fc.record(Object.fromEntries(properties.map(([name, each]) => [name, valuesOf(each, resolve)])), { requiredKeys });
    }
    default:
      return fc.jsonValue();
  }
}

/** Values that a schema allows. Where the server knows more than the schema says, it may refuse them all the same. */
export function valuesOf(named: Schema, resolve: Resolve): fc.Arbitrary<unknown> {
  const schema = resolve(named);
  const alternatives = (schema.anyOf ?? schema.oneOf) as Schema[] | undefined;
  if (alternatives) return fc.oneof(...alternatives.map((each) => valuesOf(each, resolve)));
  if (Array.isArray(schema.enum)) return fc.constantFrom<unknown>(...schema.enum);
  if ("const" in schema) return fc.constant(schema.const);
  return fc.oneof(...[schema.type].flat().map((type) => ofType(type, schema, resolve)));
}
