import type { z } from "zod";

/** Empty counts as missing. Names the bad variables, never their values. */
export function parseEnv<Schema extends z.ZodType>(schema: Schema, source: Record<string, string | undefined>): z.output<Schema> {
  const present = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ""));
  const result = schema.safeParse(present);
  if (result.success) return result.data;
  const names = [...new Set(result.error.issues.map((issue) => issue.path.join(".")))].sort();
  throw new Error(`missing or invalid environment variables: ${names.join(", ")}`);
}
