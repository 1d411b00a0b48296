import type { CallDetail, CallPage } from "../contracts/v1/calls.ts";
import type { Tenant, TenantPage } from "../contracts/v1/tenants.ts";
import { AppError, type ErrorCode, PROBLEMS } from "../domain/errors.ts";

export interface ApiClientOptions {
  /** Up to and including `/api`. */
  baseUrl: string;
  /** Undefined when nobody is signed in; asked for each request, since tokens are renewed. */
  accessToken(): Promise<string | undefined>;
  timeoutMs?: number;
  fetch?: typeof globalThis.fetch;
}

export interface ApiClient {
  tenants(): Promise<Tenant[]>;
  calls(page?: { cursor?: string | undefined; limit?: number }): Promise<CallPage>;
  call(id: string): Promise<CallDetail>;
}

const PROBLEM_TYPE = /^urn:ethiq:problem:(\w+)$/;
const isErrorCode = (code: string): code is ErrorCode => Object.hasOwn(PROBLEMS, code);

/**
 * Every method rejects with an `AppError`: the API's own code, or `provider_unavailable` when no readable answer came in time.
 * Nothing is asked twice: the page decides when to try again.
 */
export function createApiClient({ baseUrl, accessToken, timeoutMs = 6_000, fetch = globalThis.fetch }: ApiClientOptions): ApiClient {
  async function get<Body>(path: string): Promise<Body> {
    const token = await accessToken();
    if (!token) throw new AppError("session_required", "nobody is signed in");
    let response: Response;
    let body: unknown;
    try {
      response = await fetch(`${baseUrl}/v1${path}`, {
        headers: { authorization: `Bearer ${token}`, accept: "application/json" },
        signal: AbortSignal.timeout(timeoutMs),
        cache: "no-store",
      });
      body = await response.json();
    } catch (cause) {
      throw new AppError("provider_unavailable", "the API did not answer", { cause });
    }
    if (response.ok) return body as Body;
    const type = typeof body === "object" && body && "type" in body && typeof body.type === "string" ? body.type : "";
    const code = PROBLEM_TYPE.exec(type)?.[1];
    throw new AppError(code && isErrorCode(code) ? code : "provider_unavailable", `the API answered ${response.status}`);
  }

  return {
    tenants: async () => (await get<TenantPage>("/tenants")).items,
    calls: ({ cursor, limit } = {}) => {
      const query = new URLSearchParams();
      if (cursor !== undefined) query.set("cursor", cursor);
      if (limit !== undefined) query.set("limit", String(limit));
      return get<CallPage>(query.size > 0 ? `/calls?${query}` : "/calls");
    },
    call: (id) => get<CallDetail>(`/calls/${encodeURIComponent(id)}`),
  };
}
