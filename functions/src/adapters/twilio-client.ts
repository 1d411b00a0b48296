import twilio from "twilio";
import { AppError } from "../../../shared/domain/errors.ts";

export interface TwilioAccount {
  accountSid: string;
  authToken: string;
  /** Takes the place of `https://<product>.twilio.com` for every product. */
  apiBaseUrl?: string | undefined;
}

export type TwilioClient = InstanceType<typeof twilio.Twilio>;

interface HttpRequest {
  method: string;
  uri: string;
  username?: string;
  password?: string;
  headers?: Record<string, string>;
  params?: object;
  data?: object;
}

export interface TwilioClientOptions {
  timeoutMs: number;
  /** Between two attempts at most. */
  maxPauseMs?: number;
  /** Requests are sent with it. */
  fetch?: typeof fetch;
}

const ATTEMPTS = 2;
// Nothing was sent: the request is safe to repeat, whatever it does.
const NOT_SENT = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "UND_ERR_CONNECT_TIMEOUT"]);

/**
 * The SDK over fetch, which keeps connections alive, also to plain http. `timeoutMs` bounds each of at most two attempts; the
 * second one only follows where the first certainly had no effect.
 */
export function createTwilioClient(
  { accountSid, authToken, apiBaseUrl }: TwilioAccount,
  { maxPauseMs = 300, fetch: fetchWith = (...request) => fetch(...request), ...rest }: TwilioClientOptions,
): TwilioClient {
  const options = { maxPauseMs, fetch: fetchWith, ...rest };
  const httpClient = { request: (request: HttpRequest) => send(request, apiBaseUrl, options) };
  // The SDK asks for its axios client by class though it only ever calls `request`.
  return twilio(accountSid, authToken, { httpClient: httpClient as unknown as twilio.RequestClient });
}

async function send(
  request: HttpRequest,
  apiBaseUrl: string | undefined,
  { timeoutMs, maxPauseMs, fetch: fetchWith }: Required<TwilioClientOptions>,
) {
  for (let attempt = 1; ; attempt += 1) {
    const isLast = attempt === ATTEMPTS;
    try {
      const response = await fetchWith(...toFetch(request, apiBaseUrl, timeoutMs));
      const body = await response.text();
      if (response.status !== 429 && !(isRead(request) && response.status >= 500)) {
        return { statusCode: response.status, body, headers: Object.fromEntries(response.headers) };
      }
      if (isLast) throw overloaded(response);
    } catch (thrown) {
      const failure = thrown instanceof AppError ? thrown : networkError(thrown, isRead(request));
      if (isLast || failure.code === "outcome_unknown") throw failure;
    }
    await new Promise((resolve) => setTimeout(resolve, Math.random() * maxPauseMs));
  }
}

function toFetch(
  { method, uri, username, password, headers, params, data }: HttpRequest,
  base: string | undefined,
  timeoutMs: number,
): Parameters<typeof fetch> {
  const url = new URL(uri);
  if (params) url.search = toForm(params).toString();
  const credentials = Buffer.from(`${username}:${password}`).toString("base64");
  return [
    base ? base + url.pathname + url.search : url,
    {
      method: method.toUpperCase(),
      headers: { ...headers, authorization: `Basic ${credentials}` },
      // Twilio redirects none of these; whoever does would be given what is said and to whom.
      redirect: "error",
      signal: AbortSignal.timeout(timeoutMs),
      ...(data ? { body: toForm(data).toString() } : {}),
    },
  ];
}

const isRead = ({ method }: HttpRequest): boolean => method.toLowerCase() === "get";

function toForm(values: object): URLSearchParams {
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    for (const each of Array.isArray(value) ? value : [value]) if (each !== undefined) form.append(name, String(each));
  }
  return form;
}

function overloaded(response: Response): AppError {
  const seconds = Number(response.headers.get("retry-after"));
  return new AppError("provider_unavailable", "Twilio is overloaded", {
    providerCode: response.status === 429 ? "20429" : String(response.status),
    ...(seconds > 0 ? { retryAfterSeconds: seconds } : {}),
  });
}

function networkError(thrown: unknown, isReadOnly: boolean): AppError {
  const cause = thrown instanceof Error ? thrown.cause : undefined;
  const code =
    cause && typeof cause === "object" && "code" in cause ? String(cause.code) : thrown instanceof Error ? thrown.name : "unknown";
  const isSafe = isReadOnly || NOT_SENT.has(code);
  return new AppError(isSafe ? "provider_unavailable" : "outcome_unknown", "Twilio did not answer", { cause: thrown, providerCode: code });
}
