import { randomUUID } from "node:crypto";
import { Webhook } from "standardwebhooks";
import { AuthError } from "./auth-error.ts";

export type HookName = "before-user-created" | "custom-access-token" | "send-email";

export interface Hooks {
  /** The function that answers the hooks; their names follow in the path. */
  url: string;
  /** `v1,whsec_…`, several joined by `|`. */
  secret: string;
}

const ATTEMPTS = 3;
const PAUSE_MS = 2_000;
const TOTAL_MS = 5_000;

/** Signed as Auth does it: once with each secret, a comma and a space between the signatures. */
export function signHook(secret: string, body: string, { id = randomUUID() as string, at = new Date() } = {}): Record<string, string> {
  const signatures = secret.split("|").map((each) => new Webhook(each.replace(/^v1,/, "")).sign(id, at, body));
  return {
    "content-type": "application/json",
    "webhook-id": id,
    "webhook-timestamp": String(Math.floor(at.getTime() / 1_000)),
    "webhook-signature": signatures.join(", "),
  };
}

/** Calls a hook with the patience of the real server: three attempts, five seconds in all. Throws `AuthError`. */
export async function callHook(hooks: Hooks, name: HookName, payload: Record<string, unknown>, address: string): Promise<unknown> {
  const metadata = { uuid: randomUUID(), time: new Date().toISOString(), name, ip_address: address };
  const body = JSON.stringify({ metadata, ...payload });
  const deadline = AbortSignal.timeout(TOTAL_MS);
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    let response: Response;
    try {
      response = await fetch(`${hooks.url}/${name}`, { method: "POST", body, headers: signHook(hooks.secret, body), signal: deadline });
    } catch {
      if (deadline.aborted) throw new AuthError(422, "hook_timeout", "Failed to reach hook within maximum time of 5.000000 seconds");
      if (attempt === ATTEMPTS) throw new AuthError(422, "hook_timeout_after_retry", "Failed to reach hook after maximum retries");
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
      continue;
    }
    const { status, headers } = response;
    const answer = await response.text();
    if ([200, 202, 204].includes(status)) return outputOf(answer, headers.get("content-type") ?? "", status);
    if ([429, 503].includes(status) && headers.get("retry-after")) continue;
    throw new AuthError(500, "unexpected_failure", failureOf(status));
  }
  throw new AuthError(500, "unexpected_failure", failureOf(503));
}

function failureOf(status: number): string {
  if (status === 400) return "Invalid payload sent to hook";
  if (status === 401) return "Hook requires authorization token";
  return [429, 503].includes(status) ? "Service currently unavailable due to hook" : `Unexpected status code returned from hook: ${status}`;
}

function outputOf(answer: string, contentType: string, status: number): unknown {
  if (status === 204 && contentType === "") return {};
  if (!contentType.startsWith("application/json")) {
    throw new AuthError(400, "hook_payload_invalid_content_type", `Invalid JSON response. Received content-type: ${contentType}`);
  }
  const output = JSON.parse(answer) as { error?: { http_code?: number; message?: string } };
  // Whatever the status was. The server knows no code for what a hook refuses.
  if (output.error?.message) throw new AuthError(output.error.http_code ?? 500, "unknown", output.error.message);
  return output;
}
