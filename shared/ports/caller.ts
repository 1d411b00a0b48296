import type { ApiKeyScope, KeyRole } from "../contracts/v1/api-keys.ts";

export interface PersonCaller {
  readonly kind: "person";
  /** As their token says; proved by the database on each query. */
  readonly id: string;
  readonly accessToken: string;
}

export interface KeyCaller {
  readonly kind: "api_key";
  /** Of the key. */
  readonly id: string;
  readonly accessToken: string;
  readonly tenantId: string;
  readonly role: KeyRole;
  readonly scopes: readonly ApiKeyScope[];
}

/** Whoever holds a link: no session at all. */
export interface AnonymousCaller {
  readonly kind: "anyone";
}

export type Caller = PersonCaller | KeyCaller | AnonymousCaller;

export interface ApiKeySessions {
  /**
   * A short session for the holder of `key`; undefined for a key that is unknown, over or revoked.
   * Rejects with `provider_unavailable` when the database does not answer in time.
   */
  open(key: string, requestId: string): Promise<KeyCaller | undefined>;
}
