import type { ApiStores } from "../ports/api-stores.ts";
import type { Caller } from "../ports/caller.ts";
import { createSupabaseAccountStore } from "./supabase-account-store.ts";
import { createSupabaseApiKeyStore } from "./supabase-api-key-store.ts";
import { createSupabaseCallReader } from "./supabase-call-reader.ts";
import { createCallerClient, type SupabaseProject } from "./supabase-caller-client.ts";
import { createSupabaseCallerRuleStore } from "./supabase-caller-rule-store.ts";
import { createSupabaseContactInvitations, createSupabaseContactStore } from "./supabase-contact-store.ts";
import { createSupabaseExpectedWindowStore } from "./supabase-expected-window-store.ts";
import { createSupabaseIdempotencyStore } from "./supabase-idempotency-store.ts";
import { createSupabaseInvitationStore } from "./supabase-invitation-store.ts";
import { createSupabaseLineStore } from "./supabase-line-store.ts";
import { createSupabaseMemberStore } from "./supabase-member-store.ts";
import { createSupabaseSessionStore } from "./supabase-session-store.ts";
import { createSupabaseTenantExport } from "./supabase-tenant-export.ts";
import { createSupabaseTenantJournal } from "./supabase-tenant-journal.ts";
import { createSupabaseTenantStore } from "./supabase-tenant-store.ts";

/** All stores of one request share one client. */
export const createSupabaseApiStores =
  (project: SupabaseProject) =>
  (caller: Caller, requestId: string): ApiStores => {
    const client = createCallerClient(project, caller, requestId);
    return {
      account: createSupabaseAccountStore(client, caller),
      apiKeys: createSupabaseApiKeyStore(client),
      callerRules: createSupabaseCallerRuleStore(client),
      calls: createSupabaseCallReader(client, caller),
      contactInvitations: createSupabaseContactInvitations(client),
      contacts: createSupabaseContactStore(client),
      expectedWindows: createSupabaseExpectedWindowStore(client),
      idempotency: createSupabaseIdempotencyStore(client),
      invitations: createSupabaseInvitationStore(client),
      journal: createSupabaseTenantJournal(client),
      lines: createSupabaseLineStore(client),
      members: createSupabaseMemberStore(client),
      sessions: createSupabaseSessionStore(client),
      tenantExport: createSupabaseTenantExport(client),
      tenants: createSupabaseTenantStore(client, caller),
    };
  };
