import { expect, test } from "vitest";
import { createSecretSeal } from "./secret-seal.ts";

const seal = createSecretSeal({ secret: "a-secret-of-at-least-thirty-two-characters" });
const PURPOSE = "sip-password:11111111-1111-4111-8111-111111111111:3";

test("a sealed word opens for its purpose, wherever the secret is the same", async () => {
  const sealed = await seal.seal(PURPOSE, "Kfd7-Bnr4-Ünïcode");
  expect(sealed).toMatch(/^[\w-]+$/);
  await expect(createSecretSeal({ secret: "a-secret-of-at-least-thirty-two-characters" }).open(PURPOSE, sealed)).resolves.toBe(
    "Kfd7-Bnr4-Ünïcode",
  );
});

test("the same word is never sealed alike twice, and is not to be read", async () => {
  const [first, second] = await Promise.all([seal.seal(PURPOSE, "Kfd7-Bnr4"), seal.seal(PURPOSE, "Kfd7-Bnr4")]);
  expect(first).not.toBe(second);
  expect(atob(first.replaceAll("-", "+").replaceAll("_", "/"))).not.toContain("Kfd7");
});

test("for another purpose, under another secret or altered anywhere it stays closed", async () => {
  const sealed = await seal.seal(PURPOSE, "Kfd7-Bnr4");
  await expect(seal.open(PURPOSE.replace(":3", ":4"), sealed)).resolves.toBeUndefined();
  await expect(createSecretSeal({ secret: "another-secret-of-thirty-two-characters" }).open(PURPOSE, sealed)).resolves.toBeUndefined();
  for (let at = 0; at < sealed.length - 1; at += 5) {
    const altered = sealed.slice(0, at) + (sealed[at] === "A" ? "B" : "A") + sealed.slice(at + 1);
    await expect(seal.open(PURPOSE, altered)).resolves.toBeUndefined();
  }
});

test.each(["", "short", "not base64 §", "A".repeat(200)])("what was never sealed, %j, stays closed", async (text) => {
  await expect(seal.open(PURPOSE, text)).resolves.toBeUndefined();
});
