import { expect, test } from "vitest";
import { CALLER, NUMBER_TARGET, SIP_TARGET } from "../../../shared/sandbox/call-fakes.ts";
import { createCallbackSeal } from "./callback-seal.ts";

const SECRET = "a-secret-of-at-least-thirty-two-characters";
const seal = createCallbackSeal(SECRET);
const part = { caller: CALLER, targets: [SIP_TARGET, NUMBER_TARGET] };

test("what was sealed opens again, in this process and in another", () => {
  const text = seal.seal("participant", part);
  expect(seal.open("participant", text)).toEqual(part);
  expect(createCallbackSeal(SECRET).open("participant", text)).toEqual(part);
});

test("a sealed part goes into a URL as it is, shows nothing, and never looks the same twice", () => {
  const text = seal.seal("dial", part);
  expect(text).toMatch(/^[\w-]+$/);
  expect(Buffer.from(text, "base64url").toString("latin1")).not.toMatch(/33|sip|home/);
  expect(seal.seal("dial", part)).not.toBe(text);
});

test("changed by one bit anywhere, cut short or lengthened, it does not open", () => {
  const bytes = Buffer.from(seal.seal("dial", part), "base64url");
  for (const at of bytes.keys()) {
    const changed = Buffer.from(bytes);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(seal.open("dial", changed.toString("base64url"))).toBeUndefined();
  }
  for (const length of [0, 1, 27, 28, bytes.length - 1]) {
    expect(seal.open("dial", bytes.subarray(0, length).toString("base64url"))).toBeUndefined();
  }
  expect(seal.open("dial", Buffer.concat([bytes, bytes]).toString("base64url"))).toBeUndefined();
});

test("it opens for its own webhook and under its own secret only", () => {
  const text = seal.seal("dial", part);
  expect(seal.open("participant", text)).toBeUndefined();
  expect(createCallbackSeal(`${SECRET}!`).open("dial", text)).toBeUndefined();
  expect(seal.open("dial", undefined)).toBeUndefined();
});
