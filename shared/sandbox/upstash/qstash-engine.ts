import { randomUUID } from "node:crypto";
import { parseCron } from "./cron.ts";
import { createFlowControl } from "./flow-control.ts";
import type { Answer, Sender } from "./qstash-delivery.ts";
import { type Callback, type DeadLetter, Delivery, type QstashMessage, type QstashSchedule, retryDelayMs } from "./qstash-message.ts";
import type { QstashState } from "./qstash-state.ts";

export interface DeliveryAttempt {
  messageId: string;
  url: string;
  retried: number;
  /** 0 when there was no answer. */
  status: number;
  at: number;
}

interface EngineOptions {
  state: QstashState;
  sender: Sender;
  /** Waits are divided by this: 100 makes ten seconds a tenth of one. Timeouts of deliveries stay. */
  speed: number;
  now: () => number;
}

const DEDUPLICATION_MS = 600_000;
const NON_RETRYABLE_STATUS = 489;

const newId = (prefix: string) => `${prefix}_${randomUUID().replaceAll("-", "")}`;
const isDelivered = ({ status }: Answer) => status >= 200 && status < 300;
const headersOf = (headers: Headers | undefined): Record<string, string[]> =>
  Object.fromEntries([...(headers ?? [])].map(([name, value]) => [name, [value]]));

/** Accepts messages and brings them to their destination: delays, retries, dead letters, callbacks, flow control, schedules. */
export function createQstashEngine({ state, sender, speed, now }: EngineOptions) {
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  const flow = createFlowControl({ speed, now: () => performance.now() });
  const attempts: DeliveryAttempt[] = [];
  const idle = new Set<() => void>();
  const stopped = new AbortController();
  let clockTimer: ReturnType<typeof setTimeout> | undefined;

  const save = () => void state.save().catch((error: unknown) => console.error("QStash stand-in could not save its state", error));

  const arm = (message: QstashMessage): void => {
    if (stopped.signal.aborted) return;
    const wait = Math.max(0, message.notBefore - now()) / speed;
    // Longer waits than a timer can hold are taken in steps.
    const step = Math.min(wait, 2 ** 31 - 1);
    timers.set(
      message.messageId,
      setTimeout(() => (step < wait ? arm(message) : enter(message)), step),
    );
  };

  const finish = (messageId: string): void => {
    state.messages.delete(messageId);
    timers.delete(messageId);
    save();
    if (state.messages.size > 0) return;
    for (const resolve of idle) resolve();
    idle.clear();
  };

  const admit = (
    delivery: Delivery,
    { notBefore, scheduleId }: { notBefore?: number | undefined; scheduleId?: string } = {},
  ): QstashMessage => {
    const createdAt = now();
    const message: QstashMessage = {
      ...delivery,
      messageId: newId("msg"),
      createdAt,
      notBefore: notBefore ?? createdAt + delivery.delayMs,
      retried: 0,
      ...(scheduleId === undefined ? {} : { scheduleId }),
    };
    state.messages.set(message.messageId, message);
    arm(message);
    return message;
  };

  const enter = (message: QstashMessage): void => {
    const { flowControlKey, parallelism, rate, periodMs, messageId } = message;
    if (flowControlKey === undefined) {
      void attempt(message);
      return;
    }
    flow.enter(flowControlKey, {
      limits: { parallelism, rate, periodMs },
      isWanted: () => state.messages.has(messageId),
      run: () => attempt(message),
    });
  };

  const callBack = (target: Callback | undefined, message: QstashMessage, answer: Answer, dlqId?: string): void => {
    if (!target) return;
    const body = {
      status: answer.status,
      header: headersOf(answer.headers),
      body: Buffer.from(answer.body).toString("base64"),
      retried: message.retried,
      maxRetries: message.retries,
      sourceMessageId: message.messageId,
      url: message.url,
      method: message.method,
      sourceHeader: Object.fromEntries(Object.entries(message.headers).map(([name, value]) => [name, [value]])),
      sourceBody: message.bodyBase64,
      createdAt: message.createdAt,
      notBefore: message.notBefore,
      ...(message.scheduleId === undefined ? {} : { scheduleId: message.scheduleId }),
      ...(dlqId === undefined ? {} : { dlqId }),
    };
    admit({
      ...target,
      headers: { "content-type": "application/json", ...target.headers },
      bodyBase64: Buffer.from(JSON.stringify(body)).toString("base64"),
      timeoutMs: target.timeoutMs ?? message.timeoutMs,
      delayMs: 0,
      labels: [],
    });
  };

  const bury = (message: QstashMessage, answer: Answer): DeadLetter => {
    const letter: DeadLetter = {
      ...message,
      dlqId: newId("dlq"),
      responseStatus: answer.status,
      responseHeader: headersOf(answer.headers),
      responseBody: answer.body,
    };
    state.deadLetters.set(letter.dlqId, letter);
    return letter;
  };

  const attempt = async (message: QstashMessage): Promise<void> => {
    const answer = await sender.send(message, stopped.signal);
    // What a stopping process was doing counts as not done: it is delivered again by the next one.
    if (stopped.signal.aborted) return;
    const { messageId, url, retried } = message;
    attempts.push({ messageId, url, retried, status: answer.status, at: now() });
    if (!state.messages.has(messageId)) return;
    callBack(message.callback, message, answer);
    const isFinal = answer.status === NON_RETRYABLE_STATUS && answer.headers?.get("upstash-nonretryable-error") === "true";
    if (isDelivered(answer)) return finish(messageId);
    if (isFinal || retried >= message.retries) {
      const { dlqId } = bury(message, answer);
      callBack(message.failureCallback, message, answer, dlqId);
      return finish(messageId);
    }
    message.notBefore = now() + retryDelayMs(message, retried, answer.headers, now());
    message.retried += 1;
    save();
    arm(message);
  };

  const fire = (schedule: QstashSchedule): QstashMessage => {
    schedule.lastScheduleTime = now();
    const message = admit(Delivery.parse(schedule), { scheduleId: schedule.scheduleId });
    save();
    return message;
  };

  const tick = (): void => {
    for (const schedule of state.schedules.values()) {
      if (!schedule.isPaused && parseCron(schedule.cron).matches(now())) fire(schedule);
    }
    awaitMinute();
  };
  const awaitMinute = (): void => {
    // Schedules keep to the clock whatever `speed` is. A little past the minute, since timers may fire early.
    clockTimer = setTimeout(tick, 60_000 - (now() % 60_000) + 5);
  };

  for (const message of state.messages.values()) arm(message);
  awaitMinute();

  return {
    attempts,
    /** Takes a message; the one already taken within ten minutes under the same deduplication id stands for it. */
    async publish(delivery: Delivery, options: { notBefore: number | undefined; deduplicationId: string | null }) {
      const known = options.deduplicationId === null ? undefined : state.deduplication.get(options.deduplicationId);
      if (known && known.until > now()) return { messageId: known.messageId, deduplicated: true as const };
      const { messageId } = admit(delivery, options);
      for (const [id, { until }] of state.deduplication) if (until <= now()) state.deduplication.delete(id);
      if (options.deduplicationId !== null) {
        state.deduplication.set(options.deduplicationId, { messageId, until: now() + DEDUPLICATION_MS });
      }
      await state.save();
      return { messageId };
    },
    fire,
    async cancel(messageId: string): Promise<boolean> {
      if (!state.messages.has(messageId)) return false;
      clearTimeout(timers.get(messageId));
      finish(messageId);
      await state.save();
      return true;
    },
    async revive(dlqId: string): Promise<string | undefined> {
      const letter = state.deadLetters.get(dlqId);
      if (!letter) return undefined;
      state.deadLetters.delete(dlqId);
      const { messageId } = admit(Delivery.parse(letter), { notBefore: now() });
      await state.save();
      return messageId;
    },
    /** Resolves when nothing is waiting for delivery. */
    drained: (): Promise<void> =>
      state.messages.size === 0 ? Promise.resolve() : new Promise((resolve) => void idle.add(() => resolve())),
    async stop(): Promise<void> {
      stopped.abort();
      flow.stop();
      clearTimeout(clockTimer);
      for (const timer of timers.values()) clearTimeout(timer);
      await state.save();
    },
  };
}
