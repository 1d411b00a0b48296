import type { Hono } from "hono";
import { DROPPED } from "./faults.ts";

/** A stand-in's requests without a socket. A fault that cuts the connection rejects, as does the request's signal. */
export const inProcessFetch =
  (app: Pick<Hono, "fetch">): typeof fetch =>
  async (input, init) => {
    const request = new Request(input, init);
    request.signal.throwIfAborted();
    const aborted = new Promise<never>((_, reject) => {
      request.signal.addEventListener("abort", () => reject(request.signal.reason), { once: true });
    });
    const response = await Promise.race([app.fetch(request), aborted]);
    if (!response.headers.has(DROPPED)) return response;
    throw new TypeError("fetch failed", { cause: Object.assign(new Error("socket hang up"), { code: "ECONNRESET" }) });
  };
