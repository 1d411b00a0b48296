import type { Log, LogFields } from "../config/log.ts";
import { AppError, toAppError } from "../domain/errors.ts";
import type { Outbox, OutboxItem } from "../ports/outbox.ts";

/** How one item of an outbox becomes a message at a provider. */
export interface Carrier {
  /** Returns the provider's id of the message, where it gives one. */
  send(): Promise<string | null>;
  /** Ids of messages just like it that left since; empty where a second one does no harm. */
  find(since: Date): Promise<string[]>;
}

export interface SendOnceDeps<Item extends OutboxItem> {
  outbox: Outbox<Item>;
  carrierOf: (item: Item) => Carrier | Promise<Carrier>;
  /** Written when it could not be sent; neither addresses nor words. */
  failure: { event: string; fields: (item: Item) => LogFields };
  log: Log;
  now: () => number;
}

const LEASE_SECONDS = 40;
/** What one sending may take, the provider's time limit and its one repetition included. */
const SENDING_MS = 20_000;
/** Clocks differ: the provider may date a message before we date the item. */
const CLOCK_SKEW_MS = 60_000;

/**
 * Sends one item at most once. Rejects when another try can help: the item is then back in the outbox, marked when this
 * attempt may have reached the provider, so that the next one looks before it sends.
 */
export async function sendOnce<Item extends OutboxItem>(
  { outbox, carrierOf, failure, log, now }: SendOnceDeps<Item>,
  id: string,
): Promise<void> {
  const heldUntil = now() + LEASE_SECONDS * 1_000;
  const claim = await outbox.claim(id, LEASE_SECONDS);
  if (claim.state === "settled") return;
  if (claim.state === "busy")
    throw new AppError("provider_unavailable", "another worker holds the item", { retryAfterSeconds: claim.retryAfterSeconds });

  const { item } = claim;
  let providerSid: string | null;
  try {
    const carrier = await carrierOf(item);
    const earlier = await findEarlier(outbox, carrier, item);
    // Past the lease another worker may have looked in vain for this very message, and be sending it.
    if (earlier === undefined && now() + SENDING_MS > heldUntil) {
      throw new AppError("provider_unavailable", "too little of the lease is left to send within it");
    }
    providerSid = earlier ?? (await carrier.send());
  } catch (thrown) {
    const error = toAppError(thrown);
    const isFinal = error.code === "provider_refused";
    const errorCode = error.providerCode ?? error.code;
    log[isFinal ? "error" : "warn"](failure.event, { ...failure.fields(item), attempt: item.attempts, code: error.code, errorCode });
    await outbox.settle({
      id,
      attempt: item.attempts,
      status: isFinal ? "failed" : "pending",
      providerSid: null,
      errorCode: error.code === "outcome_unknown" ? "outcome_unknown" : errorCode,
    });
    if (isFinal) return;
    throw error;
  }
  await outbox.settle({ id, attempt: item.attempts, status: "sent", providerSid, errorCode: null });
}

/** The message of an earlier attempt whose answer was lost. Another item with the same text has its own sid on record. */
async function findEarlier<Item extends OutboxItem>(outbox: Outbox<Item>, carrier: Carrier, item: Item): Promise<string | undefined> {
  if (!item.mayHaveBeenSent) return undefined;
  const found = await carrier.find(new Date(Date.parse(item.createdAt) - CLOCK_SKEW_MS));
  if (found.length === 0) return undefined;
  const known = new Set(await outbox.knownProviderSids(found));
  return found.find((sid) => !known.has(sid));
}
