import { z } from "zod";
import { GivenAgreement, LineAgreementView, type LineSetup, NewLineSetup } from "../contracts/v1/line-setups.ts";
import { AppError } from "../domain/errors.ts";
import type { LineAgreements, LineSetupStore } from "../ports/line-setup-store.ts";
import { readAnswer, StoredInstant } from "./supabase-answer.ts";
import { type CallerClient, callerRpc } from "./supabase-caller-client.ts";

/** Which sentences the person said yes to: `lib/messages/*\/accord.ts` of the web site. */
const WORDS_VERSION = "2026-11-25";

// Not strict: what a later version stored is left out, and not refused.
const Stored = z.object(NewLineSetup.shape);
const SetupRows = z.array(z.object({ setup: Stored, agreed_at: StoredInstant.nullable() }));
const Ids = z.array(z.object({ id: z.string() }));
const Asked = z.object({ expiresAt: StoredInstant });
const View = LineAgreementView.extend({ agreedAt: StoredInstant.nullable() });
const Given = GivenAgreement.extend({ at: StoredInstant });

export function createSupabaseLineSetupStore(client: CallerClient): LineSetupStore {
  const rpc = callerRpc(client);
  async function find(lineId: string): Promise<LineSetup | undefined> {
    const [row] = readAnswer(SetupRows, await client.from("lines").select("setup,agreed_at").eq("id", lineId));
    return row && { ...row.setup, agreedAt: row.agreed_at };
  }
  return {
    find,
    async save(lineId, setup) {
      readAnswer(Ids, await client.from("lines").update({ setup }).eq("id", lineId).select("id"));
      const saved = await find(lineId);
      if (!saved) throw new AppError("not_found", "no such line for this caller");
      return saved;
    },
    ask: (lineId, tokenHash) => rpc("ask_line_agreement", { p_line_id: lineId, p_token_hash: tokenHash }, Asked),
  };
}

export function createSupabaseLineAgreements(client: CallerClient): LineAgreements {
  const rpc = callerRpc(client);
  return {
    async view(tokenHash) {
      return (await rpc("view_line_agreement", { p_token_hash: tokenHash }, View.nullable())) ?? undefined;
    },
    answer: (tokenHash, agrees) =>
      rpc("answer_line_agreement", { p_token_hash: tokenHash, p_agrees: agrees, p_words: WORDS_VERSION }, Given),
  };
}
