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
  sent: "sent",
  delivered: "delivered",
  read: "delivered",
  undelivered: "failed",
  failed: "failed",
  canceled: "failed",
};

/** Statuses before "sent" say nothing the record needs. Order and repetition are the store's to settle. */
export async function noteMessageStatus(
  { alerts }: { alerts: Pick<AlertStore, "recordDelivery"> },
  { alertId, messageSid, status, errorCode }: MessageStatus,
): Promise<void> {
  const known = STATUSES[status];
  if (known) await alerts.recordDelivery({ alertId, providerSid: messageSid, status: known, errorCode });
}
