import { z } from "zod";
import type { Outbox, OutboxItem } from "../ports/outbox.ts";
import { createSupabaseRpc, type SupabaseRpcOptions } from "./supabase-rpc.ts";

const Busy = z.object({ state: z.literal("busy"), retryAfterSeconds: z.int().positive() });
const Settled = z.object({ state: z.literal("settled") });

export interface OutboxProcedures<Item extends OutboxItem> {
  /** In the names of the stored procedures: `claim_alert`, `p_alert_id`. */
  kind: "alert" | "message";
  item: z.ZodType<Item>;
  known: "known_provider_sids" | "known_message_sids";
  /** What else a claim is told. */
  claimWith?: (id: string) => Promise<Record<string, unknown>>;
}

/** Both outboxes keep their rows by the same procedures under different names. */
export function createSupabaseOutbox<Item extends OutboxItem>(
  options: SupabaseRpcOptions,
  { kind, item, known, claimWith }: OutboxProcedures<Item>,
): Outbox<Item> {
  const rpc = createSupabaseRpc(options);
  const idArgument = `p_${kind}_id`;
  const Claimed = z
    .looseObject({ state: z.literal("claimed") })
    .transform((claim) => claim[kind])
    .pipe(item)
    .transform((claimed) => ({ state: "claimed" as const, item: claimed }));
  const Claim = z.union([Busy, Settled, Claimed]);

  return {
    async claim(id, leaseSeconds) {
      return rpc(`claim_${kind}`, { [idArgument]: id, p_lease_seconds: leaseSeconds, ...(await claimWith?.(id)) }, Claim);
    },
    async settle({ id, attempt, status, providerSid, errorCode }) {
      const args = { [idArgument]: id, p_attempt: attempt, p_status: status, p_provider_sid: providerSid, p_error_code: errorCode };
      await rpc(`settle_${kind}`, args, z.unknown());
    },
    async recordDelivery({ id, providerSid, status, errorCode }) {
      const args = { [idArgument]: id, p_provider_sid: providerSid, p_status: status, p_error_code: errorCode };
      await rpc(`record_${kind}_delivery`, args, z.unknown());
    },
    due: (limit) => rpc(`due_${kind}s`, { p_limit: limit }, z.array(z.uuid())),
    knownProviderSids: (sids) => rpc(known, { p_sids: sids }, z.array(z.string())),
  };
}
