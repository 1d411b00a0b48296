import { z } from "zod";
import { ApiKey } from "../contracts/v1/api-keys.ts";
import type { ApiKeyStore } from "../ports/api-key-store.ts";
import { keysetPage, pageOf } from "./keyset.ts";
import { readAnswer, StoredInstant } from "./supabase-answer.ts";
import { type CallerClient, callerRpc } from "./supabase-caller-client.ts";

const COLUMNS = "id,tenant_id,name,prefix,scopes,role,created_by,created_at,expires_at,last_used_at,revoked_at";
const DAY_MS = 24 * 60 * 60 * 1_000;

const { shape } = ApiKey;
const KeyRow = z
  .object({
    id: z.string(),
    tenant_id: z.string(),
    name: z.string(),
    prefix: z.string(),
    scopes: shape.scopes,
    role: shape.role,
    created_by: z.string().nullable(),
    created_at: z.string(),
    expires_at: StoredInstant,
    last_used_at: StoredInstant.nullable(),
    revoked_at: StoredInstant.nullable(),
  })
  .transform((row) => ({
    position: { at: row.created_at, id: row.id },
    item: {
      id: row.id,
      tenantId: row.tenant_id,
      name: row.name,
      prefix: row.prefix,
      scopes: row.scopes,
      role: row.role,
      createdBy: row.created_by,
      createdAt: StoredInstant.parse(row.created_at),
      expiresAt: row.expires_at,
      lastUsedAt: row.last_used_at,
      revokedAt: row.revoked_at,
    } satisfies ApiKey,
  }));

export function createSupabaseApiKeyStore(client: CallerClient): ApiKeyStore {
  const rpc = callerRpc(client);
  return {
    async list(tenantId, page) {
      const query = client.from("api_keys").select(COLUMNS).eq("tenant_id", tenantId);
      const answer = await keysetPage(query, { column: "created_at", ascending: false }, page);
      return pageOf(readAnswer(z.array(KeyRow), answer), page.limit);
    },
    create(id, tenantId, { name, scopes, role, expiresInDays }, { prefix, hash }) {
      const args = {
        p_id: id,
        p_tenant_id: tenantId,
        p_name: name,
        p_prefix: prefix,
        p_key_hash: hash,
        p_scopes: scopes,
        p_role: role,
        p_expires_at: new Date(Date.now() + expiresInDays * DAY_MS).toISOString(),
      };
      return rpc("create_api_key", args, ApiKey);
    },
    async revoke(id) {
      await rpc("revoke_api_key", { p_id: id }, z.unknown());
    },
  };
}
