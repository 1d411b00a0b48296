import { expect, test } from "vitest";
import { STREAM_TOKEN_PARAMETER } from "../contracts/stream-token.ts";
import { e164 } from "../sandbox/call-fakes.ts";
import { createStreamTokens } from "./stream-token.ts";

const claims = {
  callId: crypto.randomUUID(),
  callSid: `CA${"a".repeat(32)}`,
  lineId: crypto.randomUUID(),
  dialled: e164("+33939000001"),
};
const secret = "a-secret-of-at-least-thirty-two-characters";

test("a token comes back as the claims it was made of", async () => {
  const tokens = createStreamTokens({ secret });
  const token = await tokens.sign(claims);
  await expect(tokens.verify(token)).resolves.toMatchObject(claims);
});

test("the longest token and the name of its parameter stay under the provider's 500 characters", async () => {
  const longest = {
    ...claims,
    dialled: e164(`+${"9".repeat(15)}`),
    tenantId: crypto.randomUUID(),
    locale: "en" as const,
  };
  const tokens = createStreamTokens({ secret });
  for (const more of [{ callerHash: "f".repeat(32) }, { testId: crypto.randomUUID() }]) {
    const token = await tokens.sign({ ...longest, ...more });
    await expect(tokens.verify(token)).resolves.toMatchObject({ ...longest, ...more });
    expect(`${STREAM_TOKEN_PARAMETER}${token}`.length).toBeLessThan(500);
  }
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
