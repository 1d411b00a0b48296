import type { LineRoute } from "../contracts/line-route.ts";
import type { E164 } from "../domain/phone-number.ts";

export interface LineDirectory {
  /**
   * The line behind a dialled Ethiq number; `undefined` when the number is not ours or belongs to no line.
   * Rejects with `provider_unavailable` when nobody who could know answered in time.
   */
  find(dialled: E164): Promise<LineRoute | undefined>;
}

/** A place that remembers routes for a while. Failures are silent: `undefined` means "not known here". */
export interface LineCache {
  /** `null`: known to be nobody's number. */
  get(dialled: E164): Promise<LineRoute | null | undefined>;
  /** Keeps what a reader found, unless a writer has put something newer there meanwhile. */
  fill(dialled: E164, route: LineRoute | null): Promise<void>;
  /** Replaces what is there: for whoever changed the line. Rejects with `provider_unavailable`. */
  replace(dialled: E164, route: LineRoute | null): Promise<void>;
}
