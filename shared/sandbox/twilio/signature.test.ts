import { expect, test } from "vitest";
import { twilioSignature } from "./signature.ts";

// Fixed vectors, computed with openssl from the documented algorithm: `printf %s "<text>" | openssl dgst -sha1 -hmac <token> -binary | base64`.
const TOKEN = "12345";

test("the form fields are signed after the address, sorted by name", () => {
  const params: [string, string][] = [
    ["To", "+18005551212"],
    ["CallSid", "CA1234567890ABCDE"],
    ["Digits", "1234"],
    ["From", "+14158675310"],
    ["Caller", "+14158675310"],
  ];
  expect(twilioSignature(TOKEN, "https://mycompany.com/myapp.php?foo=1&bar=2", params)).toBe("GvWf1cFY/Q7PnoempGyD5oXAezc=");
});

test("a repeated field is signed once per different value, in order of value", () => {
  const params: [string, string][] = [
    ["Sid", "b"],
    ["Sid", "a"],
    ["Sid", "b"],
    ["Empty", ""],
  ];
  expect(twilioSignature(TOKEN, "https://example.com/hook", params)).toBe("aZGanoc+Dq5AhG2QuASVRoW3ql8=");
});

test("the fragment that tunes retries is not part of the signed address", () => {
  expect(twilioSignature(TOKEN, "wss://example.com/media#rc=2")).toBe("7PR3qMkpDyEJtMrVOY/LDyNq8J8=");
});
