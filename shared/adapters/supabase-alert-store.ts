import { ClaimedAlert } from "../contracts/call-records.ts";
import type { AlertStore } from "../ports/call-store.ts";
import { createSupabaseOutbox } from "./supabase-outbox.ts";
import type { SupabaseRpcOptions } from "./supabase-rpc.ts";

export const createSupabaseAlertStore = (options: SupabaseRpcOptions): AlertStore =>
  createSupabaseOutbox(options, { kind: "alert", item: ClaimedAlert, known: "known_provider_sids" });
