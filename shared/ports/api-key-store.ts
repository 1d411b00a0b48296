import type { ApiKey, NewApiKey } from "../contracts/v1/api-keys.ts";
import type { Page, PageRequest } from "./page.ts";

export interface KeySecret {
  readonly prefix: string;
  readonly hash: string;
}

export interface ApiKeyStore {
  /** Newest first; empty for anybody but owners. */
  list(tenantId: string, page: PageRequest): Promise<Page<ApiKey>>;
  /** Twice with the same id: the first one, whose prefix then differs from `secret`'s. */
  create(id: string, tenantId: string, key: NewApiKey, secret: KeySecret): Promise<ApiKey>;
  revoke(id: string): Promise<void>;
}
