export interface RateBudget {
  /** Who is counted, never readable: a hash. */
  readonly key: string;
  readonly limit: number;
  readonly windowSeconds: number;
}

export interface RateState {
  readonly isAllowed: boolean;
  readonly limit: number;
  readonly remaining: number;
  readonly resetSeconds: number;
}

export interface RateLimiter {
  /**
   * Counts one request against each budget and tells of the tightest. Never rejects; undefined when it cannot count, which
   * lets the request pass: a limiter out of order must not stop the product.
   */
  count(budgets: readonly RateBudget[]): Promise<RateState | undefined>;
}
