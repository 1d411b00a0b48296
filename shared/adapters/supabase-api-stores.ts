import type { ApiStores } from "../ports/api-stores.ts";
import type { Caller } from "../ports/caller.ts";
import { createSupabaseAccountStore } from "./supabase-account-store.ts";
import { createSupabaseApiKeyStore } from "./supabase-api-key-store.ts";
import { createSupabaseCallActions } from "./supabase-call-actions.ts";
import { createSupabaseCallReader } from "./supabase-call-reader.ts";
import { type CallerClient, createCallerClient, type SupabaseProject } from "./supabase-caller-client.ts";
import { createSupabaseCallerRuleStore } from "./supabase-caller-rule-store.ts";
import { createSupabaseContactInvitations, createSupabaseContactStore } from "./supabase-contact-store.ts";
import { createSupabaseExpectedWindowStore } from "./supabase-expected-window-store.ts";
import { createSupabaseForwardingCodeReader } from "./supabase-forwarding-code-reader.ts";
import { createSupabaseIdempotencyStore } from "./supabase-idempotency-store.ts";
import { createSupabaseInvitationStore } from "./supabase-invitation-store.ts";
import { createSupabaseLineAgreements, createSupabaseLineSetupStore } from "./supabase-line-setup-store.ts";
import { createSupabaseLineStore } from "./supabase-line-store.ts";
import { createSupabaseLineTestRequests } from "./supabase-line-test-requests.ts";
import { createSupabaseMemberStore } from "./supabase-member-store.ts";
import { createSupabaseProvisioningRequests } from "./supabase-provisioning-requests.ts";
import { createSupabaseRegulatoryStore } from "./supabase-regulatory-store.ts";
import { createSupabaseSessionStore } from "./supabase-session-store.ts";
import { createSupabaseSipEndpointStore } from "./supabase-sip-endpoint-store.ts";
import { createSupabaseTenantExport } from "./supabase-tenant-export.ts";
import { createSupabaseTenantJournal } from "./supabase-tenant-journal.ts";
import { createSupabaseTenantStore } from "./supabase-tenant-store.ts";
import { createSupabaseUrgentLinks } from "./supabase-urgent-links.ts";

/** Longer than the database itself lets one statement of a signed-in person take. */
const PATIENT_TIMEOUT_MS = 10_000;

/** All stores of one request share one client, made when the first of them is asked for; but for what takes its time. */
export const createSupabaseApiStores =
  (project: SupabaseProject) =>
  (caller: Caller, requestId: string): ApiStores => {
    let made: CallerClient | undefined;
    const client = () => {
      made ??= createCallerClient(project, caller, requestId);
      return made;
    };
    const patient = () => createCallerClient(project, caller, requestId, PATIENT_TIMEOUT_MS);
    return {
      get account() {
        return createSupabaseAccountStore(client(), patient, caller);
      },
      get apiKeys() {
        return createSupabaseApiKeyStore(client());
      },
      get callerRules() {
        return createSupabaseCallerRuleStore(client());
      },
      get callActions() {
        return createSupabaseCallActions(client());
      },
      get calls() {
        return createSupabaseCallReader(client(), caller);
      },
      get contactInvitations() {
        return createSupabaseContactInvitations(client());
      },
      get contacts() {
        return createSupabaseContactStore(client());
      },
      get expectedWindows() {
        return createSupabaseExpectedWindowStore(client());
      },
      get forwardingCodes() {
        return createSupabaseForwardingCodeReader(client());
      },
      get idempotency() {
        return createSupabaseIdempotencyStore(client());
      },
      get invitations() {
        return createSupabaseInvitationStore(client());
      },
      get journal() {
        return createSupabaseTenantJournal(client());
      },
      get lineAgreements() {
        return createSupabaseLineAgreements(client());
      },
      get lineSetups() {
        return createSupabaseLineSetupStore(client());
      },
      get lineTests() {
        return createSupabaseLineTestRequests(client());
      },
      get lines() {
        return createSupabaseLineStore(client());
      },
      get members() {
        return createSupabaseMemberStore(client());
      },
      get provisioning() {
        return createSupabaseProvisioningRequests(client());
      },
      get regulatory() {
        return createSupabaseRegulatoryStore(client());
      },
      get sessions() {
        return createSupabaseSessionStore(client());
      },
      get sipEndpoints() {
        return createSupabaseSipEndpointStore(client());
      },
      get tenantExport() {
        return createSupabaseTenantExport(client());
      },
      get tenants() {
        return createSupabaseTenantStore(client(), patient, caller);
      },
      get urgentLinks() {
        return createSupabaseUrgentLinks(client());
      },
    };
  };
