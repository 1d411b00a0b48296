import type { ApiStores } from "../ports/api-stores.ts";
import type { Caller } from "../ports/caller.ts";
import { createSupabaseCallReader } from "./supabase-call-reader.ts";
import { createCallerClient, type SupabaseProject } from "./supabase-caller-client.ts";
import { createSupabaseIdempotencyStore } from "./supabase-idempotency-store.ts";
import { createSupabaseTenantStore } from "./supabase-tenant-store.ts";

/** All stores of one request share one client. */
export const createSupabaseApiStores =
  (project: SupabaseProject) =>
  (caller: Caller, requestId: string): ApiStores => {
    const client = createCallerClient(project, caller, requestId);
    return {
      calls: createSupabaseCallReader(client),
      idempotency: createSupabaseIdempotencyStore(client),
      tenants: createSupabaseTenantStore(client, caller),
    };
  };
