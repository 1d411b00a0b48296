import { expect, test } from "vitest";
import { type E164, isE164 } from "../domain/phone-number.ts";
import { createStreamTokens } from "./stream-token.ts";

const number = "+33939000001";
const dialled: E164 = isE164(number)
  ? number
  : (() => {
      throw new Error("not a number");
    })();
const claims = { callId: crypto.randomUUID(), callSid: `CA${"a".repeat(32)}`, lineId: crypto.randomUUID(), dialled };
const secret = "a-secret-of-at-least-thirty-two-characters";

test("a token comes back as the claims it was made of", async () => {
  const tokens = createStreamTokens({ secret });
  const token = await tokens.sign(claims);
  expect(token.length).toBeLessThan(450);
  expect((await tokens.sign({ ...claims, callerHash: "f".repeat(32) })).length).toBeLessThan(490);
  await expect(tokens.verify(token)).resolves.toMatchObject(claims);
});

test("no two tokens share an id", async () => {
  const tokens = createStreamTokens({ secret });
  const [first, second] = await Promise.all([tokens.sign(claims), tokens.sign(claims)].map(async (token) => tokens.verify(await token)));
  expect(first?.jti).not.toBe(second?.jti);
});

test("a token older than its minute is refused", async () => {
  let now = Date.parse("2026-01-01T10:00:00Z");
  const tokens = createStreamTokens({ secret, now: () => now });
  const token = await tokens.sign(claims);
  now += 59_000;
  await expect(tokens.verify(token)).resolves.toBeDefined();
  now += 2_000;
  await expect(tokens.verify(token)).rejects.toMatchObject({ code: "signature_invalid" });
});

test("a token of another secret, an altered one and noise are refused", async () => {
  const tokens = createStreamTokens({ secret });
  const foreign = await createStreamTokens({ secret: `${secret}!` }).sign(claims);
  const token = await tokens.sign(claims);
  const [body = "", mac = ""] = token.split(".");
  const altered = `${btoa(JSON.stringify({ ...claims, lineId: crypto.randomUUID(), jti: "x".repeat(20), exp: 9e9 }))}.${mac}`;
  for (const bad of [foreign, altered, body, `${body}.`, `${token}.x`, "", "a.b", "%%%.%%%"]) {
    await expect(tokens.verify(bad)).rejects.toMatchObject({ code: "signature_invalid" });
  }
});
