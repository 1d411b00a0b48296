import { createClient, type SupabaseClient } from "@supabase/supabase-js";
import type { z } from "zod";
import type { Caller } from "../ports/caller.ts";
import { readAnswer } from "./supabase-answer.ts";

export interface SupabaseProject {
  url: string;
  publishableKey: string;
}

const TIMEOUT_MS = 4_000;

/** Acts as one caller, for one request: it carries their own token and nothing stronger. Asks once and never long. */
export const createCallerClient = ({ url, publishableKey }: SupabaseProject, caller: Caller, requestId: string): SupabaseClient =>
  createClient(url, publishableKey, {
    ...(caller.kind === "anyone"
      ? { auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false } }
      : { accessToken: async () => caller.accessToken }),
    db: { timeout: TIMEOUT_MS, retry: false },
    // Rows of the audit log carry it.
    global: { headers: { "x-request-id": requestId } },
  });

/** Calls a stored procedure as the client's caller and reads its answer with `schema`. */
export const callerRpc =
  (client: SupabaseClient) =>
  async <Schema extends z.ZodType>(name: string, args: Record<string, unknown>, schema: Schema): Promise<z.output<Schema>> =>
    readAnswer(schema, await client.rpc(name, args));
