import type { OpenedCall } from "../contracts/call-records.ts";
import type { JobName } from "../contracts/jobs.ts";
import type { DeliveryTarget, LineRoute } from "../contracts/line-route.ts";
import type { LiveCall } from "../contracts/live-call.ts";
import { AppError, type ErrorCode } from "../domain/errors.ts";
import { type E164, parseE164 } from "../domain/phone-number.ts";
import type { CallScript } from "../ports/call-script.ts";
import type { CallStore } from "../ports/call-store.ts";
import type { JobQueue } from "../ports/job-queue.ts";
import type { LineDirectory } from "../ports/line-directory.ts";
import type { LiveCalls, SingleUse } from "../ports/live-calls.ts";
import type { CallRouting } from "../ports/telephony.ts";

// In-memory stand-ins of the ports for tests. Each notes what it was asked in `calls`, and can be told to fail.

export const e164 = (text: string): E164 => {
  const number = parseE164(text);
  if (!number) throw new Error(`not a number: ${text}`);
  return number;
};

export const ETHIQ_NUMBER = e164("+33939000001");
export const CALLER = "+33612345678";
export const SIP_TARGET: DeliveryTarget = { kind: "sip", uri: "sip:line1@home.sip.example" };
export const NUMBER_TARGET: DeliveryTarget = { kind: "number", e164: e164("+33755000001") };

export const lineRoute = (over: Partial<LineRoute> = {}): LineRoute => ({
  lineId: "11111111-1111-4111-8111-111111111111",
  tenantId: "22222222-2222-4222-8222-222222222222",
  ethiqNumber: ETHIQ_NUMBER,
  forwardedNumber: e164("+33140000001"),
  status: "active",
  locale: "fr",
  protectedName: "Jeanne",
  delivery: [SIP_TARGET, NUMBER_TARGET],
  helpLevel: 2,
  notice: true,
  trusted: [],
  blocked: [],
  ...over,
});

/** Failures to come, in order: the n-th use of the fake meets the n-th entry; `undefined` lets it succeed. */
export type Failures = (ErrorCode | AppError | undefined)[];

export const failNext = (failures: Failures) => {
  const failure = failures.shift();
  if (failure) throw failure instanceof AppError ? failure : new AppError(failure, "told to fail");
};

export const never = (): Promise<never> => new Promise(() => undefined);

export function fakeLines(route: LineRoute | undefined, failures: Failures = []): LineDirectory {
  return {
    async find() {
      failNext(failures);
      return route;
    },
  };
}

export interface FakeCallStore extends CallStore {
  calls: [method: keyof CallStore, input: unknown][];
  failures: Partial<Record<keyof CallStore, Failures>>;
}

export function fakeCallStore({ route, opened }: { route?: LineRoute; opened?: Partial<OpenedCall> } = {}): FakeCallStore {
  const calls: FakeCallStore["calls"] = [];
  const failures: FakeCallStore["failures"] = {};
  const note = (method: keyof CallStore, input: unknown) => {
    calls.push([method, input]);
    failNext(failures[method] ?? []);
  };
  return {
    calls,
    failures,
    async lineRoute(dialled) {
      note("lineRoute", dialled);
      return route;
    },
    async openCall(call, options) {
      note("openCall", { ...call, ...options });
      const { callId, plan, planReason, startedAt } = call;
      return { callId, plan, planReason, startedAt, isNew: true, ...opened };
    },
    async recordVerdict(verdict) {
      note("recordVerdict", verdict);
      return { isNew: true, alertIds: [] };
    },
    async recordEvent(event) {
      note("recordEvent", event);
    },
    async markNotAnalysed(callId, reason) {
      note("markNotAnalysed", { callId, reason });
    },
    async recordTotals(totals) {
      note("recordTotals", totals);
    },
    async closeCall(close) {
      note("closeCall", close);
      return undefined;
    },
  };
}

export interface FakeRouting extends CallRouting {
  calls: [method: keyof CallRouting, input: unknown][];
  failures: Partial<Record<keyof CallRouting, Failures>>;
  isLive: boolean;
  isLabelTaken: boolean;
}

export function fakeRouting(): FakeRouting {
  const note = (method: keyof CallRouting, input: unknown) => {
    fake.calls.push([method, input]);
    failNext(fake.failures[method] ?? []);
  };
  const fake: FakeRouting = {
    calls: [],
    failures: {},
    isLive: true,
    isLabelTaken: false,
    async addProtectedParticipant(leg) {
      note("addProtectedParticipant", leg);
      if (fake.isLabelTaken) return { state: "already_there" };
      return { state: "ringing", conferenceSid: "CF1", callSid: "CAleg" };
    },
    async redirectCaller(callSid, twiml) {
      note("redirectCaller", { callSid, twiml });
    },
    async startStream(stream) {
      note("startStream", stream);
    },
    async isCallLive(callSid) {
      note("isCallLive", callSid);
      return fake.isLive;
    },
    async hangUp(callSid) {
      note("hangUp", callSid);
    },
  };
  return fake;
}

export interface FakeJobs extends JobQueue {
  published: { name: JobName; body: unknown; options: unknown }[];
  failures: Failures;
}

export function fakeJobs(): FakeJobs {
  const published: FakeJobs["published"] = [];
  const failures: Failures = [];
  return {
    published,
    failures,
    async publish(name, body, options) {
      failNext(failures);
      published.push({ name, body, options });
    },
  };
}

export function fakeLiveCalls(entries: Record<string, LiveCall> = {}): LiveCalls & { entries: Record<string, LiveCall> } {
  return {
    entries,
    async get(callId) {
      return entries[callId];
    },
    async put(callId, call) {
      entries[callId] = call;
    },
  };
}

/** `isDown`: answers `undefined`, as the real one does when Redis cannot tell. */
export function fakeSingleUse({ isDown = false } = {}): SingleUse {
  const claimed = new Set<string>();
  return {
    async claim(id) {
      if (isDown) return undefined;
      const isFirst = !claimed.has(id);
      claimed.add(id);
      return isFirst;
    },
  };
}

export const fakeScript: CallScript = {
  answer: (answer) => JSON.stringify(answer),
  apology: (locale) => `apology ${locale}`,
};
