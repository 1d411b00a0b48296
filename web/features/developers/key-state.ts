import type { ApiKey } from "../../../shared/contracts/v1/api-keys.ts";

export type KeyState = "active" | "expired" | "revoked";

export function keyState({ revokedAt, expiresAt }: Pick<ApiKey, "revokedAt" | "expiresAt">, now: number): KeyState {
  if (revokedAt !== null) return "revoked";
  return Date.parse(expiresAt) > now ? "active" : "expired";
}
