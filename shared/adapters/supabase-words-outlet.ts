import { z } from "zod";
import { LIVE_WORDS_NAME, wordsTopic } from "../contracts/live-words.ts";
import { AppError } from "../domain/errors.ts";
import type { WordsOutlet } from "../ports/words-outlet.ts";
import { createSupabaseRpc, type SupabaseRpcOptions } from "./supabase-rpc.ts";

export interface WordsOutletOptions extends SupabaseRpcOptions {
  url: string;
  secretKey: string;
}

/** Realtime by its REST interface: what goes this way passes the database by, and is kept nowhere. */
export function createSupabaseWordsOutlet({ url, secretKey, ...options }: WordsOutletOptions): WordsOutlet {
  const rpc = createSupabaseRpc(options);
  const address = new URL("/realtime/v1/api/broadcast", url);
  return {
    isAllowed: (callId) => rpc("shares_words", { p_call_id: callId }, z.boolean()),
    async send(callId, payload) {
      const body = JSON.stringify({ messages: [{ topic: wordsTopic(callId), event: LIVE_WORDS_NAME, payload, private: true }] });
      const headers = { apikey: secretKey, "content-type": "application/json" };
      const signal = AbortSignal.timeout(options.timeoutMs);
      const answer = await fetch(address, { method: "POST", headers, body, signal }).catch(() => undefined);
      await answer?.body?.cancel();
      if (!answer?.ok) throw new AppError("provider_unavailable", `realtime took no words: ${answer?.status ?? "no answer"}`);
    },
  };
}
