import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import type { ApiDocument, Operation } from "./operations.ts";
import type { Answered } from "./scene.ts";

const pointerPart = (part: string) => part.replaceAll("~", "~0").replaceAll("/", "~1");

/** No field may come along that nobody declared: it would be the one that was not meant to. */
function closed<Value>(value: Value): Value {
  if (Array.isArray(value)) return value.map(closed) as Value;
  if (typeof value !== "object" || value === null) return value;
  const copy = Object.fromEntries(Object.entries(value).map(([name, each]) => [name, name === "examples" ? each : closed(each)]));
  const isObject = typeof copy.properties === "object" && copy.type !== undefined && !("additionalProperties" in copy);
  return (isObject ? { ...copy, additionalProperties: false } : copy) as Value;
}

export type Contract = ReturnType<typeof createContract>;

/** What each operation promised to answer. */
export function createContract(document: ApiDocument) {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  formats.default(ajv);
  ajv.addSchema(closed<object>(document), "document");
  const validators = new Map<string, ValidateFunction>();

  function validatorOf(pointer: string): ValidateFunction {
    const known = validators.get(pointer);
    if (known) return known;
    const made = ajv.compile({ $ref: `document#${pointer}` });
    validators.set(pointer, made);
    return made;
  }

  return {
    /** What is wrong with this answer, in words; empty when it is as declared. */
    faultsOf({ method, path, responses }: Operation, { status, headers, json, text }: Answered): string[] {
      // What this server cannot do at all is no failure.
      if (status >= 500 && status !== 501) return [`a ${status}: ${text}`];
      const declared = responses[status] as { $ref?: string; content?: Record<string, object> } | undefined;
      if (!declared) return [`${status} is not declared: ${text}`];
      const faults = headers.get("x-request-id") ? [] : ["no request id"];
      const type = headers.get("content-type")?.split(";")[0] ?? "";
      const pointer = declared.$ref ? declared.$ref.slice(1) : `/paths/${pointerPart(path)}/${method.toLowerCase()}/responses/${status}`;
      const content = declared.$ref
        ? (document.components.responses[declared.$ref.split("/").at(-1) ?? ""] as typeof declared).content
        : declared.content;
      if (!content) return text === "" ? faults : [...faults, `a body where none was declared: ${text}`];
      if (!content[type]) return [...faults, `content type ${type}`];
      const validate = validatorOf(`${pointer}/content/${pointerPart(type)}/schema`);
      if (!validate(type.endsWith("json") ? json : text))
        faults.push(...(validate.errors ?? []).map((error) => `${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`));
      if (status >= 400 && (json as { status?: number }).status !== status) faults.push("the problem speaks of another status");
      return faults;
    },
  };
}
