import { type Context, Hono, type MiddlewareHandler } from "hono";
import { CONTROL_PATH } from "../../faults.ts";
import { createChance } from "../../seed-data/chance.ts";
import type { Settings } from "../world.ts";
import { errorResponse } from "./rest-error.ts";

export interface RequestCounts {
  /** By method and path, sids and countries left out. */
  counts: Record<string, number>;
  mostAtOnce: number;
  /** For being too many at once. */
  refused: number;
}

export interface Limits {
  middleware: MiddlewareHandler;
  control: Hono;
  requests(): RequestCounts;
  clear(): void;
}

const RETRY_AFTER_SECONDS = "1";

const shape = (c: Context): string => {
  const path = c.req.path
    .replace(/\b[A-Z]{2}[0-9a-f]{32}\b/g, ":sid")
    .replace(/^\/2010-04-01\/Accounts\/[^/]+/, "")
    .replace(/\/(AvailablePhoneNumbers|Countries)\/[A-Z]{2}\b/, "/$1/:country");
  return `${c.req.method} ${path}`;
};

/** Counts the requests, makes them wait as the network does, and refuses those that are too many at once: these had no effect. */
export function createLimits(settings: Pick<Settings, "apiConcurrency" | "latencyMs">): Limits {
  const random = createChance(String(settings.latencyMs?.seed ?? 1));
  const tally: RequestCounts = { counts: {}, mostAtOnce: 0, refused: 0 };
  let underWay = 0;
  const requests = () => ({ ...tally, counts: { ...tally.counts } });
  const clear = () => void Object.assign(tally, { counts: {}, mostAtOnce: underWay, refused: 0 });
  return {
    requests,
    clear,
    async middleware(c, next) {
      const { apiConcurrency, latencyMs } = settings;
      const name = shape(c);
      tally.counts[name] = (tally.counts[name] ?? 0) + 1;
      if (apiConcurrency !== null && underWay >= apiConcurrency) {
        tally.refused += 1;
        c.header("retry-after", RETRY_AFTER_SECONDS);
        return errorResponse(c, 429, 20429, "Too many requests");
      }
      underWay += 1;
      tally.mostAtOnce = Math.max(tally.mostAtOnce, underWay);
      try {
        if (latencyMs) {
          const wait = latencyMs.from + random() * (latencyMs.to - latencyMs.from);
          await new Promise((resolve) => setTimeout(resolve, wait));
        }
        await next();
      } finally {
        underWay -= 1;
      }
    },
    control: new Hono()
      .get(`${CONTROL_PATH}/requests`, (c) => c.json(requests()))
      .delete(`${CONTROL_PATH}/requests`, (c) => {
        clear();
        return c.body(null, 204);
      }),
  };
}
