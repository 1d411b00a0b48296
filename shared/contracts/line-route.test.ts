import { expect, test } from "vitest";
import { lineRoute, NUMBER_TARGET, SIP_TARGET } from "../sandbox/call-fakes.ts";
import { DeliveryTarget, LineRoute } from "./line-route.ts";

const sip = (uri: string) => ({ kind: "sip", uri });

test.each([
  ["a no-break space", "sip:line\u00a01@home.example"],
  ["a zero-width space", "sip:line1\u200b@home.example"],
  ["a control character", "sip:line\u00011@home.example"],
  ["an accent", "sip:jérôme@home.example"],
  ["no host", "sip:line1"],
])("a SIP address with %s is none", (_, uri) => {
  expect(DeliveryTarget.safeParse(sip(uri)).success).toBe(false);
  expect(DeliveryTarget.safeParse(sip("sip:line1;transport=tls@home.example:5061")).success).toBe(true);
});

test("a target that nobody can ring leaves the others of its line to be rung", () => {
  const stored = { ...lineRoute(), delivery: [sip("sip:line\u00a01@home.example"), SIP_TARGET, { kind: "fax" }, NUMBER_TARGET] };
  expect(LineRoute.parse(stored).delivery).toEqual([SIP_TARGET, NUMBER_TARGET]);
});

test("a line that rings nowhere is no route", () => {
  expect(LineRoute.safeParse({ ...lineRoute(), delivery: [sip("sip:line\u00a01@home.example")] }).success).toBe(false);
  expect(LineRoute.safeParse({ ...lineRoute(), delivery: [] }).success).toBe(false);
});
