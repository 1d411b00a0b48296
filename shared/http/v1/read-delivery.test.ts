import { expect, test } from "vitest";
import { AppError } from "../../domain/errors.ts";
import { readDelivery } from "./read-delivery.ts";

const sip = (uri: string) => ({ kind: "sip" as const, uri });
const number = (e164: string) => ({ kind: "number" as const, e164 });
const fieldsOf = (...args: Parameters<typeof readDelivery>) => {
  try {
    readDelivery(...args);
  } catch (thrown) {
    return thrown instanceof AppError ? thrown.fields : thrown;
  }
};

test("numbers are read for the country, addresses stay as they are, and so does the order", () => {
  expect(readDelivery([sip("sip:Jeanne@sip.example"), number("06 39 98 00 42")], "FR", null)).toEqual([
    sip("sip:Jeanne@sip.example"),
    number("+33639980042"),
  ]);
});

test("the forwarded number and a target named twice are refused where they stand", () => {
  const targets = [sip("sip:a@b"), number("01 99 00 12 34")];
  expect(fieldsOf(targets, "FR", "+33199001234")).toEqual({ "delivery.1.e164": "leads_back_to_ethiq" });
  expect(fieldsOf([...targets, number("+33 1 99 00 12 34")], "FR", null)).toEqual({ "delivery.2.e164": "repeated" });
  expect(fieldsOf([...targets, sip("SIP:A@b")], "FR", null)).toEqual({ "delivery.2.uri": "repeated" });
  expect(fieldsOf([number("18")], "FR", null)).toEqual({ "delivery.0.e164": "emergency_number" });
});
