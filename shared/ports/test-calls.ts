import type { DeliveryTarget } from "../contracts/line-route.ts";
import type { E164 } from "../domain/phone-number.ts";

export interface TestCallOrder {
  /** What the call is for; its callbacks carry it. `verify`: a provisioning job; `test`: a line test. */
  purpose: "verify" | "test";
  id: string;
  leg: string;
  from: E164;
  target: DeliveryTarget;
  /** How long it may last once it is answered; two minutes when absent. */
  maxSeconds?: number;
}

export interface TestCallState {
  sid: string;
  status: "queued" | "initiated" | "ringing" | "in-progress" | "completed" | "busy" | "failed" | "no-answer" | "canceled";
  sipCode: number | null;
  errorCode: string | null;
}

/** Calls that nobody waits for. Failures as in `NumberMarket`. */
export interface TestCalls {
  place(order: TestCallOrder): Promise<{ sid: string }>;
  /** The newest call to this target from this number since then: settles an unknown outcome. */
  find(call: { from: E164; target: DeliveryTarget; since: Date }): Promise<TestCallState | undefined>;
  state(sid: string): Promise<TestCallState | undefined>;
  hangUp(sid: string): Promise<void>;
}
