import { createHash } from "node:crypto";
import twilio from "twilio";
import { expect, test } from "vitest";
import { createTwilioVerifier } from "./twilio-signature.ts";

const verify = createTwilioVerifier({ publicUrl: "https://mycompany.example", authTokens: ["12345", "67890"] });
const address = "/myapp?foo=1&bar=2";
const rawBody = "Digits=1234&To=%2B18005551212&From=%2B14158675310&Caller=%2B14158675310&CallSid=CA1234567890ABCDE&Blank=";

const form = { Digits: "1234", To: "+18005551212", From: "+14158675310", Caller: "+14158675310", CallSid: "CA1234567890ABCDE", Blank: "" };
const sign = (token: string, url = `https://mycompany.example${address}`, fields: Record<string, string> = form) =>
  twilio.getExpectedTwilioSignature(token, url, fields);

test("either token signs, another does not", () => {
  expect(verify({ address, rawBody, signature: sign("12345") })).toBe(true);
  expect(verify({ address, rawBody, signature: sign("67890") })).toBe(true);
  expect(verify({ address, rawBody, signature: sign("other") })).toBe(false);
});

test("blank fields count, so does every part of the address, and an unsigned request never passes", () => {
  expect(verify({ address, rawBody: rawBody.replace("&Blank=", ""), signature: sign("12345") })).toBe(false);
  expect(verify({ address: "/myapp?foo=1&bar=3", rawBody, signature: sign("12345") })).toBe(false);
  expect(verify({ address: "/other?foo=1&bar=2", rawBody, signature: sign("12345") })).toBe(false);
  expect(verify({ address, rawBody, signature: undefined })).toBe(false);
  expect(verify({ address, rawBody, signature: "" })).toBe(false);
});

test("an encoded query is signed as it stands", () => {
  const encoded = "/voice?deliver=sip%3Aa%40b.example&deliver=%2B33755000001";
  const signature = sign("12345", `https://mycompany.example${encoded}`);
  expect(verify({ address: encoded, rawBody, signature })).toBe(true);
});

test("a body that is no form is bound by its hash", () => {
  const json = '{"a":1}';
  const hashed = `/events?bodySHA256=${createHash("sha256").update(json).digest("hex")}`;
  const signature = sign("12345", `https://mycompany.example${hashed}`, {});
  expect(verify({ address: hashed, rawBody: json, signature })).toBe(true);
  expect(verify({ address: hashed, rawBody: '{"a":2}', signature })).toBe(false);
  expect(verify({ address: `${hashed}0`, rawBody: json, signature })).toBe(false);
});
