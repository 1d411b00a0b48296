import createClient, { type Client, type ClientPathsWithMethod, type MaybeOptionalInit, type MethodResponse } from "openapi-fetch";
import { AppError } from "../domain/errors.ts";
import type { paths } from "./api.types.ts";
import { problemOf } from "./problem-of.ts";

export interface ApiClientOptions {
  /** Up to and including `/api`. */
  baseUrl: string;
  /**
   * Of a person, or an API key. Undefined when nobody is signed in; asked for each request, since tokens are renewed. A rejection is as if
   * the API had not answered.
   */
  accessToken(): Promise<string | undefined>;
  timeoutMs?: number;
  fetch?: (request: Request) => Promise<Response>;
}

export interface ApiAnswer<Data> {
  data: Data;
  /** Of the version that was read: the `if-match` of a change to it. */
  etag: string | undefined;
}

type Api = Client<paths>;
type Method = "get" | "post" | "put" | "patch" | "delete";
type PathWith<M extends Method> = ClientPathsWithMethod<Api, M>;

type InitParam<Init> = undefined extends Init ? [init?: Init] : [init: Init];

type Call<M extends Method, Paths extends PathWith<M> = PathWith<M>> = <P extends Paths, Init extends MaybeOptionalInit<paths[P], M>>(
  path: P,
  ...init: InitParam<Init>
) => Promise<ApiAnswer<MethodResponse<Api, M, P, Init>>>;

type HeadersOf<P extends PathWith<"post">> = paths[P]["post"] extends { parameters: { header?: infer Headers } }
  ? NonNullable<Headers>
  : never;
type CreatingPath = {
  [P in PathWith<"post">]: [HeadersOf<P>] extends [never] ? never : "idempotency-key" extends keyof HeadersOf<P> ? P : never;
}[PathWith<"post">];

/**
 * Every method rejects with an `AppError`: the API's own code and fields, or `provider_unavailable` when no readable answer came in
 * time. Nothing is asked twice, since the page decides when to try again; except for `create`, whose repetition creates nothing twice.
 */
export interface ApiClient {
  get: Call<"get">;
  post: Call<"post">;
  put: Call<"put">;
  patch: Call<"patch">;
  delete: Call<"delete">;
  create: Call<"post", CreatingPath>;
}

const CREATE_ATTEMPTS = 3;
const BACKOFF_MS = 300;

/** Those a visitor without a session may ask. */
const IS_PUBLIC = /^\/(health|openapi\.json|auth\/|invitations\/|contact-invitations\/|line-agreements\/|urgent\/|sip-provisioning\/)/;

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const unanswered = (cause: unknown) => new AppError("provider_unavailable", "the API did not answer", { cause });

export function createApiClient(options: ApiClientOptions): ApiClient {
  const { baseUrl, accessToken, timeoutMs = 6_000, fetch = globalThis.fetch } = options;
  const api = createClient<paths>({
    baseUrl: `${baseUrl}/v1`,
    cache: "no-store",
    fetch: (request) => fetch(new Request(request, { signal: AbortSignal.timeout(timeoutMs) })),
  });

  async function ask(method: Method, path: string, init: Record<string, unknown>, key?: string): Promise<ApiAnswer<unknown>> {
    const token = await accessToken().catch((cause: unknown) => {
      throw unanswered(cause);
    });
    if (!token && !IS_PUBLIC.test(path)) throw new AppError("session_required", "nobody is signed in");
    const headers = {
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(key ? { "idempotency-key": key } : {}),
      ...(init.headers as Record<string, string> | undefined),
    };
    // The types are those of the methods below; here any path goes with any method.
    const request = api.request as (
      method: Method,
      path: string,
      init: object,
    ) => Promise<{ data?: unknown; error?: unknown; response: Response }>;
    const { data, error, response } = await request(method, path, { ...init, headers }).catch((cause: unknown) => {
      throw unanswered(cause);
    });
    if (!response.ok) throw problemOf(error, response);
    return { data, etag: response.headers.get("etag") ?? undefined };
  }

  const call =
    (method: Method) =>
    (path: string, init: Record<string, unknown> = {}) =>
      ask(method, path, init);

  async function create(path: string, init: Record<string, unknown> = {}): Promise<ApiAnswer<unknown>> {
    const key = crypto.randomUUID();
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await ask("post", path, init, key);
      } catch (error) {
        const mayHelp = error instanceof AppError && error.code === "provider_unavailable" && attempt < CREATE_ATTEMPTS;
        if (!mayHelp) throw error;
        await wait(BACKOFF_MS * attempt);
      }
    }
  }

  return { get: call("get"), post: call("post"), put: call("put"), patch: call("patch"), delete: call("delete"), create } as ApiClient;
}
