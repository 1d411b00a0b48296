import { API_KEY_SCOPES, type ApiKeyScope } from "../../../shared/contracts/v1/api-keys.ts";

/** What shows most of a key's rights, of those that it has; a key that can only write has nothing to be tried with. */
const READS: Partial<Record<ApiKeyScope, (tenantId: string) => string>> = {
  "calls:read": () => "/calls?limit=5",
  "lines:read": (tenantId) => `/tenants/${tenantId}/lines`,
  "contacts:read": (tenantId) => `/tenants/${tenantId}/contacts`,
  "rules:read": (tenantId) => `/tenants/${tenantId}/caller-rules`,
  "usage:read": (tenantId) => `/tenants/${tenantId}/usage`,
};

export interface FirstRequest {
  apiUrl: string;
  tenantId: string;
  scopes: readonly ApiKeyScope[];
  /** The key, or what stands in its place. */
  secret: string;
}

/** A line for a terminal: asks the API for something that the key may read. */
export function firstRequest({ apiUrl, tenantId, scopes, secret }: FirstRequest): string | undefined {
  const path = API_KEY_SCOPES.flatMap((scope) => (scopes.includes(scope) ? (READS[scope]?.(tenantId) ?? []) : [])).at(0);
  return path === undefined ? undefined : `curl "${apiUrl}/v1${path}" \\\n  -H "Authorization: Bearer ${secret}"`;
}
