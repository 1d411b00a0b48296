import { type E164, isE164 } from "../phone-number.ts";

/** What answering a call can rest on. */
export interface CallFacts {
  /** `unknown_number`: nobody's number. `unavailable`: nobody who could know answered in time. */
  readonly line: LineFacts | "unknown_number" | "unavailable";
  /** Undefined when withheld or not a number. */
  readonly caller: E164 | undefined;
  readonly isOwnLeg?: boolean;
  readonly isEmergencyService?: boolean;
  readonly isBudgetExhausted?: boolean;
}

export interface LineFacts {
  readonly status: "testing" | "active" | "paused" | "suspended";
  readonly trusted: readonly E164[];
  readonly blocked: readonly E164[];
}

export type CallPlan =
  | { readonly plan: "protect"; readonly reason: null }
  | { readonly plan: "pass_through"; readonly reason: "paused" | "suspended" | "trusted_caller" | "budget_exhausted" | "degraded" }
  | { readonly plan: "reject"; readonly reason: "blocked" | "own_number" }
  | { readonly plan: "unknown_number"; readonly reason: "unknown_number" };

const passThrough = (reason: Extract<CallPlan, { plan: "pass_through" }>["reason"]): CallPlan => ({ plan: "pass_through", reason });

/**
 * Whether this is a call that we placed ourselves, come back: a second number is shown the dialled one, and forwards us its
 * call. Told without asking anybody, since a circle must end with every directory down.
 */
export const isOwnLeg = (caller: string, dialled: string): boolean => isE164(caller) && caller === dialled;

/** What to do with a call, from what is known of it. Other loops, and other numbers of ours, are known to the database alone. */
export function decideCallPlan({ line, caller, isOwnLeg, isEmergencyService, isBudgetExhausted }: CallFacts): CallPlan {
  if (isOwnLeg) return { plan: "reject", reason: "own_number" };
  if (line === "unavailable") return passThrough("degraded");
  if (line === "unknown_number") return { plan: "unknown_number", reason: "unknown_number" };
  if (caller !== undefined && !isEmergencyService && line.blocked.includes(caller)) return { plan: "reject", reason: "blocked" };
  if (line.status === "suspended") return passThrough("suspended");
  if (line.status === "paused") return passThrough("paused");
  if (caller !== undefined && line.trusted.includes(caller)) return passThrough("trusted_caller");
  if (isBudgetExhausted) return passThrough("budget_exhausted");
  return { plan: "protect", reason: null };
}
