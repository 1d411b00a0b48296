import type { GivenAgreement, LineAgreementView, LineSetup, NewLineSetup } from "../contracts/v1/line-setups.ts";

/** How far the installation of a line is. */
export interface LineSetupStore {
  /** Undefined both for a line that does not exist and for somebody else's. */
  find(lineId: string): Promise<LineSetup | undefined>;
  /** As a whole; the last one counts. Rejects with `not_found`. */
  save(lineId: string, setup: NewLineSetup): Promise<LineSetup>;
  /** Makes a link by which the person answers. Rejects with `conflict` once she agreed, and while the line has no number to agree for. */
  ask(lineId: string, tokenHash: string): Promise<{ expiresAt: string }>;
}

/** For whoever holds the link: the protected person. */
export interface LineAgreements {
  /** Undefined for a link that nobody was given, that is too old, or whose line is gone. */
  view(tokenHash: string): Promise<LineAgreementView | undefined>;
  /** A no removes the draft. Rejects with `not_found`, and with `link_over` when a line in service is said no to. */
  answer(tokenHash: string, agrees: boolean): Promise<GivenAgreement>;
}
