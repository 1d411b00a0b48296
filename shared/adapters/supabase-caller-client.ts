import { createClient, type SupabaseClient } from "@supabase/supabase-js";
import type { z } from "zod";
import type { Database } from "../contracts/database.types.ts";
import type { Caller } from "../ports/caller.ts";
import { readAnswer } from "./supabase-answer.ts";

export interface SupabaseProject {
  url: string;
  publishableKey: string;
}

const TIMEOUT_MS = 4_000;

export type CallerClient = SupabaseClient<Database>;
type Procedures = Database["public"]["Functions"];
/** The generated types do not know that an argument may be null. */
type ArgsOf<Name extends keyof Procedures> = { [Arg in keyof Procedures[Name]["Args"]]: Procedures[Name]["Args"][Arg] | null };

/** Acts as one caller, for one request: it carries their own token and nothing stronger. Asks once and never long. */
export const createCallerClient = (
  { url, publishableKey }: SupabaseProject,
  caller: Caller,
  requestId: string,
  timeoutMs = TIMEOUT_MS,
): CallerClient =>
  createClient<Database>(url, publishableKey, {
    ...(caller.kind === "anyone"
      ? { auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false } }
      : { accessToken: async () => caller.accessToken }),
    db: { timeout: timeoutMs, retry: false },
    // Rows of the audit log carry it.
    global: { headers: { "x-request-id": requestId } },
  });

/** Calls a stored procedure as the client's caller and reads its answer with `schema`. */
export const callerRpc =
  (client: CallerClient) =>
  async <Name extends keyof Procedures, Schema extends z.ZodType>(
    name: Name,
    args: ArgsOf<Name>,
    schema: Schema,
  ): Promise<z.output<Schema>> =>
    readAnswer(schema, await client.rpc(name, args as never));

/** The columns that a change names: what it leaves out stays as it is. */
export const named = <Row extends object>(row: Row) =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)) as {
    [Column in keyof Row]?: Exclude<Row[Column], undefined>;
  };
