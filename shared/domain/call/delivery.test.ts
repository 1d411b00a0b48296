import { expect, test } from "vitest";
import { type DeliveryStep, type LegStatus, nextDeliveryStep, safeTargets } from "./delivery.ts";

const table: [status: LegStatus, laterTargets: number, step: DeliveryStep][] = [
  ["queued", 1, { step: "wait" }],
  ["initiated", 1, { step: "wait" }],
  ["ringing", 1, { step: "wait" }],
  ["in-progress", 1, { step: "answered" }],
  ["completed", 1, { step: "done", wasAnswered: true }],
  ["completed", 0, { step: "done", wasAnswered: true }],
  ["canceled", 1, { step: "done", wasAnswered: false }],
  ["no-answer", 1, { step: "try_next" }],
  ["busy", 2, { step: "try_next" }],
  ["failed", 1, { step: "try_next" }],
  ["no-answer", 0, { step: "give_up" }],
  ["busy", 0, { step: "give_up" }],
  ["failed", 0, { step: "give_up" }],
];

test.each(table)("a leg that is %s with %i telephones left", (status, laterTargets, step) => {
  expect(nextDeliveryStep({ status, laterTargets })).toEqual(step);
});

test("the forwarded number and the Ethiq number are never rung", () => {
  const sip = { kind: "sip", uri: "sip:jeanne@home.example" };
  const forwarded = { kind: "number", e164: "+33140000001" };
  const ours = { kind: "number", e164: "+33939000001" };
  const second = { kind: "number", e164: "+33612345678" };
  expect(safeTargets([sip, forwarded, ours, second], ["+33140000001", "+33939000001", null])).toEqual([sip, second]);
});

test("an unknown forwarded number forbids nothing", () => {
  const second = { kind: "number", e164: "+33612345678" };
  expect(safeTargets([second], [null])).toEqual([second]);
});
