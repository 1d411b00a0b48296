/** Time that passes, as an argument: tests move it by hand. */
export interface Clock {
  /** Milliseconds; only differences mean anything. */
  now(): number;
  /** Calls `run` once after `ms`. The answer cancels it. */
  after(ms: number, run: () => void): () => void;
}
