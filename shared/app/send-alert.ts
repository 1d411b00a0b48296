import type { Log } from "../config/log.ts";
import { alertSmsText } from "../domain/text/alert-sms.ts";
import type { AlertStore } from "../ports/call-store.ts";
import type { SmsSender } from "../ports/telephony.ts";
import { smsCarrier } from "./carriers.ts";
import type { LinkTokens } from "./link-token.ts";
import { sendOnce } from "./send-once.ts";

export interface SendAlertDeps {
  alerts: AlertStore;
  sms: SmsSender;
  /** Of the page behind the link; without one the message says itself what to do. `webUrl`: no slash at the end. */
  links?: { tokens: Pick<LinkTokens, "tokenOf">; webUrl: string } | undefined;
  log: Log;
  now: () => number;
}

/** An alert that arrives later than this would frighten more than help. */
const VALID_SECONDS = 600;

/** Sends one alert at most once. Rejects when another try can help. */
export const sendAlert = ({ alerts, sms, links, log, now }: SendAlertDeps, alertId: string): Promise<void> =>
  sendOnce(
    {
      outbox: alerts,
      carrierOf: async (alert) =>
        smsCarrier(sms, {
          to: alert.phone,
          body: alertSmsText({ ...alert, url: links ? `${links.webUrl}/u/${await links.tokens.tokenOf(alert.id)}` : null }),
          validSeconds: VALID_SECONDS,
          record: { kind: "alert", id: alert.id },
        }),
      failure: { event: "alert_not_sent", fields: ({ id, callId }) => ({ alertId: id, callId }) },
      log,
      now,
    },
    alertId,
  );
