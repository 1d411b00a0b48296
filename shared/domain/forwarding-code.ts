export interface DialledNumber {
  international: string;
  /** As a telephone of the operator's country dials it. */
  national: string;
}

/** Within what networks take (5 to 30 s), and longer than Ethiq lets the person's telephone ring. */
const RING_SECONDS = 20;

/** What the person dials, of a code with `{number}` and perhaps `{seconds}` in it. */
export const fillForwardingCode = (code: string, form: "international" | "national", number: DialledNumber): string =>
  code.replaceAll("{number}", number[form]).replaceAll("{seconds}", String(RING_SECONDS));
