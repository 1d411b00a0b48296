import type { z } from "zod";
import { createServiceClient } from "../../shared/adapters/supabase-rpc.ts";
import type { Project } from "./project.ts";

const TIMEOUT_MS = 15_000;

/** A sentence for the operator: what was refused or did not answer. */
export class OperationRefused extends Error {}

interface Answer {
  data: unknown;
  error: { code: string; message: string } | null;
  status: number;
}

interface Patient {
  abortSignal(signal: AbortSignal): PromiseLike<Answer>;
}

const SENTENCES: Record<string, string> = {
  "22P02": "That is not an id.",
  "40001": "The tenant is busy with calls. Try again in a moment.",
  "42501": "The secret key is not accepted.",
};

/** The functions and views of schema `ops`, and what else servers read. `nothing`: what is said when there is no such thing. */
export function createOpsClient(project: Project, nothing: string) {
  const client = createServiceClient(project);
  const ops = client.schema("ops");
  const sentences: Record<string, string> = { ...SENTENCES, P0002: nothing };

  /** Asks for rows, and not for long. */
  async function read<Schema extends z.ZodType>(schema: Schema, query: Patient): Promise<z.output<Schema>> {
    const { data, error, status } = await query.abortSignal(AbortSignal.timeout(TIMEOUT_MS));
    if (error) {
      const unreachable = status === 0 || status >= 502 ? "The project does not answer." : undefined;
      throw new OperationRefused(sentences[error.code] ?? unreachable ?? `Refused: ${error.message} (${error.code || status}).`);
    }
    return schema.parse(data);
  }

  return {
    client,
    ops,
    read,
    call: <Schema extends z.ZodType>(name: string, args: Record<string, unknown>, schema: Schema) => read(schema, ops.rpc(name, args)),
  };
}
