import { ClaimedAlert } from "../contracts/call-records.ts";
import type { AlertStore } from "../ports/call-store.ts";
import { createSupabaseOutbox } from "./supabase-outbox.ts";
import type { SupabaseRpcOptions } from "./supabase-rpc.ts";

/** `tokenHashOf`: of the link in an alert's SMS, kept so that the link opens the page. Without it there is no link. */
export const createSupabaseAlertStore = (
  options: SupabaseRpcOptions,
  { tokenHashOf }: { tokenHashOf?: (alertId: string) => Promise<string> } = {},
): AlertStore =>
  createSupabaseOutbox(options, {
    kind: "alert",
    item: ClaimedAlert,
    known: "known_provider_sids",
    ...(tokenHashOf ? { claimWith: async (id) => ({ p_token_hash: await tokenHashOf(id) }) } : {}),
  });
