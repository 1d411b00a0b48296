export interface Refresher {
  /** Soon; many hints at once make one request, and one that comes during a request makes another after it. */
  hint(): void;
  stop(): void;
}

const SETTLE_MS = 150;
const RETRY_MS = [2_000, 5_000, 10_000, 20_000, 30_000];

/** Runs `refresh` on hints, and again with growing pauses for as long as it reports failure. */
export function createRefresher(refresh: () => Promise<{ ok: boolean }>): Refresher {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let state: "idle" | "running" | "again" | "stopped" = "idle";
  let failures = 0;

  const schedule = (delayMs: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void run(), delayMs);
  };
  const isStopped = () => state === "stopped";
  const run = async () => {
    state = "running";
    const { ok } = await refresh();
    if (isStopped()) return;
    const wasHinted = (state as string) === "again";
    state = "idle";
    failures = ok ? 0 : failures + 1;
    if (!ok) schedule(RETRY_MS[Math.min(failures, RETRY_MS.length) - 1] ?? SETTLE_MS);
    else if (wasHinted) schedule(SETTLE_MS);
  };

  return {
    hint() {
      if (state === "running") state = "again";
      else if (state === "idle") schedule(SETTLE_MS);
    },
    stop() {
      state = "stopped";
      clearTimeout(timer);
    },
  };
}
