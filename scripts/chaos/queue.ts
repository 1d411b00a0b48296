import { parseDelayExpression } from "../../shared/sandbox/upstash/delay-expression.ts";
import type { Crew } from "./crew.ts";
import type { Timeline } from "./timeline.ts";

export interface QueueChaos {
  chance: () => number;
  /** Deliveries that come twice, late, or whose answer is lost. */
  rate: () => number;
}

export interface QueueParts {
  timeline: Timeline;
  crew: Crew;
  chaos: QueueChaos;
  /** The product's job routes. */
  deliver: (path: string, body: string, retried: number) => Promise<Response>;
  note: (text: string) => void;
}

interface Message {
  name: string;
  path: string;
  body: string;
  retries: number;
  retryDelay: string;
  timeoutMs: number;
  flow: string;
  spacingMs: number;
  failureCallback: string | null;
  retried: number;
}

const DEDUPLICATED_FOR_MS = 600_000;

/** QStash in virtual time: deduplication, delays, retries, failure callbacks and rates as it documents them. */
export function createQueue({ timeline, crew, chaos, deliver, note }: QueueParts) {
  const seen = new Map<string, number>();
  const flows = new Map<string, number>();
  let count = 0;

  const unlucky = () => chaos.chance() < chaos.rate();

  const send = (message: Message, afterMs: number) => {
    const due = timeline.now() + afterMs;
    const start = message.spacingMs === 0 ? due : Math.max(due, (flows.get(message.flow) ?? 0) + message.spacingMs);
    if (message.spacingMs > 0) flows.set(message.flow, start);
    timeline.at(start, () => attempt(message));
  };

  const attempt = (message: Message) => {
    count += 1;
    let isOver = false;
    const finish = (status: number, headers?: Headers) => {
      if (isOver) return;
      isOver = true;
      const lost = status < 400 && unlucky();
      note(`queue ${message.name} -> ${status}${lost ? " (answer lost)" : ""}`);
      if (status >= 200 && status < 300 && !lost) return;
      if (status === 489 || message.retried >= message.retries) return giveUp(message, status);
      const asked = Number(headers?.get("retry-after"));
      const own = parseDelayExpression(message.retryDelay)(message.retried);
      send({ ...message, retried: message.retried + 1 }, asked > 0 ? asked * 1000 : own);
    };
    crew.start(`${message.name}#${count}`, async () => {
      const response = await deliver(message.path, message.body, message.retried);
      finish(response.status, response.headers);
    });
    timeline.at(timeline.now() + message.timeoutMs, () => finish(0));
  };

  const giveUp = (message: Message, status: number) => {
    if (message.failureCallback === null) return;
    const body = JSON.stringify({ status, sourceBody: "" });
    const name = message.failureCallback.replace(/\?.*/, "");
    send({ ...message, name, path: message.failureCallback, body, retried: 0, retries: 5, failureCallback: null, spacingMs: 0 }, 500);
  };

  return {
    publish(path: string, headers: Headers, body: string): Response {
      const id = headers.get("upstash-deduplication-id") ?? "";
      const earlier = seen.get(id);
      if (earlier !== undefined && timeline.now() - earlier < DEDUPLICATED_FOR_MS) {
        return Response.json({ messageId: id, deduplicated: true }, { status: 202 });
      }
      seen.set(id, timeline.now());
      const flowValue = headers.get("upstash-flow-control-value") ?? "";
      const rate = Number(/rate=(\d+)/.exec(flowValue)?.[1] ?? 0);
      const callback = headers.get("upstash-failure-callback");
      const message: Message = {
        name: path,
        path,
        body,
        retries: Number(headers.get("upstash-retries")),
        retryDelay: headers.get("upstash-retry-delay") ?? "1000",
        timeoutMs: Number.parseInt(headers.get("upstash-timeout") ?? "30", 10) * 1000,
        flow: headers.get("upstash-flow-control-key") ?? path,
        spacingMs: rate > 0 ? 1000 / rate : 0,
        failureCallback: callback?.replace(/^.*\/jobs\//, "") ?? null,
        retried: 0,
      };
      const delayMs = Number.parseInt(headers.get("upstash-delay") ?? "0", 10) * 1000;
      const late = unlucky() ? Math.floor(chaos.chance() * 45_000) : 0;
      send(message, delayMs + 30 + late);
      if (unlucky()) send(message, delayMs + Math.floor(chaos.chance() * 30_000));
      return Response.json({ messageId: id }, { status: 201 });
    },
  };
}
