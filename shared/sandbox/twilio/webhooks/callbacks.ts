import type { FormParams } from "../signature.ts";
import type { CallbackKind, WebhookTarget, World } from "../world.ts";
import { sendWebhook } from "./send-webhook.ts";

/** Status callbacks are best effort, at least once and unordered: what each kind suffers. */
export interface Chaos {
  /** Extra deliveries of each callback. */
  duplicates?: number;
  delayMs?: number;
  /** Swaps each pair of neighbours. */
  reorder?: boolean;
  /** How many of the next callbacks never arrive; "all" for every one. */
  lose?: number | "all";
}

export interface CallbackChaos {
  set(kind: CallbackKind, chaos: Chaos): void;
  clear(): void;
}

const REORDER_WAIT_MS = 1500;

interface Delivery {
  target: WebhookTarget;
  params: FormParams;
}

/** Callbacks of one key are delivered in order, unless chaos says otherwise; different keys do not wait for each other. */
export function createCallbacks(world: () => World) {
  const chaos = new Map<CallbackKind, Chaos>();
  const queues = new Map<string, Promise<unknown>>();
  const held = new Map<string, { release(): void }>();

  const enqueue = (key: string, { target, params }: Delivery, times: number, delayMs: number) => {
    const deliver = async () => {
      if (delayMs > 0) await new Promise<void>((resolve) => void world().clock.after(delayMs, resolve));
      for (let i = 0; i < times; i++) {
        const answer = await sendWebhook(world(), target, params);
        if (!answer.ok && !world().closing.aborted) world().debug(answer.code, answer.message, key);
      }
    };
    const queue = (queues.get(key) ?? Promise.resolve()).then(deliver);
    queues.set(key, queue);
    void queue.then(() => {
      if (queues.get(key) === queue) queues.delete(key);
    });
  };

  const send = (kind: CallbackKind, target: WebhookTarget, params: FormParams, key: string): void => {
    const rule = chaos.get(kind) ?? {};
    if (rule.lose === "all") return;
    if (rule.lose) {
      chaos.set(kind, { ...rule, lose: rule.lose - 1 });
      return;
    }
    const queueKey = `${kind} ${key}`;
    const go = () => enqueue(queueKey, { target, params }, 1 + (rule.duplicates ?? 0), rule.delayMs ?? 0);
    const earlier = held.get(queueKey);
    if (earlier) {
      go();
      earlier.release();
      return;
    }
    if (!rule.reorder) {
      go();
      return;
    }
    const cancel = world().clock.after(REORDER_WAIT_MS, () => release());
    const release = () => {
      cancel();
      held.delete(queueKey);
      go();
    };
    held.set(queueKey, { release });
  };

  const control: CallbackChaos = {
    set: (kind, rule) => void chaos.set(kind, rule),
    clear: () => chaos.clear(),
  };
  return { send, control };
}
