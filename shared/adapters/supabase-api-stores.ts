import type { ApiStores } from "../ports/api-stores.ts";
import type { Caller } from "../ports/caller.ts";
import { createSupabaseAccountStore } from "./supabase-account-store.ts";
import { createSupabaseApiKeyStore } from "./supabase-api-key-store.ts";
import { createSupabaseCallReader } from "./supabase-call-reader.ts";
import { createCallerClient, type SupabaseProject } from "./supabase-caller-client.ts";
import { createSupabaseIdempotencyStore } from "./supabase-idempotency-store.ts";
import { createSupabaseInvitationStore } from "./supabase-invitation-store.ts";
import { createSupabaseMemberStore } from "./supabase-member-store.ts";
import { createSupabaseTenantExport } from "./supabase-tenant-export.ts";
import { createSupabaseTenantStore } from "./supabase-tenant-store.ts";

/** All stores of one request share one client. */
export const createSupabaseApiStores =
  (project: SupabaseProject) =>
  (caller: Caller, requestId: string): ApiStores => {
    const client = createCallerClient(project, caller, requestId);
    return {
      account: createSupabaseAccountStore(client, caller),
      apiKeys: createSupabaseApiKeyStore(client),
      calls: createSupabaseCallReader(client),
      idempotency: createSupabaseIdempotencyStore(client),
      invitations: createSupabaseInvitationStore(client),
      members: createSupabaseMemberStore(client),
      tenantExport: createSupabaseTenantExport(client),
      tenants: createSupabaseTenantStore(client, caller),
    };
  };
