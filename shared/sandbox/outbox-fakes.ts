import type { ClaimedAlert } from "../contracts/call-records.ts";
import type { ClaimedMessage, ContactInvitation, MemberInvitation } from "../contracts/message-records.ts";
import type { DeliveryReport, Outbox, OutboxItem, SendingOutcome } from "../ports/outbox.ts";
import type { OutgoingSms, SmsSender } from "../ports/telephony.ts";
import { e164, type Failures, failNext } from "./call-fakes.ts";

export interface FakeSms extends SmsSender {
  sent: OutgoingSms[];
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

export interface FakeOutbox<Item extends OutboxItem> extends Outbox<Item> {
  status: "pending" | "sending" | "sent" | "failed";
  item: Item;
  settled: SendingOutcome[];
  /** As if the time of the claim were up. */
  loseLease(): void;
  deliveries: DeliveryReport[];
  known: string[];
  failures: Failures;
}

/** One item and its lease, as the stored procedures keep them. */
function fakeOutbox<Item extends OutboxItem>(item: Item): FakeOutbox<Item> {
  const fake: FakeOutbox<Item> = {
    status: "pending",
    item,
    settled: [],
    deliveries: [],
    known: [],
    failures: [],
    loseLease() {
      fake.status = "pending";
      fake.item = { ...fake.item, mayHaveBeenSent: true, attempts: fake.item.attempts + 1 };
    },
    async claim() {
      if (fake.status === "sending") return { state: "busy", retryAfterSeconds: 7 };
      if (fake.status !== "pending") return { state: "settled" };
      fake.status = "sending";
      return { state: "claimed", item: fake.item };
    },
    async settle(outcome) {
      failNext(fake.failures);
      fake.settled.push(outcome);
      if (outcome.status !== "sent" && outcome.attempt !== fake.item.attempts) return;
      fake.status = outcome.status;
      if (outcome.status === "pending") fake.item = { ...fake.item, mayHaveBeenSent: true, attempts: fake.item.attempts + 1 };
      if (outcome.providerSid) fake.known.push(outcome.providerSid);
    },
    async recordDelivery(delivery) {
      fake.deliveries.push(delivery);
    },
    async due() {
      return fake.status === "pending" ? [fake.item.id] : [];
    },
    async knownProviderSids(sids) {
      return fake.known.filter((sid) => sids.includes(sid));
    },
  };
  return fake;
}

export const fakeAlertStore = (over: Partial<ClaimedAlert> = {}): FakeOutbox<ClaimedAlert> => fakeOutbox(claimedAlert(over));

export const contactInvitation = (over: Partial<ContactInvitation> = {}): ContactInvitation => ({
  id: "55555555-5555-4555-8555-555555555555",
  purpose: "contact_invitation",
  channel: "sms",
  to: e164("+33612000001"),
  locale: "fr",
  contactName: "Paul",
  inviterName: "Claire Martin",
  tenantName: "Famille Martin",
  protectedNames: ["Jeanne"],
  attempts: 1,
  mayHaveBeenSent: false,
  createdAt: "2026-01-01T10:01:00.000Z",
  ...over,
});

export const memberInvitation = (over: Partial<MemberInvitation> = {}): MemberInvitation => ({
  id: "66666666-6666-4666-8666-666666666666",
  purpose: "member_invitation",
  channel: "email",
  to: "paul.martin@ethiq.example",
  locale: "fr",
  inviterName: "Claire Martin",
  tenantName: "Famille Martin",
  role: "carer",
  attempts: 1,
  mayHaveBeenSent: false,
  createdAt: "2026-01-01T10:01:00.000Z",
  ...over,
});

export const fakeMessageStore = (message: ClaimedMessage = contactInvitation()): FakeOutbox<ClaimedMessage> => fakeOutbox(message);
