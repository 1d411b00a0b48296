type RetryReason = "ct" | "rt" | "4xx" | "5xx";

export interface ConnectionOverrides {
  url: string;
  readTimeoutMs: number;
  totalTimeoutMs: number;
  retries: number;
  retryOn: ReadonlySet<RetryReason>;
}

const REASONS: readonly RetryReason[] = ["ct", "rt", "4xx", "5xx"];

const bounded = (text: string | null, low: number, high: number, fallback: number): number => {
  const value = text === null ? Number.NaN : Number(text);
  return Number.isInteger(value) && value >= low && value <= high ? value : fallback;
};

/** `https://host/path#rt=5000&rc=2&rp=all`: the fragment tunes the connection and is neither sent nor signed. */
export function parseOverrides(target: string, defaultTimeoutMs: number): ConnectionOverrides {
  const address = new URL(target);
  const fragment = new URLSearchParams(address.hash.slice(1));
  address.hash = "";
  const policy = fragment.get("rp")?.split(",") ?? ["ct"];
  return {
    url: address.href,
    readTimeoutMs: bounded(fragment.get("rt"), 100, 15_000, defaultTimeoutMs),
    totalTimeoutMs: bounded(fragment.get("tt"), 100, 15_000, defaultTimeoutMs),
    retries: bounded(fragment.get("rc"), 0, 5, 1),
    retryOn: new Set(policy.includes("all") ? REASONS : REASONS.filter((reason) => policy.includes(reason))),
  };
}
