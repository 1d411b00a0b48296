import { importJWK, type JWK, SignJWT } from "jose";
import { z } from "zod";
import { sha256Hex } from "../app/digest.ts";
import { ApiKeyScope, KeyRole } from "../contracts/v1/api-keys.ts";
import type { ApiKeySessions, KeyCaller } from "../ports/caller.ts";
import { callerRpc, createCallerClient, type SupabaseProject } from "./supabase-caller-client.ts";

const SESSION_SECONDS = 60;

const UsedKey = z.object({ keyId: z.uuid(), tenantId: z.uuid(), role: KeyRole, scopes: z.array(ApiKeyScope) });

/** `signingKey` is one of the project's own, in private form: what it signs, the database accepts. */
export function createSupabaseApiKeySessions(project: SupabaseProject, signingKey: JWK): ApiKeySessions {
  const alg = signingKey.alg ?? (signingKey.kty === "oct" ? "HS256" : "ES256");
  const imported = importJWK(signingKey, alg);
  // Nobody may be there to hear of it yet; each session waits for it.
  imported.catch(() => undefined);

  const mint = async (keyId: string) =>
    new SignJWT({ role: "authenticated", api_key_id: keyId, aal: "aal1" })
      .setProtectedHeader({ alg, typ: "JWT", ...(signingKey.kid ? { kid: signingKey.kid } : {}) })
      .setSubject(keyId)
      .setAudience("authenticated")
      .setIssuer(`${project.url.replace(/\/$/, "")}/auth/v1`)
      .setIssuedAt()
      .setExpirationTime(`${SESSION_SECONDS}s`)
      .sign(await imported);

  return {
    async open(key, requestId) {
      const rpc = callerRpc(createCallerClient(project, { kind: "anyone" }, requestId));
      const used = await rpc("use_api_key", { p_key_hash: await sha256Hex(key) }, UsedKey.nullable());
      if (!used) return undefined;
      const { keyId, tenantId, role, scopes } = used;
      return { kind: "api_key", id: keyId, tenantId, role, scopes, accessToken: await mint(keyId) } satisfies KeyCaller;
    },
  };
}
