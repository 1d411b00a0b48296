import type { Context, MiddlewareHandler } from "hono";

/** Below this path a stand-in is told what to do; never faulty itself. */
export const CONTROL_PATH = "/_sandbox";
/** Marks the answer to a request whose connection was cut, for callers that have no connection. */
export const DROPPED = "x-sandbox-dropped";

/** What a stand-in does wrong on purpose, and how often. */
export interface Fault {
  /** Matched against `METHOD /path`. */
  match: RegExp;
  /**
   * `delay`: answer late. `status`: answer with this status. `drop`: cut the connection. With `afterEffect` the request is
   * carried out first, so the caller learns nothing of what really happened.
   */
  effect:
    | { kind: "delay"; ms: number }
    | { kind: "status"; status: number; body?: unknown; headers?: Record<string, string>; afterEffect?: boolean }
    | { kind: "drop"; afterEffect?: boolean };
  /** How many requests it hits; forever when absent. */
  times?: number;
}

export interface Faults {
  add(fault: Fault): void;
  clear(): void;
  /** The fault to apply now, counted as used. */
  take(request: string): Fault["effect"] | undefined;
}

export function createFaults(): Faults {
  let faults: (Fault & { used: number })[] = [];
  return {
    add: (fault) => void faults.push({ ...fault, used: 0 }),
    clear: () => {
      faults = [];
    },
    take(request) {
      const fault = faults.find(({ match, times, used }) => match.test(request) && used < (times ?? Number.POSITIVE_INFINITY));
      if (fault) fault.used += 1;
      return fault?.effect;
    },
  };
}

/**
 * Applies the faults to a stand-in served by `@hono/node-server` or by `inProcessFetch`. `describe` may add to `METHOD /path` what tells requests apart
 * that share an address.
 */
export const faultMiddleware =
  (faults: Faults, describe: (c: Context) => Promise<string> | string = (c) => `${c.req.method} ${c.req.path}`): MiddlewareHandler =>
  async (c, next) => {
    if (c.req.path.startsWith(CONTROL_PATH)) return next();
    const effect = faults.take(await describe(c));
    if (!effect) return next();
    if (effect.kind === "delay") {
      await new Promise((resolve) => setTimeout(resolve, effect.ms));
      return next();
    }
    if (effect.afterEffect) await next();
    if (effect.kind === "drop") {
      const { outgoing } = (c.env ?? {}) as { outgoing?: { destroy(): void } };
      outgoing?.destroy();
      // With a socket, which is gone, whatever is returned here is never read.
      c.res = undefined;
      c.res = new Response(null, { status: 500, headers: { [DROPPED]: "1" } });
      return;
    }
    const body = effect.body === undefined ? null : JSON.stringify(effect.body);
    c.res = undefined;
    c.res = new Response(body, { status: effect.status, headers: { "content-type": "application/json", ...effect.headers } });
  };
