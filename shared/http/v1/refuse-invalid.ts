import type { ZodError } from "zod";
import { AppError } from "../../domain/errors.ts";

const MOST_FIELDS = 20;

type Result = { success: true } | { success: false; target: string; error: ZodError };

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
  if (result.success) return undefined;
  if (result.target === "param") throw new AppError("not_found", "no such address");
  throw new AppError("invalid_request", `bad ${result.target}`, { fields: fieldsOf(result.error) });
}
