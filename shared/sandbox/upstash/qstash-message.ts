import { z } from "zod";
import { parseDelayExpression } from "./delay-expression.ts";

/** A refusal as the service words it. */
export class QstashRefusal extends Error {}

export const Delivery = z.object({
  url: z.url({ protocol: /^https?$/ }),
  method: z.enum(["GET", "POST", "PUT", "PATCH", "DELETE"]),
  /** What the destination receives besides the service's own headers. */
  headers: z.record(z.string(), z.string()),
  bodyBase64: z.string(),
  retries: z.int().min(0),
  retryDelay: z.string().optional(),
  timeoutMs: z.int().positive(),
  delayMs: z.int().min(0),
  callback: z.string().optional(),
  failureCallback: z.string().optional(),
  labels: z.array(z.string()),
  flowControlKey: z.string().optional(),
  parallelism: z.int().positive().optional(),
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

function durationHeader(headers: Headers, name: string, otherwise: number): number {
  const value = headers.get(name);
  if (value === null) return otherwise;
  const parsed = parseDuration(value);
  if (parsed === undefined) throw new QstashRefusal(`invalid ${name}: ${value}`);
  return parsed;
}

function parallelismOf(value: string | null): number | undefined {
  const match = /(?:^|,)\s*parallelism\s*=\s*(\d+)/i.exec(value ?? "");
  return match ? Number(match[1]) : undefined;
}

const FORWARD = "upstash-forward-";
const DEFAULT_RETRIES = 3;
const DEFAULT_TIMEOUT_MS = 60_000;

/** Reads the headers of a publish, batch or schedule request. Throws `QstashRefusal`. */
export function parseDelivery(destination: string, headers: Headers, body: Uint8Array): Delivery {
  const retryDelay = headers.get("upstash-retry-delay") ?? undefined;
  if (retryDelay !== undefined) {
    try {
      parseDelayExpression(retryDelay);
    } catch (error) {
      throw new QstashRefusal(`invalid retry delay expression: ${error instanceof Error ? error.message : ""}`);
    }
  }
  const forwarded = [...headers].filter(([name]) => name.startsWith(FORWARD)).map(([name, value]) => [name.slice(FORWARD.length), value]);
  const contentType = headers.get("content-type");
  const parsed = Delivery.safeParse({
    url: destination,
    method: (headers.get("upstash-method") ?? "POST").toUpperCase(),
    headers: { ...(contentType ? { "content-type": contentType } : {}), ...Object.fromEntries(forwarded) },
    bodyBase64: Buffer.from(body).toString("base64"),
    retries: Number(headers.get("upstash-retries") ?? DEFAULT_RETRIES),
    retryDelay,
    timeoutMs: durationHeader(headers, "upstash-timeout", DEFAULT_TIMEOUT_MS),
    delayMs: durationHeader(headers, "upstash-delay", 0),
    callback: headers.get("upstash-callback") ?? undefined,
    failureCallback: headers.get("upstash-failure-callback") ?? undefined,
    labels: (headers.get("upstash-label") ?? "").split(",").filter(Boolean),
    flowControlKey: headers.get("upstash-flow-control-key") ?? undefined,
    parallelism: parallelismOf(headers.get("upstash-flow-control-value")),
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
