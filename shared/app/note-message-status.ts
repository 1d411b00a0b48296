import type { DeliveryReport, Outbox, OutboxItem } from "../ports/outbox.ts";
import type { MessageRecord } from "../ports/telephony.ts";

export interface MessageStatus {
  record: MessageRecord;
  messageSid: string;
  /** The provider's word, which may be one we do not know. */
  status: string;
  errorCode: string | null;
}

const STATUSES: Readonly<Record<string, DeliveryReport["status"]>> = {
  accepted: "sent",
  queued: "sent",
  sending: "sent",
  sent: "sent",
  delivered: "delivered",
  read: "delivered",
  undelivered: "failed",
  failed: "failed",
  canceled: "failed",
};

/**
 * The first word of a message already settles what it was sent for: when the answer to its sending was lost, the provider's list
 * may not show it yet as the next attempt looks. Order and repetition are the store's to settle.
 */
export async function noteMessageStatus(
  outboxes: Record<MessageRecord["kind"], Pick<Outbox<OutboxItem>, "recordDelivery">>,
  { record, messageSid, status, errorCode }: MessageStatus,
): Promise<void> {
  const known = STATUSES[status];
  if (known) await outboxes[record.kind].recordDelivery({ id: record.id, providerSid: messageSid, status: known, errorCode });
}
