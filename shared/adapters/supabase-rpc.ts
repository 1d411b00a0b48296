import { createClient, type SupabaseClient } from "@supabase/supabase-js";
import type { z } from "zod";
import { AppError, type ErrorCode } from "../domain/errors.ts";

export type ServiceClient = SupabaseClient;

/**
 * Acts past Row Level Security: for servers, never for a signed-in person. Keeps no session, since a session in the same
 * client would silently replace the secret key.
 */
export const createServiceClient = ({ url, secretKey }: { url: string; secretKey: string }): ServiceClient =>
  createClient(url, secretKey, { auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false } });

export interface SupabaseRpcOptions {
  client: ServiceClient;
  /** Budget of one stored procedure, the answer included. */
  timeoutMs: number;
}

/** Calls a stored procedure and reads its answer with `schema`. Rejects with `AppError` only. */
export type SupabaseRpc = <Schema extends z.ZodType>(
  name: string,
  args: Record<string, unknown>,
  schema: Schema,
) => Promise<z.output<Schema>>;

const CODES: Record<string, ErrorCode> = {
  P0002: "call_unknown",
  "23505": "conflict",
  "23503": "conflict",
  "23514": "invalid_request",
  "23502": "invalid_request",
  "22P02": "invalid_request",
  "22023": "invalid_request",
};

// No status: nobody answered, or not in time. 401 and 403: our key, which is for us to mend while what is to be written waits.
const LATER: readonly number[] = [0, 401, 403, 408, 429];

const errorCodeOf = (code: string, status: number): ErrorCode =>
  CODES[code] ?? (LATER.includes(status) || status >= 500 ? "provider_unavailable" : "internal");

/** Asks once: every procedure is safe to repeat, and whoever waits knows best whether there is time to. */
export const createSupabaseRpc =
  ({ client, timeoutMs }: SupabaseRpcOptions): SupabaseRpc =>
  async (name, args, schema) => {
    const { data, error, status } = await client.rpc(name, args).retry(false).abortSignal(AbortSignal.timeout(timeoutMs));
    if (error) {
      // The database's own text can repeat values: it stays out of the message.
      const providerCode = error.code || String(status);
      throw new AppError(errorCodeOf(error.code, status), `${name} failed: ${providerCode}`, { providerCode });
    }
    // An answer of null is a word of the database's ("nobody's number"); an answer without a body is nobody's.
    const answer = schema.safeParse(status === 204 ? undefined : data);
    if (!answer.success) throw new AppError("internal", `${name} answered something else than agreed`);
    return answer.data;
  };
