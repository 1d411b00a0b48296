/** What Twilio says of the leg that rings the person (`CallStatus` of the participant). */
export type LegStatus = "queued" | "initiated" | "ringing" | "in-progress" | "completed" | "busy" | "no-answer" | "failed" | "canceled";

export type DeliveryStep =
  /** Nothing to do yet. */
  | { readonly step: "wait" }
  /** Somebody picked up. */
  | { readonly step: "answered" }
  /** The conversation, or the wait for one, is over. */
  | { readonly step: "done"; readonly wasAnswered: boolean }
  | { readonly step: "try_next" }
  | { readonly step: "give_up" };

/**
 * A leg that nobody took leads to the next telephone; after the last one the caller is told. A leg `canceled` was cut by us
 * or by a caller who hung up: ringing on would ring for nobody.
 */
export function nextDeliveryStep({ status, laterTargets }: { status: LegStatus; laterTargets: number }): DeliveryStep {
  switch (status) {
    case "queued":
    case "initiated":
    case "ringing":
      return { step: "wait" };
    case "in-progress":
      return { step: "answered" };
    case "completed":
      return { step: "done", wasAnswered: true };
    case "canceled":
      return { step: "done", wasAnswered: false };
    case "busy":
    case "no-answer":
    case "failed":
      return laterTargets > 0 ? { step: "try_next" } : { step: "give_up" };
  }
}

/** Telephones that may be rung: never the forwarded number nor an Ethiq number, which would bring the call back to us. */
export function safeTargets<Target extends { readonly kind: string; readonly e164?: string }>(
  targets: readonly Target[],
  forbidden: readonly (string | null)[],
): Target[] {
  return targets.filter((target) => target.kind !== "number" || !forbidden.includes(target.e164 ?? null));
}
