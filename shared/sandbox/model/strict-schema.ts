/** What OpenAI refuses in a strict schema, in words; undefined when it would take it. */
export function whyNotStrict(schema: unknown, path = "root"): string | undefined {
  if (typeof schema !== "object" || schema === null) return `${path} is no schema`;
  const node = schema as Record<string, unknown>;
  if (path === "root" && node.type !== "object") return "the root must be an object";
  for (const word of ["allOf", "oneOf", "not", "if", "patternProperties", "default"])
    if (word in node) return `${path}: ${word} is not permitted`;
  if (node.type === "array") return whyNotStrict(node.items, `${path}[]`);
  if (node.type !== "object") return undefined;
  const properties = (node.properties ?? {}) as Record<string, unknown>;
  const required = Array.isArray(node.required) ? node.required : [];
  if (node.additionalProperties !== false) return `${path}: additionalProperties must be false`;
  const missing = Object.keys(properties).find((name) => !required.includes(name));
  if (missing) return `${path}: required must name every property, ${missing} is missing`;
  for (const [name, property] of Object.entries(properties)) {
    const why = whyNotStrict(property, `${path}.${name}`);
    if (why) return why;
  }
  return undefined;
}
