import { ClaimedMessage } from "../contracts/message-records.ts";
import type { MessageStore } from "../ports/message-store.ts";
import { createSupabaseOutbox } from "./supabase-outbox.ts";
import type { SupabaseRpcOptions } from "./supabase-rpc.ts";

/** `tokenHashOf`: kept with whom a message invites, so that its link opens once it may have been sent. */
export const createSupabaseMessageStore = (
  options: SupabaseRpcOptions,
  { tokenHashOf }: { tokenHashOf: (messageId: string) => Promise<string> },
): MessageStore =>
  createSupabaseOutbox(options, {
    kind: "message",
    item: ClaimedMessage,
    known: "known_message_sids",
    claimWith: async (id) => ({ p_token_hash: await tokenHashOf(id) }),
  });
