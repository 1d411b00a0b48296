import { z } from "zod";

const DatabaseError = z.object({
  code: z.string(),
  message: z.string(),
  detail: z.string().nullish(),
  hint: z.string().nullish(),
});

// Row for row what PostgREST documents; the first prefix that fits decides.
const STATUS_BY_PREFIX: [string, number][] = [
  ["23503", 409],
  ["23505", 409],
  ["25006", 405],
  ["P0001", 400],
  ["P0", 500],
  ["08", 503],
  ["53", 503],
  ["54", 413],
  ["42883", 404],
  ["42P01", 404],
  ["42P17", 500],
  ["40", 500],
  ["55", 500],
  ["57", 500],
  ["58", 500],
  ["XX", 500],
];

/** The answer of PostgREST to an error raised in the database; throws what is no such error. */
export function databaseErrorResponse(thrown: unknown, role: string): Response {
  const error = DatabaseError.safeParse(thrown).data;
  if (!error) throw thrown;
  const { code, message, detail = null, hint = null } = error;
  const denied = role === "anon" ? 401 : 403;
  const status = code === "42501" ? denied : (STATUS_BY_PREFIX.find(([prefix]) => code.startsWith(prefix))?.[1] ?? 400);
  return Response.json({ code, message, details: detail, hint }, { status });
}
