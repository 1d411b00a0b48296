import type { CallReader } from "./call-reader.ts";
import type { IdempotencyStore } from "./idempotency.ts";
import type { TenantStore } from "./tenant-store.ts";

/**
 * What one request may read and write, acting as its caller: the database decides what that is. Every method rejects with
 * `session_required` when the database does not accept the caller's token, with `not_allowed` when their role is too small, and with
 * `provider_unavailable` when there is no answer in time.
 */
export interface ApiStores {
  calls: CallReader;
  idempotency: IdempotencyStore;
  tenants: TenantStore;
}
