import type { Failure } from "./failure.ts";
import type { ParkDetail } from "./job.ts";
import type { ParkReason, Step } from "./words.ts";

/** What a worker found when it carried out a step, and what people want. */
export type ProvisioningEvent =
  | { type: "begun" }
  | { type: "cancel_asked" }
  /** The queue has stopped trying. */
  | { type: "given_up"; error: string }
  | { type: "failed"; step: Step; failure: Failure }
  /** Everything that a cancelled job had done is undone. */
  | { type: "undone" }
  // choose
  | { type: "number_kept"; e164: string }
  | { type: "pool_has_one" }
  | { type: "offers_found"; numbers: readonly string[]; monthlyPriceCents: number }
  | { type: "too_dear"; priceCents: number | null; limitCents: number }
  // approve
  | { type: "approved"; bundleSid: string | null; addressSid: string | null }
  | {
      type: "not_approved";
      reason: Extract<ParkReason, "documents_missing" | "approval_pending" | "approval_rejected">;
      detail: ParkDetail;
    }
  // reserve
  | { type: "pool_reserved"; e164: string }
  | { type: "purchase_intended"; e164: string }
  | { type: "month_full"; monthlyLimit: number }
  // reserve and buy
  | { type: "number_taken"; e164: string | null; error: string }
  // buy
  | { type: "bought"; e164: string }
  /** An earlier attempt may still take effect. */
  | { type: "purchase_unsure"; afterSeconds: number }
  // configure
  | { type: "assigned"; e164: string }
  // connect
  | { type: "connected"; username: string | null }
  // verify
  | { type: "misconfigured" }
  | { type: "call_due" }
  | { type: "call_placed"; sid: string | null; afterSeconds: number }
  | { type: "call_goes_on"; afterSeconds: number }
  | { type: "call_lost"; error: string }
  | { type: "unreachable"; error: string; detail: ParkDetail }
  | { type: "verified" };

export type StepEvent = Exclude<ProvisioningEvent, { type: "begun" | "cancel_asked" | "given_up" | "failed" | "undone" }>;

/** In which steps an event means something. At any other time it is late, or came twice. */
export const STEPS_OF: Record<StepEvent["type"], readonly Step[]> = {
  number_kept: ["choose"],
  pool_has_one: ["choose"],
  offers_found: ["choose"],
  too_dear: ["choose"],
  approved: ["approve"],
  not_approved: ["approve"],
  pool_reserved: ["reserve"],
  purchase_intended: ["reserve"],
  month_full: ["reserve"],
  number_taken: ["reserve", "buy"],
  bought: ["buy"],
  purchase_unsure: ["buy"],
  assigned: ["configure"],
  connected: ["connect"],
  misconfigured: ["verify"],
  call_due: ["verify"],
  call_placed: ["verify"],
  call_goes_on: ["verify"],
  call_lost: ["verify"],
  unreachable: ["verify"],
  verified: ["verify"],
};
