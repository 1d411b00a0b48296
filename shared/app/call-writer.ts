import type { Log } from "../config/log.ts";
import type { OpenCall } from "../contracts/call-records.ts";
import { AppError, PROBLEMS, toAppError } from "../domain/errors.ts";
import type { CallStore } from "../ports/call-store.ts";
import type { Clock } from "../ports/clock.ts";

export interface CallWriterDeps {
  store: Pick<CallStore, "openCall">;
  clock: Clock;
  log: Log;
}

/** Writes the record of one call with the patience of a live call. */
export interface CallWriter {
  /**
   * Repeats a write until it succeeds, cannot succeed, or the patience is over; `undefined` then. The write has to be safe to
   * repeat. Never rejects.
   */
  write<Result>(what: string, run: () => Promise<Result>): Promise<Result | undefined>;
  /** The call is over: waiting writes are tried again at once, and few times from now on. */
  end(): void;
}

const LIVE_RETRY_MS = [250, 1_000, 3_000, 10_000, 20_000, 20_000, 20_000] as const;
const OVER_RETRY_MS = [250, 1_000] as const;

/** `call`: what to open when the database has never heard of it; without it such a write fails. */
export function createCallWriter({ store, clock, log }: CallWriterDeps, callId: string, call?: OpenCall): CallWriter {
  let isOver = false;
  const wakeUps = new Set<() => void>();

  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      const wake = () => {
        cancel();
        wakeUps.delete(wake);
        resolve();
      };
      const cancel = clock.after(ms, wake);
      wakeUps.add(wake);
    });
  const writeOpening = async <Result>(run: () => Promise<Result>): Promise<Result> => {
    try {
      return await run();
    } catch (error) {
      if (!call || !(error instanceof AppError) || error.code !== "call_unknown") throw error;
      await store.openCall(call, { isLate: true });
      return run();
    }
  };

  return {
    async write(what, run) {
      let liveTries = 0;
      let overTries = 0;
      for (;;) {
        try {
          return await writeOpening(run);
        } catch (thrown) {
          const { code } = toAppError(thrown);
          const waitMs = isOver ? OVER_RETRY_MS[overTries++] : LIVE_RETRY_MS[liveTries++];
          if (waitMs === undefined || PROBLEMS[code].retry === "never") {
            log.error("call_write_failed", { what, callId, code });
            return undefined;
          }
          await pause(waitMs);
        }
      }
    },
    end() {
      isOver = true;
      for (const wake of [...wakeUps]) wake();
    },
  };
}
