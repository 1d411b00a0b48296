/** What every row of an outbox tells its sender, besides what is to be sent. */
export interface OutboxItem {
  readonly id: string;
  /** Counts from 1; names the attempt when it is settled. */
  readonly attempts: number;
  /** Whether an earlier attempt may have reached the provider without our hearing of it. */
  readonly mayHaveBeenSent: boolean;
  /** ISO date and time. */
  readonly createdAt: string;
}

/** `busy`: another worker holds it, ask again in `retryAfterSeconds`. `settled`: sent, failed or cancelled; nothing to do. */
export type Claim<Item extends OutboxItem> =
  | { state: "claimed"; item: Item }
  | { state: "busy"; retryAfterSeconds: number }
  | { state: "settled" };

export interface SendingOutcome {
  id: string;
  /** `attempts` as claimed: a worker whose lease ran out does not settle the attempt of another. */
  attempt: number;
  status: "sent" | "failed" | "pending";
  providerSid: string | null;
  errorCode: string | null;
}

/** A message status from the provider. Late and repeated ones change nothing: the stored status only moves forward. */
export interface DeliveryReport {
  id: string;
  providerSid: string;
  status: "sent" | "delivered" | "failed";
  errorCode: string | null;
}

/** Rows that each become one message. The row, not the queue, is the guard against a second one. */
export interface Outbox<Item extends OutboxItem> {
  /** Takes the item for `leaseSeconds`; a worker that dies meanwhile leaves it to the sweep. */
  claim(id: string, leaseSeconds: number): Promise<Claim<Item>>;
  settle(outcome: SendingOutcome): Promise<void>;
  recordDelivery(report: DeliveryReport): Promise<void>;
  /** Items that nobody is sending: never published, lease run out, or put back. Oldest first. */
  due(limit: number): Promise<string[]>;
  /** Of these message sids, those already on record for some item. */
  knownProviderSids(sids: readonly string[]): Promise<string[]>;
}
