import type { Faults } from "../faults.ts";
import type { QstashMessage } from "./qstash-message.ts";
import { signDelivery } from "./qstash-signature.ts";

/** What arrives at a destination more than once, and how irregularly: the service promises neither once nor in order. */
export interface Chaos {
  /** How many times every delivery is made at the same time. */
  copies: number;
  /** Every delivery is late by up to this much. */
  jitterMs: number;
}

/** Status 0: no answer came. */
export interface Answer {
  status: number;
  headers?: Headers;
  body: string;
}

export interface Sender {
  chaos: Chaos;
  /** Makes one delivery, or as many copies as chaos wants; the first one's answer counts. Never rejects. */
  send(message: QstashMessage, signal: AbortSignal): Promise<Answer>;
}

const NO_ANSWER: Answer = { status: 0, body: "" };

/** Faults match `DELIVER <method> <url>`: `drop` loses the delivery, or with `afterEffect` only the destination's answer. */
export function createSender({ signingKey, faults, now }: { signingKey: () => string; faults: Faults; now: () => number }): Sender {
  const chaos: Chaos = { copies: 1, jitterMs: 0 };

  const deliver = async (message: QstashMessage, signal: AbortSignal): Promise<Answer> => {
    const body = Buffer.from(message.bodyBase64, "base64");
    try {
      const response = await fetch(message.url, {
        method: message.method,
        headers: {
          ...message.headers,
          "user-agent": "Upstash-QStash",
          "upstash-message-id": message.messageId,
          "upstash-retried": String(message.retried),
          "upstash-region": "eu-central-1",
          "upstash-signature": signDelivery({ key: signingKey(), url: message.url, body, now: now() }),
          ...(message.scheduleId === undefined ? {} : { "upstash-schedule-id": message.scheduleId }),
        },
        ...(message.method === "GET" ? {} : { body }),
        redirect: "manual",
        signal: AbortSignal.any([AbortSignal.timeout(message.timeoutMs), signal]),
      });
      return { status: response.status, headers: response.headers, body: await response.text() };
    } catch {
      return NO_ANSWER;
    }
  };

  const sendOne = async (message: QstashMessage, signal: AbortSignal): Promise<Answer> => {
    const fault = faults.take(`DELIVER ${message.method} ${message.url}`);
    const lateMs = chaos.jitterMs * Math.random() + (fault?.kind === "delay" ? fault.ms : 0);
    if (lateMs > 0) await new Promise((resolve) => setTimeout(resolve, lateMs));
    if (!fault || fault.kind === "delay") return deliver(message, signal);
    if (fault.afterEffect) await deliver(message, signal);
    return fault.kind === "drop" ? NO_ANSWER : { status: fault.status, headers: new Headers(fault.headers), body: "" };
  };

  return {
    chaos,
    async send(message, signal) {
      const copies = Array.from({ length: chaos.copies }, () => sendOne(message, signal));
      return (await copies[0]) ?? NO_ANSWER;
    },
  };
}
