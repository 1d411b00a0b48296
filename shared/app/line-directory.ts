import type { LineRoute } from "../contracts/line-route.ts";
import { AppError } from "../domain/errors.ts";
import type { E164 } from "../domain/phone-number.ts";
import type { CallStore } from "../ports/call-store.ts";
import type { LineCache, LineDirectory } from "../ports/line-directory.ts";

export interface LineDirectoryDeps {
  cache: LineCache;
  store: Pick<CallStore, "lineRoute">;
  now?: () => number;
  /** How long this process answers by itself: the longest a change of a line goes unnoticed. */
  processTtlMs?: number;
  budgetMs?: number;
  /** When the database is asked although the cache has not answered yet. */
  hedgeMs?: number;
  /** How old a route may be that is used because nobody answers. */
  staleMs?: number;
  /** Numbers kept in this process. */
  capacity?: number;
  /** Keeps a serverless process alive for work that outlasts the answer; `waitUntil` there. */
  background?: (work: Promise<unknown>) => void;
}

interface Known {
  route: LineRoute | null;
  /** When the question was asked: what was found is at least that fresh. */
  askedAt: number;
}

/**
 * Process cache, then Redis, then Postgres, all within one budget. Concurrent questions about one number are one question.
 * When nobody answers, an old route is better than none; an old "nobody's number" is not.
 */
export function createLineDirectory({
  cache,
  store,
  now = Date.now,
  processTtlMs = 10_000,
  budgetMs = 300,
  hedgeMs = 90,
  staleMs = 3_600_000,
  capacity = 5_000,
  background = () => undefined,
}: LineDirectoryDeps): LineDirectory {
  const known = new Map<E164, Known>();
  const flights = new Map<E164, Promise<LineRoute | undefined>>();

  const remember = (dialled: E164, entry: Known) => {
    const held = known.get(dialled);
    // An answer that arrives late must not undo what a later question, or the quicker of two sources, found.
    if (held && held.askedAt >= entry.askedAt) return;
    known.delete(dialled);
    known.set(dialled, entry);
    if (known.size > capacity) {
      const { value: oldest } = known.keys().next();
      if (oldest !== undefined) known.delete(oldest);
    }
  };

  const recall = (dialled: E164): Known | undefined => {
    const entry = known.get(dialled);
    if (!entry) return undefined;
    known.delete(dialled);
    known.set(dialled, entry);
    return entry;
  };

  /** `undefined`: the cache does not know. A route of another number was put under the wrong key: it counts as not there. */
  const askCache = async (dialled: E164): Promise<LineRoute | null | undefined> => {
    const route = await cache.get(dialled).catch(() => undefined);
    return route && route.ethiqNumber !== dialled ? undefined : route;
  };

  const askStore = async (dialled: E164): Promise<LineRoute | null> => {
    const route = (await store.lineRoute(dialled)) ?? null;
    background(cache.fill(dialled, route).catch(() => undefined));
    return route;
  };

  const ask = (dialled: E164): Promise<LineRoute | null> =>
    new Promise((resolve, reject) => {
      const askedAt = now();
      let isStoreAsked = false;
      let isCacheSilent = false;
      let storeFailure: { cause: unknown } | undefined;

      const giveUp = (cause?: unknown) => {
        clearTimeout(hedge);
        clearTimeout(deadline);
        reject(new AppError("provider_unavailable", "nobody could look the line up in time", { cause }));
      };
      const settle = (route: LineRoute | null) => {
        clearTimeout(hedge);
        clearTimeout(deadline);
        remember(dialled, { route, askedAt });
        resolve(route);
      };
      const turnToStore = () => {
        if (isStoreAsked) return;
        isStoreAsked = true;
        askStore(dialled).then(settle, (cause: unknown) => {
          storeFailure = { cause };
          if (isCacheSilent) giveUp(cause);
        });
      };

      const hedge = setTimeout(turnToStore, hedgeMs);
      const deadline = setTimeout(giveUp, budgetMs);
      void askCache(dialled).then((route) => {
        if (route !== undefined) return settle(route);
        isCacheSilent = true;
        if (storeFailure) return giveUp(storeFailure.cause);
        clearTimeout(hedge);
        turnToStore();
      });
    });

  const fly = async (dialled: E164): Promise<LineRoute | undefined> => {
    try {
      return (await ask(dialled)) ?? undefined;
    } catch (error) {
      const entry = recall(dialled);
      if (entry?.route && now() - entry.askedAt < staleMs) return entry.route;
      throw error;
    }
  };

  return {
    async find(dialled) {
      const entry = recall(dialled);
      if (entry && now() - entry.askedAt < processTtlMs) return entry.route ?? undefined;
      const underway = flights.get(dialled);
      if (underway) return underway;
      const flight = fly(dialled).finally(() => flights.delete(dialled));
      flights.set(dialled, flight);
      return flight;
    },
  };
}
