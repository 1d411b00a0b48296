import type { E164 } from "../domain/phone-number.ts";
import type { NumberType } from "../domain/provisioning/words.ts";
import type { OwnedNumber } from "./number-market.ts";

/** What the provider's list of our numbers and ours did not agree on. */
export interface Reconciled {
  /** Bore our name and were missing here. */
  adopted: readonly { status: string; lineId: string | null }[];
  /** The provider does not know them as ours any more. */
  vanished: readonly { status: string; lineId: string | null }[];
  /** Somebody else's use of the account, or one for an operator to adopt. */
  unknown: number;
  corrected: number;
  /** Given back, and ours all the same. */
  stillOwned: number;
}

/** `clear`: configure it for nobody. `return`: back to the pool. `release`: back to the provider. */
export type RestAct = "clear" | "return" | "release";

export interface RestingNumber {
  e164: E164;
  sid: string;
  act: RestAct;
}

export interface PoolLevel {
  country: string;
  type: NumberType;
  available: number;
}

/** Our numbers while they serve nobody. Time comes as an argument; every method is safe to repeat. */
export interface NumberPool {
  /** `now`: when the list was begun. */
  recordOwned(numbers: readonly OwnedNumber[], now: Date): Promise<Reconciled>;
  toRest(now: Date, limit: number): Promise<RestingNumber[]>;
  /** False: the number is not at rest any more. */
  settleRest(e164: E164, act: RestAct, now: Date): Promise<boolean>;
  levels(): Promise<PoolLevel[]>;
  /** Lines whose month after cancelling is over. */
  linesToEnd(now: Date, limit: number): Promise<string[]>;
  /** False: it was taken up again, or ended already. */
  endLine(lineId: string): Promise<boolean>;
}
