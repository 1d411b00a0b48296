import type { ForwardingCode, ForwardingCodesQuery } from "../contracts/v1/forwarding-codes.ts";

/** With the form in which the number is dialled. */
export type StoredForwardingCode = ForwardingCode & { numberForm: "international" | "national" };

export interface ForwardingCodeReader {
  /** By operator, then by kind of line. */
  list(query: ForwardingCodesQuery): Promise<StoredForwardingCode[]>;
}
