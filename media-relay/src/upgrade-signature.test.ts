import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { isUpgradeSigned } from "./upgrade-signature.ts";

const url = "wss://relay.example.test/media";
const sign = (token: string, signed = url) => createHmac("sha1", token).update(signed).digest("base64");

test("the current and the next auth token both sign", () => {
  expect(isUpgradeSigned(sign("one"), url, ["one", "two"])).toBe(true);
  expect(isUpgradeSigned(sign("two"), url, ["one", "two"])).toBe(true);
});

test("another token, another address and no signature do not", () => {
  expect(isUpgradeSigned(sign("three"), url, ["one", "two"])).toBe(false);
  expect(isUpgradeSigned(sign("one", `${url}/`), url, ["one", "two"])).toBe(false);
  expect(isUpgradeSigned("", url, ["one"])).toBe(false);
  expect(isUpgradeSigned(undefined, url, ["one"])).toBe(false);
  expect(isUpgradeSigned(sign("one"), url, [])).toBe(false);
});
