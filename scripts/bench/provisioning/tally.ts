import type { Twilio } from "../../../shared/sandbox/twilio/start-twilio.ts";
import type { QstashStandIn } from "../../../shared/sandbox/upstash/start-qstash.ts";
import { ownCpuMs } from "../api/own-cpu.ts";

const OURS = /\/jobs\/(provision|verify-call|sip-password|provision-failed)\b/;

export interface Tally {
  /** Asked of Twilio, refused ones included. */
  requests: number;
  refused: number;
  mostAtOnce: number;
  deliveries: number;
  /** Answered with anything but success. */
  repeated: number;
  /** Of the process with the webhooks and jobs. */
  cpuMs: number;
}

/** Counts from now on. */
export function startTally({ twilio, qstash, pid }: { twilio: Twilio; qstash: QstashStandIn; pid: number }): () => Tally {
  twilio.clearRequests();
  const earlier = qstash.attempts.length;
  const begunBefore = new Set(qstash.attempts.map(({ messageId }) => messageId));
  const cpuBefore = ownCpuMs(pid);
  return () => {
    const { counts, refused, mostAtOnce } = twilio.requests();
    const attempts = qstash.attempts.slice(earlier).filter(({ messageId, url }) => OURS.test(url) && !begunBefore.has(messageId));
    return {
      requests: Object.values(counts).reduce((sum, each) => sum + each, 0),
      refused,
      mostAtOnce,
      deliveries: attempts.length,
      repeated: attempts.filter(({ status }) => status < 200 || status >= 300).length,
      cpuMs: ownCpuMs(pid) - cpuBefore,
    };
  };
}
