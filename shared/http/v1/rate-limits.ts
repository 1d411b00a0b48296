export interface Budget {
  readonly limit: number;
  readonly windowSeconds: number;
}
export interface Limits {
  /** One network address: a household, or a company behind one. */
  readonly address: Budget;
  /** One session, API key or link. */
  readonly token: Budget;
}

/** `auth`, `link` and `urgent` guard what can be guessed: passwords, codes, tokens of links. */
export type LimitClass = "usual" | "auth" | "link" | "urgent";

export const RATE_LIMITS: Record<LimitClass, Limits> = {
  usual: { address: { limit: 900, windowSeconds: 60 }, token: { limit: 300, windowSeconds: 60 } },
  auth: { address: { limit: 40, windowSeconds: 300 }, token: { limit: 20, windowSeconds: 300 } },
  // Nobody guesses 256 bits; and pages ask for their visitors, all from the web server's own address.
  link: { address: { limit: 900, windowSeconds: 60 }, token: { limit: 30, windowSeconds: 300 } },
  // An open page looks every fifteen seconds, perhaps twice over; a press of a button must find room beside it.
  urgent: { address: { limit: 1_800, windowSeconds: 60 }, token: { limit: 90, windowSeconds: 300 } },
};
