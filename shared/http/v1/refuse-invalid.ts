import type { ZodError } from "zod";
import { AppError } from "../../domain/errors.ts";

const MOST_FIELDS = 20;

type Result = { success: true; target: string; data: unknown } | { success: false; target: string; error: ZodError };

/** Characters that Postgres keeps in no text: zero, and half of a pair. */
const isKeepable = (text: string) => !text.includes("\0") && !/\p{Surrogate}/u.test(text);

/** Where such a character is. `data` has passed its schema, so it is no deeper than that. */
function unkeepableIn(data: unknown, path: string[] = []): string | undefined {
  if (typeof data === "string") return isKeepable(data) ? undefined : path.join(".");
  if (typeof data !== "object" || data === null) return undefined;
  for (const [name, value] of Object.entries(data)) {
    const found = unkeepableIn(value, [...path, name]);
    if (found !== undefined) return found;
  }
  return undefined;
}

function fieldsOf(error: ZodError): Record<string, string> {
  const entries = error.issues.flatMap((issue) => {
    const names = issue.code === "unrecognized_keys" ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
    return names.map((path): [string, string] => [
      path.join(".").slice(0, 100) || "body",
      issue.code === "custom" ? issue.message : issue.code,
    ]);
  });
  return Object.fromEntries(entries.slice(0, MOST_FIELDS));
}

/** An address with something else than an id in it leads nowhere, as does one with somebody else's id: both are 404. */
export function refuseInvalid(result: Result): undefined {
  if (result.success) {
    const field = unkeepableIn(result.data);
    if (field === undefined) return undefined;
    throw new AppError("invalid_request", "characters that no text may have", { fields: { [field]: "invalid_characters" } });
  }
  if (result.target === "param") throw new AppError("not_found", "no such address");
  throw new AppError("invalid_request", `bad ${result.target}`, { fields: fieldsOf(result.error) });
}
