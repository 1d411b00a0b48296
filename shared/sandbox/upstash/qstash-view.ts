import { parseCron } from "./cron.ts";
import type { DeadLetter, Delivery, QstashMessage, QstashSchedule } from "./qstash-message.ts";

// How the API shows what it holds; names as the service has them.

const viewDelivery = (delivery: Delivery) => ({
  url: delivery.url,
  method: delivery.method,
  header: Object.fromEntries(Object.entries(delivery.headers).map(([name, value]) => [name, [value]])),
  body: Buffer.from(delivery.bodyBase64, "base64").toString("utf8"),
  maxRetries: delivery.retries,
  retryDelayExpression: delivery.retryDelay,
  callback: delivery.callback?.url,
  failureCallback: delivery.failureCallback?.url,
  flowControlKey: delivery.flowControlKey,
  parallelism: delivery.parallelism,
  rate: delivery.rate,
  period: delivery.periodMs === undefined ? undefined : delivery.periodMs / 1000,
  label: delivery.labels[0],
  labels: delivery.labels,
});

export const viewMessage = (message: QstashMessage) => ({
  ...viewDelivery(message),
  messageId: message.messageId,
  createdAt: message.createdAt,
  notBefore: message.notBefore,
  scheduleId: message.scheduleId,
});

export const viewDeadLetter = (letter: DeadLetter) => ({
  ...viewMessage(letter),
  dlqId: letter.dlqId,
  responseStatus: letter.responseStatus,
  responseHeader: letter.responseHeader,
  responseBody: letter.responseBody,
});

export function viewSchedule(schedule: QstashSchedule, now: number) {
  const { url, maxRetries, ...rest } = viewDelivery(schedule);
  return {
    ...rest,
    destination: url,
    retries: maxRetries,
    scheduleId: schedule.scheduleId,
    cron: schedule.cron,
    createdAt: schedule.createdAt,
    isPaused: schedule.isPaused,
    lastScheduleTime: schedule.lastScheduleTime,
    nextScheduleTime: parseCron(schedule.cron).next(now),
  };
}
