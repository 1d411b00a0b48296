import { z } from "zod";
import { AppError } from "../domain/errors.ts";
import type { ContactReplies } from "../ports/contact-replies.ts";
import { createSupabaseRpc, type SupabaseRpcOptions } from "./supabase-rpc.ts";

const Locale = z.enum(["fr", "en"]);
const Recorded = z.discriminatedUnion("state", [
  z.object({ state: z.enum(["done", "repeated"]), contacts: z.int().nonnegative(), locale: Locale }),
  z.object({ state: z.literal("nobody") }),
]);

export function createSupabaseContactReplies(options: SupabaseRpcOptions): ContactReplies {
  const rpc = createSupabaseRpc(options);
  return {
    record: ({ messageSid, from, keyword }) =>
      rpc("record_contact_reply", { p_message_sid: messageSid, p_from: from, p_keyword: keyword }, Recorded),
    async localeOf(phone) {
      const { data, error } = await options.client
        .from("contacts")
        .select("locale")
        .eq("phone", phone)
        .order("created_at", { ascending: false })
        .limit(1)
        .abortSignal(AbortSignal.timeout(options.timeoutMs));
      if (error) throw new AppError("provider_unavailable", `contacts not read: ${error.code}`, { providerCode: error.code });
      return Locale.optional().parse(data[0]?.locale);
    },
  };
}
