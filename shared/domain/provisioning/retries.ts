/** Before the 2nd, 3rd, … try of a step, in seconds. As many as the queue has retries for `provision`. */
const RETRY_SECONDS = [2, 5, 15, 45, 120] as const;

/** Tries of one step in a row before somebody is told. */
export const MAX_ATTEMPTS = RETRY_SECONDS.length + 1;

const LONGEST_WAIT_SECONDS = 900;

/**
 * Seconds until the next try after that many failed ones; undefined: no further try now. The provider may ask for a longer wait,
 * never for a shorter one.
 */
export function retryAfter(attempts: number, askedSeconds = 0): number | undefined {
  const ours = RETRY_SECONDS[attempts - 1];
  return ours === undefined ? undefined : Math.max(ours, Math.min(Math.ceil(askedSeconds), LONGEST_WAIT_SECONDS));
}

/** A purchase whose answer was lost may still take effect: the same number is not asked for again before. */
export const PURCHASE_SETTLES_SECONDS = 15;

/** Searches of one job, since a provider that offers only what it does not sell would keep it busy for ever. */
export const MAX_SEARCHES = 3;

/** Waits between looks at a test call, and how long it may ring. */
export const CALL_LOOK_SECONDS = 3;
export const CALL_GIVEN_UP_SECONDS = 75;
/** How long a test call rings: one that nobody took sooner had nothing to ring. */
export const CALL_RINGS_SECONDS = 15;

/** Configurations that do not stay as they were set. */
export const MAX_REPAIRS = 3;

/** How long a worker is waited for that has taken a job: longer than any step takes, its calls to the provider included. */
export const LEASE_SECONDS = 90;
