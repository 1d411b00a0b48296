import { z } from "zod";
import { parseDelayExpression } from "./delay-expression.ts";

/** A refusal as the service words it. */
export class QstashRefusal extends Error {}

const Method = z.enum(["GET", "POST", "PUT", "PATCH", "DELETE"]);

/** Whom to tell how a delivery went. */
const Callback = z.object({
  url: z.url({ protocol: /^https?$/ }),
  method: Method,
  headers: z.record(z.string(), z.string()),
  retries: z.int().min(0),
  retryDelay: z.string().optional(),
  timeoutMs: z.int().positive().optional(),
});
export type Callback = z.infer<typeof Callback>;

export const Delivery = z.object({
  url: z.url({ protocol: /^https?$/ }),
  method: Method,
  /** What the destination receives besides the service's own headers. */
  headers: z.record(z.string(), z.string()),
  bodyBase64: z.string(),
  retries: z.int().min(0),
  retryDelay: z.string().optional(),
  timeoutMs: z.int().positive(),
  delayMs: z.int().min(0),
  callback: Callback.optional(),
  failureCallback: Callback.optional(),
  labels: z.array(z.string()),
  flowControlKey: z.string().optional(),
  parallelism: z.int().positive().optional(),
  rate: z.int().positive().optional(),
  periodMs: z.int().positive().optional(),
});
/** How and where something is to be delivered: a message's and a schedule's common part. */
export type Delivery = z.infer<typeof Delivery>;

export const QstashMessage = Delivery.extend({
  messageId: z.string(),
  createdAt: z.number(),
  notBefore: z.number(),
  retried: z.int().min(0),
  scheduleId: z.string().optional(),
});
export type QstashMessage = z.infer<typeof QstashMessage>;

export const QstashSchedule = Delivery.extend({
  scheduleId: z.string(),
  cron: z.string(),
  createdAt: z.number(),
  isPaused: z.boolean(),
  lastScheduleTime: z.number().optional(),
});
export type QstashSchedule = z.infer<typeof QstashSchedule>;

export const DeadLetter = QstashMessage.extend({
  dlqId: z.string(),
  responseStatus: z.number(),
  responseHeader: z.record(z.string(), z.array(z.string())),
  responseBody: z.string(),
});
export type DeadLetter = z.infer<typeof DeadLetter>;

const UNITS_MS: Record<string, number> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** "10s", "6m5s", "1d"; bare digits are seconds. */
function parseDuration(source: string): number | undefined {
  if (/^\d+$/.test(source)) return Number(source) * 1_000;
  if (!/^(\d+[smhd])+$/.test(source)) return undefined;
  return [...source.matchAll(/(\d+)([smhd])/g)].reduce((sum, [, amount, unit = "s"]) => sum + Number(amount) * (UNITS_MS[unit] ?? 0), 0);
}

function durationHeader<Otherwise>(headers: Headers, name: string, otherwise: Otherwise): number | Otherwise {
  const value = headers.get(name);
  if (value === null) return otherwise;
  const parsed = parseDuration(value);
  if (parsed === undefined) throw new QstashRefusal(`invalid ${name}: ${value}`);
  return parsed;
}

/** "parallelism=3, rate=10, period=1m", any of them. */
function flowLimits(value: string | null): Pick<Delivery, "parallelism" | "rate" | "periodMs"> {
  const given = new Map([...(value ?? "").matchAll(/(\w+)\s*=\s*(\w+)/g)].map(([, name = "", text = ""]) => [name.toLowerCase(), text]));
  const count = (name: string) => (given.has(name) ? Number(given.get(name)) : undefined);
  const period = given.get("period");
  return { parallelism: count("parallelism"), rate: count("rate"), periodMs: period === undefined ? undefined : parseDuration(period) };
}

const DEFAULT_RETRIES = 3;
const DEFAULT_TIMEOUT_MS = 60_000;
const FORWARD = "upstash-forward-";
const forwarded = (headers: Headers, prefix: string) =>
  Object.fromEntries([...headers].filter(([name]) => name.startsWith(prefix)).map(([name, value]) => [name.slice(prefix.length), value]));

function retryDelayHeader(headers: Headers, name: string): string | undefined {
  const source = headers.get(name) ?? undefined;
  if (source === undefined) return undefined;
  try {
    parseDelayExpression(source);
  } catch (error) {
    throw new QstashRefusal(`invalid retry delay expression: ${error instanceof Error ? error.message : ""}`);
  }
  return source;
}

/** Each callback has its own variants of the headers of a message. */
function callbackOf(headers: Headers, name: "upstash-callback" | "upstash-failure-callback") {
  const url = headers.get(name);
  if (url === null) return undefined;
  return {
    url,
    method: (headers.get(`${name}-method`) ?? "POST").toUpperCase(),
    headers: forwarded(headers, `${name}-forward-`),
    retries: Number(headers.get(`${name}-retries`) ?? DEFAULT_RETRIES),
    retryDelay: retryDelayHeader(headers, `${name}-retry-delay`),
    timeoutMs: durationHeader(headers, `${name}-timeout`, undefined),
  };
}

/** Reads the headers of a publish, batch or schedule request. Throws `QstashRefusal`. */
export function parseDelivery(destination: string, headers: Headers, body: Uint8Array): Delivery {
  const contentType = headers.get("content-type");
  const parsed = Delivery.safeParse({
    url: destination,
    method: (headers.get("upstash-method") ?? "POST").toUpperCase(),
    headers: { ...(contentType ? { "content-type": contentType } : {}), ...forwarded(headers, FORWARD) },
    bodyBase64: Buffer.from(body).toString("base64"),
    retries: Number(headers.get("upstash-retries") ?? DEFAULT_RETRIES),
    retryDelay: retryDelayHeader(headers, "upstash-retry-delay"),
    timeoutMs: durationHeader(headers, "upstash-timeout", DEFAULT_TIMEOUT_MS),
    delayMs: durationHeader(headers, "upstash-delay", 0),
    callback: callbackOf(headers, "upstash-callback"),
    failureCallback: callbackOf(headers, "upstash-failure-callback"),
    labels: (headers.get("upstash-label") ?? "").split(",").filter(Boolean),
    flowControlKey: headers.get("upstash-flow-control-key") ?? undefined,
    ...flowLimits(headers.get("upstash-flow-control-value")),
  });
  if (!parsed.success) throw new QstashRefusal(`invalid request: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

/** Unix seconds; wins over a relative delay. */
export function notBeforeHeader(headers: Headers): number | undefined {
  const value = headers.get("upstash-not-before");
  if (value === null) return undefined;
  if (!/^\d+$/.test(value)) throw new QstashRefusal(`invalid Upstash-Not-Before: ${value}`);
  return Number(value) * 1_000;
}

const DAY_MS = 86_400_000;

/** The wait before the next attempt, `retried` counting the retries made so far: what the destination asked for, else the expression, else the default. */
export function retryDelayMs(message: Pick<Delivery, "retryDelay">, retried: number, response: Headers | undefined, now: number): number {
  for (const name of ["retry-after", "x-ratelimit-reset", "x-ratelimit-reset-requests", "x-ratelimit-reset-tokens"]) {
    const value = response?.get(name);
    if (!value) continue;
    const delay = parseDuration(value) ?? Date.parse(value) - now;
    if (!Number.isNaN(delay)) return Math.min(Math.max(0, delay), DAY_MS);
  }
  if (message.retryDelay !== undefined) return parseDelayExpression(message.retryDelay)(retried);
  return Math.min(DAY_MS, Math.exp(2.5 * (retried + 1)) * 1_000);
}
