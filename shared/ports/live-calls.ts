import type { LiveCall } from "../contracts/live-call.ts";

/** The live-call directory. A miss or a failure is `undefined`: the reader then asks the telephone provider. */
export interface LiveCalls {
  get(callId: string): Promise<LiveCall | undefined>;
  put(callId: string, call: LiveCall): Promise<void>;
}

export interface SingleUse {
  /**
   * True for the first to claim `id` within `ttlSeconds`, false for everyone after. `undefined` when the directory cannot
   * tell: the caller decides what is safe.
   */
  claim(id: string, ttlSeconds: number): Promise<boolean | undefined>;
}

/** What another relay needs to go on judging a call: features only, no words. */
export interface RiskMemory {
  get(callId: string): Promise<unknown>;
  put(callId: string, state: unknown): Promise<void>;
}
