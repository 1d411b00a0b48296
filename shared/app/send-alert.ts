import type { Log } from "../config/log.ts";
import type { ClaimedAlert } from "../contracts/call-records.ts";
import { AppError, toAppError } from "../domain/errors.ts";
import { alertSmsText } from "../domain/text/alert-sms.ts";
import type { AlertStore } from "../ports/call-store.ts";
import type { SmsSender } from "../ports/telephony.ts";

export interface SendAlertDeps {
  alerts: AlertStore;
  sms: SmsSender;
  log: Log;
  now: () => number;
}

const LEASE_SECONDS = 40;
/** What one sending may take, the provider's time limit and its one repetition included. */
const SENDING_MS = 20_000;
/** Clocks differ: the provider may date a message before we date the alert. */
const CLOCK_SKEW_MS = 60_000;

/**
 * Sends one alert at most once. Rejects when another try can help: the alert is then back in the outbox, marked when this
 * attempt may have reached the provider, so that the next one looks before it sends.
 */
export async function sendAlert({ alerts, sms, log, now }: SendAlertDeps, alertId: string): Promise<void> {
  const heldUntil = now() + LEASE_SECONDS * 1_000;
  const claim = await alerts.claim(alertId, LEASE_SECONDS);
  if (claim.state === "settled") return;
  if (claim.state === "busy")
    throw new AppError("provider_unavailable", "another worker holds the alert", { retryAfterSeconds: claim.retryAfterSeconds });

  const { alert } = claim;
  const body = alertSmsText(alert);
  let sid: string;
  try {
    const earlier = await findEarlier({ alerts, sms }, alert, body);
    // Past the lease another worker may have looked in vain for this very message, and be sending it.
    if (earlier === undefined && now() + SENDING_MS > heldUntil) {
      throw new AppError("provider_unavailable", "too little of the lease is left to send within it");
    }
    sid = earlier ?? (await sms.send({ to: alert.phone, body, alertId })).sid;
  } catch (thrown) {
    const error = toAppError(thrown);
    const isFinal = error.code === "provider_refused";
    const errorCode = error.providerCode ?? error.code;
    log[isFinal ? "error" : "warn"]("alert_not_sent", {
      alertId,
      callId: alert.callId,
      attempt: alert.attempts,
      code: error.code,
      errorCode,
    });
    await alerts.settle({
      alertId,
      attempt: alert.attempts,
      status: isFinal ? "failed" : "pending",
      providerSid: null,
      errorCode: error.code === "outcome_unknown" ? "outcome_unknown" : errorCode,
    });
    if (isFinal) return;
    throw error;
  }
  await alerts.settle({ alertId, attempt: alert.attempts, status: "sent", providerSid: sid, errorCode: null });
}

/** The message of an earlier attempt whose answer was lost. Another alert with the same text has its own sid on record. */
async function findEarlier(
  { alerts, sms }: Pick<SendAlertDeps, "alerts" | "sms">,
  alert: ClaimedAlert,
  body: string,
): Promise<string | undefined> {
  if (!alert.mayHaveBeenSent) return undefined;
  const since = new Date(Date.parse(alert.createdAt) - CLOCK_SKEW_MS);
  const found = await sms.find({ to: alert.phone, body, since });
  if (found.length === 0) return undefined;
  const known = new Set(await alerts.knownProviderSids(found.map(({ sid }) => sid)));
  return found.find(({ sid }) => !known.has(sid))?.sid;
}
