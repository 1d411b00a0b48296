import { waitUntil } from "@vercel/functions";
import type { Log } from "../../../shared/config/log.ts";
import { toAppError } from "../../../shared/domain/errors.ts";

export interface Background {
  /** Work that goes on after the answer. A failure is logged as `event`. */
  run(event: string, work: Promise<unknown>): void;
  /** When everything begun so far is done: before a process of our own ends. */
  settled(): Promise<void>;
}

/** On Vercel the platform is told to wait. Elsewhere the process lives on by itself. */
export function createBackground(log: Log): Background {
  const pending = new Set<Promise<void>>();
  return {
    run(event, work) {
      const done = work
        .then(
          () => undefined,
          (thrown: unknown) => {
            const error = toAppError(thrown);
            log.error(event, { code: error.code, providerCode: error.providerCode, "pii.message": error.message });
          },
        )
        .finally(() => pending.delete(done));
      pending.add(done);
      waitUntil(done);
    },
    async settled() {
      while (pending.size > 0) await Promise.all(pending);
    },
  };
}
