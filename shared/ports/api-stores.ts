import type { AccountStore } from "./account-store.ts";
import type { ApiKeyStore } from "./api-key-store.ts";
import type { CallActions } from "./call-actions.ts";
import type { CallReader } from "./call-reader.ts";
import type { CallerRuleStore } from "./caller-rule-store.ts";
import type { ContactInvitations, ContactStore } from "./contact-store.ts";
import type { ExpectedWindowStore } from "./expected-window-store.ts";
import type { ForwardingCodeReader } from "./forwarding-code-reader.ts";
import type { IdempotencyStore } from "./idempotency.ts";
import type { InvitationStore } from "./invitation-store.ts";
import type { LineAgreements, LineSetupStore } from "./line-setup-store.ts";
import type { LineStore } from "./line-store.ts";
import type { LineTestRequests } from "./line-test-requests.ts";
import type { MemberStore } from "./member-store.ts";
import type { ProvisioningRequests } from "./provisioning-requests.ts";
import type { RegulatoryStore } from "./regulatory-store.ts";
import type { SessionStore } from "./session-store.ts";
import type { SipEndpointStore } from "./sip-endpoint-store.ts";
import type { TenantExporter } from "./tenant-export.ts";
import type { TenantJournal } from "./tenant-journal.ts";
import type { TenantStore } from "./tenant-store.ts";
import type { UrgentLinks } from "./urgent-links.ts";

/**
 * What one request may read and write, acting as its caller: the database decides what that is. Every method rejects with
 * `session_required` when the database does not accept the caller's token, with `not_allowed` when their role is too small, and with
 * `provider_unavailable` when there is no answer in time.
 */
export interface ApiStores {
  account: AccountStore;
  apiKeys: ApiKeyStore;
  callerRules: CallerRuleStore;
  callActions: CallActions;
  calls: CallReader;
  contactInvitations: ContactInvitations;
  contacts: ContactStore;
  expectedWindows: ExpectedWindowStore;
  forwardingCodes: ForwardingCodeReader;
  idempotency: IdempotencyStore;
  invitations: InvitationStore;
  journal: TenantJournal;
  lineAgreements: LineAgreements;
  lineSetups: LineSetupStore;
  lineTests: LineTestRequests;
  lines: LineStore;
  members: MemberStore;
  provisioning: ProvisioningRequests;
  regulatory: RegulatoryStore;
  sessions: SessionStore;
  sipEndpoints: SipEndpointStore;
  tenantExport: TenantExporter;
  tenants: TenantStore;
  urgentLinks: UrgentLinks;
}
