import { z } from "zod";
import { AppError } from "../domain/errors.ts";
import type { ContactReplies } from "../ports/contact-replies.ts";
import { createSupabaseRpc, type SupabaseRpcOptions } from "./supabase-rpc.ts";

const Locale = z.enum(["fr", "en"]);
const Recorded = z.object({ state: z.enum(["done", "repeated", "nobody"]), locale: Locale });
const Contacts = z.array(z.object({ locale: Locale, consent: z.string() }));

/** One telephone is in few address books. */
const LOOKED_AT = 50;

export function createSupabaseContactReplies(options: SupabaseRpcOptions): ContactReplies {
  const rpc = createSupabaseRpc(options);
  return {
    record: ({ messageSid, from, keyword }) =>
      rpc("record_contact_reply", { p_message_sid: messageSid, p_from: from, p_keyword: keyword }, Recorded),
    async find(phone) {
      const { data, error, status } = await options.client
        .from("contacts")
        .select("locale, consent")
        // Quoted: the local stand-in would take the number for a number, and lose its plus.
        .filter("phone", "in", `("${phone}")`)
        .order("created_at", { ascending: false })
        .limit(LOOKED_AT)
        .retry(false)
        .abortSignal(AbortSignal.timeout(options.timeoutMs));
      if (error) throw new AppError("provider_unavailable", "contacts could not be read", { providerCode: error.code || String(status) });
      const contacts = Contacts.parse(data);
      const [latest] = contacts;
      return latest && { locale: latest.locale, hasAccepted: contacts.some(({ consent }) => consent === "accepted") };
    },
  };
}
