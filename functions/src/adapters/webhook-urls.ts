import type { DeliveryTarget } from "../../../shared/contracts/line-route.ts";
import type { Locale } from "../../../shared/domain/call/level.ts";
import type { MessageRecord, ProtectedLeg } from "../../../shared/ports/telephony.ts";
import type { TestCallOrder } from "../../../shared/ports/test-calls.ts";
import type { CallbackSeal } from "./callback-seal.ts";

export type WebhookUrls = ReturnType<typeof createWebhookUrls>;

export const targetText = (target: DeliveryTarget): string => (target.kind === "sip" ? target.uri : target.e164);

const webhookUrl = (publicUrl: string, path: string, query: [string, string][] = []): string => {
  const search = new URLSearchParams(query).toString();
  return `${publicUrl}/webhooks/twilio/${path}${search && `?${search}`}`;
};

const delivering = (targets: readonly DeliveryTarget[]) => targets.map((target): [string, string] => ["deliver", targetText(target)]);

/** A number's own configuration. `targets` stand in clear, since they have to outlive every secret and whatever else may be down. */
export const numberWebhooks = (publicUrl: string, targets: readonly DeliveryTarget[]) => ({
  voiceUrl: webhookUrl(publicUrl, "voice", delivering(targets)),
  voiceFallbackUrl: webhookUrl(publicUrl, "fallback", delivering(targets)),
  statusCallback: webhookUrl(publicUrl, "status"),
  smsUrl: webhookUrl(publicUrl, "message"),
});

/**
 * The addresses given to Twilio. What a callback needs to know travels in its query, which Twilio's signature covers; telephone
 * numbers of people sealed, since hosting logs every address.
 */
export function createWebhookUrls(publicUrl: string, { seal }: CallbackSeal) {
  const url = (path: string, query?: [string, string][]) => webhookUrl(publicUrl, path, query);
  const testCallQuery = ({ purpose, id, leg }: Pick<TestCallOrder, "purpose" | "id" | "leg">): [string, string][] => [
    [purpose, id],
    ["leg", leg],
  ];
  /** `left` says how many telephones to look up should the seal not open any more. */
  const sealed = (webhook: string, caller: string, targets: readonly DeliveryTarget[]): [string, string][] => [
    ["left", String(targets.length)],
    ["sealed", seal(webhook, { caller, targets: [...targets] })],
  ];

  return {
    /** `targets`: rung should the room not take the caller. */
    roomEnded: (callId: string, lang: Locale, targets: readonly DeliveryTarget[]) =>
      url("dial", [["call", callId], ["lang", lang], ["room", "1"], ...sealed("dial", "", targets)]),
    /** `laterTargets`: rung next when this one does not answer. */
    dialEnded: (lang: Locale, laterTargets: readonly DeliveryTarget[]) =>
      url("dial", [["lang", lang], ...sealed("dial", "", laterTargets)]),
    /** In clear like the fallback address it continues, which has to outlive every secret. */
    fallbackDialEnded: (laterTargets: readonly DeliveryTarget[]) => url("fallback", delivering(laterTargets)),
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
        ["lang", locale],
        ["target", String(targetIndex)],
        ["kind", target.kind],
        ...sealed("participant", caller, laterTargets),
      ]),
    stream: ({ callId, lineId, dialled, testId }: { callId: string; lineId: string; dialled: string; testId?: string | undefined }) =>
      url("stream", [
        ["call", callId],
        ["line", lineId],
        ["to", dialled],
        ...(testId ? [["test", testId] satisfies [string, string]] : []),
      ]),
    messageStatus: ({ kind, id }: MessageRecord) => url("message-status", [[kind, id]]),
    number: (targets: readonly DeliveryTarget[]) => numberWebhooks(publicUrl, targets),
    bundleStatus: () => url("bundle-status"),
    /** Asked for TwiML once somebody, or something, picks up. */
    testCall: (call: Pick<TestCallOrder, "purpose" | "id" | "leg">) => url("test-call", testCallQuery(call)),
    testCallStatus: (call: Pick<TestCallOrder, "purpose" | "id" | "leg">) => url("test-call-status", testCallQuery(call)),
    /** `step`: what Twilio asks for next, or what somebody typed or said; the rest as each step needs it. */
    testStep: (step: "part" | "key" | "digit" | "speech", testId: string, query: [string, string][] = []) =>
      url(`test-${step}`, [["test", testId], ...query]),
    ringback: () => url("ringback"),
    ringbackWav: () => url("ringback.wav"),
  };
}
