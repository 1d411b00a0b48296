import { newSid } from "./ids.ts";
import type { FormParams } from "./signature.ts";
import type { WebhookTarget, World } from "./world.ts";

export interface SmsMessage {
  sid: string;
  to: string;
  from: string;
  body: string;
  direction: "inbound" | "outbound-api" | "outbound-reply";
  status: "queued" | "sent" | "delivered" | "undelivered" | "failed" | "received";
  errorCode: number | null;
  createdAt: string;
  sentAt: string | null;
  updatedAt: string;
  statusCallback: WebhookTarget | null;
}

/** What becomes of messages to one number. */
export type SmsBehaviour =
  | { kind: "delivered" }
  | { kind: "undelivered" | "failed"; errorCode: number }
  /** Refused by the API with this code; no message exists. */
  | { kind: "refused"; errorCode: number; times?: number }
  /** The API answers 5xx, or never, with the message sent or not. */
  | { kind: "status"; status: number; afterEffect: boolean; times?: number }
  | { kind: "timeout"; afterEffect: boolean; times?: number };

export interface Messages {
  create(message: Pick<SmsMessage, "to" | "from" | "body" | "statusCallback"> & { direction?: SmsMessage["direction"] }): SmsMessage;
  /** One that came in. */
  keep(message: Pick<SmsMessage, "to" | "from" | "body">): SmsMessage;
  get(sid: string): SmsMessage | undefined;
  /** Newest first, as the API lists them. */
  list(): SmsMessage[];
  /** Those that left, oldest first. */
  sent(): SmsMessage[];
  behave(to: string, behaviour: SmsBehaviour): void;
  /** Somebody said what becomes of messages to this number. */
  isDescribed(to: string): boolean;
  /** What happens to the next request for this number; counted as used. */
  take(to: string): SmsBehaviour;
  restore(messages: SmsMessage[]): void;
}

const KEPT_MESSAGES = 5000;

export function createMessages(world: () => World, onChange: () => void): Messages {
  const messages = new Map<string, SmsMessage>();
  const behaviours = new Map<string, { behaviour: SmsBehaviour; used: number }>();

  const move = (message: SmsMessage, status: SmsMessage["status"], errorCode: number | null = null) => {
    message.status = status;
    message.errorCode = errorCode;
    message.updatedAt = new Date().toISOString();
    if (status === "sent") message.sentAt = message.updatedAt;
    onChange();
    notify(message);
  };
  const notify = (message: SmsMessage) => {
    if (!message.statusCallback) return;
    const params: FormParams = [
      ["SmsSid", message.sid],
      ["SmsStatus", message.status],
      ["MessageStatus", message.status],
      ["To", message.to],
      ["MessageSid", message.sid],
      ["AccountSid", world().accountSid],
      ["From", message.from],
      ["ApiVersion", "2010-04-01"],
      ...(message.errorCode === null ? [] : ([["ErrorCode", String(message.errorCode)]] satisfies FormParams)),
    ];
    world().callback("message", message.statusCallback, params, message.sid);
  };
  const carry = (message: SmsMessage, behaviour: SmsBehaviour) => {
    const { clock, settings } = world();
    clock.after(settings.smsDelaysMs.sent, () => {
      if (behaviour.kind === "failed") return move(message, "failed", behaviour.errorCode);
      move(message, "sent");
      clock.after(settings.smsDelaysMs.delivered, () => {
        if (behaviour.kind === "undelivered") move(message, "undelivered", behaviour.errorCode);
        else move(message, "delivered");
      });
    });
  };
  const find = (to: string): SmsBehaviour => behaviours.get(to)?.behaviour ?? { kind: "delivered" };

  const put = (fields: Omit<SmsMessage, "sid" | "errorCode" | "createdAt" | "sentAt" | "updatedAt">): SmsMessage => {
    const now = new Date().toISOString();
    const message: SmsMessage = { sid: newSid("SM"), ...fields, errorCode: null, createdAt: now, sentAt: null, updatedAt: now };
    messages.set(message.sid, message);
    const [oldest] = messages.keys();
    if (messages.size > KEPT_MESSAGES && oldest !== undefined) messages.delete(oldest);
    onChange();
    return message;
  };

  return {
    create(fields) {
      const message = put({ direction: "outbound-api", ...fields, status: "queued" });
      notify(message);
      carry(message, find(fields.to));
      return message;
    },
    keep: (fields) => put({ ...fields, direction: "inbound", status: "received", statusCallback: null }),
    get: (sid) => messages.get(sid),
    list: () => [...messages.values()].reverse(),
    sent: () => [...messages.values()].filter(({ direction }) => direction !== "inbound"),
    behave: (to, behaviour) => void behaviours.set(to, { behaviour, used: 0 }),
    isDescribed: (to) => behaviours.has(to),
    take(to) {
      const entry = behaviours.get(to);
      if (!entry) return { kind: "delivered" };
      const { behaviour } = entry;
      if (!("times" in behaviour) || behaviour.times === undefined) return behaviour;
      entry.used += 1;
      return entry.used <= behaviour.times ? behaviour : { kind: "delivered" };
    },
    restore(kept) {
      for (const message of kept) messages.set(message.sid, { ...message, direction: message.direction ?? "outbound-api" });
    },
  };
}
