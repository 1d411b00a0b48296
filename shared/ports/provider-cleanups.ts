import type { DeliveryTarget } from "../contracts/line-route.ts";

/** What we no longer need and the provider still has. */
export type Cleanup = { id: number; attempts: number } & (
  | { kind: "bundle" | "end_user" | "address"; sid: string }
  /** Without a SID the answer that would have told it was lost. */
  | { kind: "credential"; sid: string | null; username: string | null }
  /** The number rings somebody's telephone that it should not ring: `lineId` says whom it serves now. */
  | { kind: "number_config"; sid: string; lineId: string | null; targets: readonly DeliveryTarget[] }
);

export interface ProviderCleanups {
  /** Each is ours for ten minutes from now. */
  due(now: Date, limit: number): Promise<Cleanup[]>;
  /** `error`: it is tried again, later each time. */
  settle(id: number, error: string | null): Promise<void>;
}
