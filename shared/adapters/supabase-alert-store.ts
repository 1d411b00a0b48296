import { z } from "zod";
import { AlertClaim } from "../contracts/call-records.ts";
import type { AlertStore } from "../ports/call-store.ts";
import { createSupabaseRpc, type SupabaseRpcOptions } from "./supabase-rpc.ts";

export function createSupabaseAlertStore(options: SupabaseRpcOptions): AlertStore {
  const rpc = createSupabaseRpc(options);
  return {
    claim: (alertId, leaseSeconds) => rpc("claim_alert", { p_alert_id: alertId, p_lease_seconds: leaseSeconds }, AlertClaim),
    async settle({ alertId, attempt, status, providerSid, errorCode }) {
      const args = { p_alert_id: alertId, p_attempt: attempt, p_status: status, p_provider_sid: providerSid, p_error_code: errorCode };
      await rpc("settle_alert", args, z.unknown());
    },
    async recordDelivery({ alertId, providerSid, status, errorCode }) {
      const args = { p_alert_id: alertId, p_provider_sid: providerSid, p_status: status, p_error_code: errorCode };
      await rpc("record_alert_delivery", args, z.unknown());
    },
    due: (limit) => rpc("due_alerts", { p_limit: limit }, z.array(z.uuid())),
    knownProviderSids: (sids) => rpc("known_provider_sids", { p_sids: sids }, z.array(z.string())),
  };
}
