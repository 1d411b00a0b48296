import { expect, test } from "vitest";
import { fakeAlertStore, fakeMessageStore } from "../sandbox/outbox-fakes.ts";
import { noteMessageStatus } from "./note-message-status.ts";

const id = "33333333-3333-4333-8333-333333333333";
const build = () => ({ alert: fakeAlertStore(), message: fakeMessageStore() });

test.each([
  ["accepted", "sent", null],
  ["queued", "sent", null],
  ["sending", "sent", null],
  ["sent", "sent", null],
  ["delivered", "delivered", null],
  ["read", "delivered", null],
  ["undelivered", "failed", "30003"],
  ["failed", "failed", "30007"],
] as const)("a message that is %s is on record as %s", async (status, recorded, errorCode) => {
  const outboxes = build();
  await noteMessageStatus(outboxes, { record: { kind: "alert", id }, messageSid: "SM1", status, errorCode });
  expect(outboxes.alert.deliveries).toEqual([{ id, providerSid: "SM1", status: recorded, errorCode }]);
});

test("a status comes back to the outbox its message was sent from", async () => {
  const outboxes = build();
  await noteMessageStatus(outboxes, { record: { kind: "message", id }, messageSid: "SM1", status: "delivered", errorCode: null });
  expect(outboxes.message.deliveries).toEqual([{ id, providerSid: "SM1", status: "delivered", errorCode: null }]);
  expect(outboxes.alert.deliveries).toEqual([]);
});

test("a status nobody has told us of changes nothing", async () => {
  const outboxes = build();
  await noteMessageStatus(outboxes, { record: { kind: "alert", id }, messageSid: "SM1", status: "a-new-word", errorCode: null });
  expect(outboxes.alert.deliveries).toEqual([]);
});
