import type { ClaimedAlert } from "../contracts/call-records.ts";
import type { AlertStore } from "../ports/call-store.ts";
import type { SmsSender } from "../ports/telephony.ts";
import { e164, type Failures, failNext } from "./call-fakes.ts";

export interface FakeSms extends SmsSender {
  sent: { to: string; body: string; alertId: string }[];
  atProvider: { sid: string; to: string; body: string; status: string }[];
  failures: Failures;
  findFailures: Failures;
  /** With it, a failing `send` still leaves its message at the provider. */
  sendsDespiteFailure: boolean;
}

export function fakeSms(): FakeSms {
  const fake: FakeSms = {
    sent: [],
    atProvider: [],
    failures: [],
    findFailures: [],
    sendsDespiteFailure: false,
    async send(message) {
      const sid = `SM${fake.atProvider.length + 1}`;
      const arrive = () => fake.atProvider.push({ sid, to: message.to, body: message.body, status: "queued" });
      fake.sent.push(message);
      if (fake.sendsDespiteFailure) arrive();
      failNext(fake.failures);
      if (!fake.sendsDespiteFailure) arrive();
      return { sid };
    },
    async find({ to, body }) {
      failNext(fake.findFailures);
      return fake.atProvider.filter((message) => message.to === to && message.body === body);
    },
  };
  return fake;
}

export const claimedAlert = (over: Partial<ClaimedAlert> = {}): ClaimedAlert => ({
  id: "33333333-3333-4333-8333-333333333333",
  callId: "44444444-4444-4444-8444-444444444444",
  phone: e164("+33612000001"),
  locale: "fr",
  protectedName: "Jeanne",
  familyWord: "MIRABELLE",
  level: 3,
  callStartedAt: "2026-01-01T10:00:00.000Z",
  attempts: 1,
  mayHaveBeenSent: false,
  createdAt: "2026-01-01T10:01:00.000Z",
  ...over,
});

export interface FakeAlertStore extends AlertStore {
  status: "pending" | "sending" | "sent" | "failed";
  alert: ClaimedAlert;
  settled: unknown[];
  /** As if the time of the claim were up. */
  loseLease(): void;
  deliveries: unknown[];
  known: string[];
  failures: Failures;
}

/** One alert and its lease, as the stored procedures keep them. */
export function fakeAlertStore(over: Partial<ClaimedAlert> = {}): FakeAlertStore {
  const fake: FakeAlertStore = {
    status: "pending",
    alert: claimedAlert(over),
    settled: [],
    deliveries: [],
    known: [],
    failures: [],
    loseLease() {
      fake.status = "pending";
      fake.alert = { ...fake.alert, mayHaveBeenSent: true, attempts: fake.alert.attempts + 1 };
    },
    async claim() {
      if (fake.status === "sending") return { state: "busy", retryAfterSeconds: 7 };
      if (fake.status !== "pending") return { state: "settled" };
      fake.status = "sending";
      return { state: "claimed", alert: fake.alert };
    },
    async settle(outcome) {
      failNext(fake.failures);
      fake.settled.push(outcome);
      if (outcome.status !== "sent" && outcome.attempt !== fake.alert.attempts) return;
      fake.status = outcome.status;
      if (outcome.status === "pending") fake.alert = { ...fake.alert, mayHaveBeenSent: true, attempts: fake.alert.attempts + 1 };
      if (outcome.providerSid) fake.known.push(outcome.providerSid);
    },
    async recordDelivery(delivery) {
      fake.deliveries.push(delivery);
    },
    async due() {
      return fake.status === "pending" ? [fake.alert.id] : [];
    },
    async knownProviderSids(sids) {
      return fake.known.filter((sid) => sids.includes(sid));
    },
  };
  return fake;
}
