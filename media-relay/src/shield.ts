import type { Log } from "../../shared/config/log.ts";
import type { RelayMetrics } from "./metrics.ts";

/** Waits for `work`; when that fails it is counted and logged. */
export const shieldWith =
  ({ metrics, log }: { metrics: RelayMetrics; log: Log }) =>
  (place: string, work: Promise<unknown>): Promise<void> =>
    work.then(
      () => undefined,
      (error: unknown) => {
        metrics.errors.add(1, { place });
        log.error("relay_step_failed", { place, cause: error instanceof Error ? error.name : "unknown" });
      },
    );
