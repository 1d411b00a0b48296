import type { Context } from "hono";
import { z } from "zod";
import { idOf, sha256Hex } from "../../app/digest.ts";
import { AppError, toAppError } from "../../domain/errors.ts";
import type { ApiEnv } from "./api-env.ts";

/** Declared on every POST that creates. */
export const IdempotencyHeader = z.object({
  "idempotency-key": z
    .string()
    .regex(/^[!-~]{8,128}$/)
    .optional()
    .meta({
      description: "A random text of yours. The same key within a day, with the same body: the same answer, and nothing is created twice",
      examples: ["8e03978e-40d5-43e8-bc93-6894a57f9324"],
    }),
});

interface Once<Schema extends z.ZodType> {
  /** The body as read. */
  input: unknown;
  /** Of the answer. */
  schema: Schema;
  /** Has to be safe to run twice with the same id: the second time it answers what the first one made. */
  create(id: string): Promise<z.output<Schema>>;
  /** What is kept for a repeated request: without secrets that are shown once. */
  keep?(answer: z.output<Schema>): z.output<Schema>;
}

/** Creates once per idempotency key. The resource's id comes from the key, so that an interrupted try is taken up, not repeated. */
export async function once<Schema extends z.ZodType>(c: Context<ApiEnv>, options: Once<Schema>): Promise<z.output<Schema>> {
  const { input, schema, create, keep = (answer) => answer } = options;
  const key = c.req.header("idempotency-key");
  if (key === undefined) return create(crypto.randomUUID());
  const { caller, stores } = c.var;
  if (caller.kind === "anyone") throw new AppError("session_required", "an idempotency key of nobody's");

  const route = `${c.req.method} ${c.req.path}`;
  const claim = await stores.idempotency.claim(key, route, await sha256Hex(JSON.stringify(input)));
  if (claim.state === "mismatch") throw new AppError("idempotency_key_reused", "same key, another body");
  if (claim.state === "done") {
    c.header("idempotency-replayed", "true");
    return schema.parse(claim.response);
  }
  const answer = await create(await idOf(`${caller.id}\n${route}\n${key}`));
  try {
    await stores.idempotency.store(key, route, keep(answer));
  } catch (thrown) {
    // It exists; a repeated request finds it by its id.
    c.var.deps.log.warn("idempotent_answer_lost", { code: toAppError(thrown).code, requestId: c.var.requestId });
  }
  return answer;
}
