import type { DeliveryTarget } from "../../../shared/contracts/line-route.ts";
import type { Locale } from "../../../shared/domain/call/level.ts";
import type { ProtectedLeg } from "../../../shared/ports/telephony.ts";

export type WebhookUrls = ReturnType<typeof createWebhookUrls>;

export const targetText = (target: DeliveryTarget): string => (target.kind === "sip" ? target.uri : target.e164);

/** The addresses given to Twilio. What a callback needs to know travels in its query, which Twilio's signature covers. */
export function createWebhookUrls(publicUrl: string) {
  const url = (path: string, query: [string, string][] = []) => {
    const search = new URLSearchParams(query).toString();
    return `${publicUrl}/webhooks/twilio/${path}${search && `?${search}`}`;
  };
  const deliver = (targets: readonly DeliveryTarget[]): [string, string][] => targets.map((target) => ["deliver", targetText(target)]);

  return {
    /** `targets`: rung should the room not take the caller. */
    roomEnded: (callId: string, lang: Locale, targets: readonly DeliveryTarget[]) =>
      url("dial", [["call", callId], ["lang", lang], ["room", "1"], ...deliver(targets)]),
    /** `laterTargets`: rung next when this one does not answer. */
    dialEnded: (lang: Locale, laterTargets: readonly DeliveryTarget[]) => url("dial", [["lang", lang], ...deliver(laterTargets)]),
    fallbackDialEnded: (laterTargets: readonly DeliveryTarget[]) => url("fallback", deliver(laterTargets)),
    conference: (callId: string, callSid: string) =>
      url("conference", [
        ["call", callId],
        ["sid", callSid],
      ]),
    participant: ({ callId, callSid, lineId, dialled, caller, locale, target, targetIndex, laterTargets }: ProtectedLeg) =>
      url("participant", [
        ["call", callId],
        ["sid", callSid],
        ["line", lineId],
        ["to", dialled],
        ["from", caller],
        ["lang", locale],
        ["target", String(targetIndex)],
        ["kind", target.kind],
        ...deliver(laterTargets),
      ]),
    stream: ({ callId, lineId, dialled }: { callId: string; lineId: string; dialled: string }) =>
      url("stream", [
        ["call", callId],
        ["line", lineId],
        ["to", dialled],
      ]),
    message: (alertId: string) => url("message", [["alert", alertId]]),
    ringback: () => url("ringback"),
    ringbackWav: () => url("ringback.wav"),
  };
}
