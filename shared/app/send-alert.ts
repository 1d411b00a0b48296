import type { Log } from "../config/log.ts";
import { alertSmsText } from "../domain/text/alert-sms.ts";
import type { AlertStore } from "../ports/call-store.ts";
import type { SmsSender } from "../ports/telephony.ts";
import { smsCarrier } from "./carriers.ts";
import { sendOnce } from "./send-once.ts";

export interface SendAlertDeps {
  alerts: AlertStore;
  sms: SmsSender;
  log: Log;
  now: () => number;
}

/** An alert that arrives later than this would frighten more than help. */
const VALID_SECONDS = 600;

/** Sends one alert at most once. Rejects when another try can help. */
export const sendAlert = ({ alerts, sms, log, now }: SendAlertDeps, alertId: string): Promise<void> =>
  sendOnce(
    {
      outbox: alerts,
      carrierOf: (alert) =>
        smsCarrier(sms, {
          to: alert.phone,
          body: alertSmsText(alert),
          validSeconds: VALID_SECONDS,
          record: { kind: "alert", id: alert.id },
        }),
      failure: { event: "alert_not_sent", fields: ({ id, callId }) => ({ alertId: id, callId }) },
      log,
      now,
    },
    alertId,
  );
