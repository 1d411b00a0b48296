import { randomUUID } from "node:crypto";
import { type FormParams, twilioSignature } from "../signature.ts";
import type { Method, WebhookTarget, World } from "../world.ts";
import { type ConnectionOverrides, parseOverrides } from "./overrides.ts";

export type WebhookAnswer =
  | { ok: true; url: string; contentType: string; body: Uint8Array }
  | { ok: false; url: string; code: number; message: string };
type Failure = Extract<WebhookAnswer, { ok: false }> & { reason: "ct" | "rt" | "4xx" | "5xx" | null };

const MAX_REDIRECTS = 10;
const MAX_BODY_BYTES = 64 * 1024;

const isTimeout = (error: unknown) => error instanceof DOMException && (error.name === "TimeoutError" || error.name === "AbortError");

function request(world: World, url: string, method: Method, params: FormParams, idempotencyToken: string) {
  const address = new URL(url);
  if (method === "GET") for (const [name, value] of params) address.searchParams.append(name, value);
  const signature = twilioSignature(world.signingToken, address.href, method === "POST" ? params : []);
  const headers: Record<string, string> = {
    "x-twilio-signature": signature,
    "i-twilio-idempotency-token": idempotencyToken,
    "user-agent": "TwilioProxy/1.1",
    accept: "*/*",
  };
  if (method === "GET") return { url: address.href, init: { method, headers } };
  headers["content-type"] = "application/x-www-form-urlencoded; charset=UTF-8";
  return { url: address.href, init: { method, headers, body: new URLSearchParams(params).toString() } };
}

async function attempt(
  world: World,
  overrides: ConnectionOverrides,
  method: Method,
  params: FormParams,
  idempotencyToken: string,
  remainingMs: number,
  maxBytes: number,
): Promise<WebhookAnswer | Failure> {
  const timeout = AbortSignal.timeout(Math.min(overrides.readTimeoutMs, remainingMs));
  const signal = AbortSignal.any([timeout, world.closing]);
  let next = request(world, overrides.url, method, params, idempotencyToken);
  const failure = (code: number, message: string, reason: Failure["reason"]): Failure => ({
    ok: false,
    url: next.url,
    code,
    message,
    reason,
  });
  try {
    for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
      const response = await world.fetch(next.url, { ...next.init, redirect: "manual", signal });
      const location = response.headers.get("location");
      if (response.status >= 300 && response.status < 400 && location !== null) {
        await response.body?.cancel();
        const target = new URL(location, next.url).href;
        // A 301 or 302 turns the POST into a GET and loses the form; 307 and 308 keep it.
        const keeps = response.status === 307 || response.status === 308;
        next = keeps ? request(world, target, method, params, idempotencyToken) : request(world, target, "GET", [], idempotencyToken);
        continue;
      }
      const body = new Uint8Array(await response.arrayBuffer());
      if (response.status >= 400) {
        return failure(11200, `Got HTTP ${response.status} response to ${next.url}`, response.status >= 500 ? "5xx" : "4xx");
      }
      if (body.length > maxBytes) return failure(11750, "TwiML response body too large", null);
      const contentType = response.headers.get("content-type") ?? "";
      if (contentType === "" && body.length > 0) return failure(11200, "Missing content type", null);
      return { ok: true, url: next.url, contentType, body };
    }
    return failure(11215, "HTTP too many redirects", null);
  } catch (error) {
    if (isTimeout(error)) return failure(11200, "HTTP retrieval failure: timeout", "rt");
    return failure(11205, "HTTP connection failure", "ct");
  }
}

/** One webhook with Twilio's retries; each retry carries the same idempotency token. Never rejects. */
export async function sendWebhook(
  world: World,
  target: WebhookTarget,
  params: FormParams,
  options: { maxBytes?: number } = {},
): Promise<WebhookAnswer> {
  let overrides: ConnectionOverrides;
  try {
    overrides = parseOverrides(target.url, world.settings.webhookTimeoutMs);
  } catch {
    return { ok: false, url: target.url, code: 11100, message: "Invalid URL format" };
  }
  const idempotencyToken = randomUUID();
  const deadline = performance.now() + overrides.totalTimeoutMs;
  for (let tries = 0; ; tries++) {
    const remaining = Math.max(1, Math.round(deadline - performance.now()));
    const answer = await attempt(world, overrides, target.method, params, idempotencyToken, remaining, options.maxBytes ?? MAX_BODY_BYTES);
    if (answer.ok || !("reason" in answer)) return answer;
    const again = answer.reason !== null && overrides.retryOn.has(answer.reason);
    if (!again || tries >= overrides.retries || performance.now() >= deadline || world.closing.aborted) return answer;
  }
}
