import type { AlertDelivery } from "../contracts/call-records.ts";
import type { AlertStore } from "../ports/call-store.ts";

export interface MessageStatus {
  alertId: string;
  messageSid: string;
  /** The provider's word, which may be one we do not know. */
  status: string;
  errorCode: string | null;
}

const STATUSES: Readonly<Record<string, AlertDelivery["status"]>> = {
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
 * The first word of a message already settles its alert: when the answer to its sending was lost, the provider's list may not
 * show it yet as the next attempt looks. Order and repetition are the store's to settle.
 */
export async function noteMessageStatus(
  { alerts }: { alerts: Pick<AlertStore, "recordDelivery"> },
  { alertId, messageSid, status, errorCode }: MessageStatus,
): Promise<void> {
  const known = STATUSES[status];
  if (known) await alerts.recordDelivery({ alertId, providerSid: messageSid, status: known, errorCode });
}
