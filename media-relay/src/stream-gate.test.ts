import { expect, test } from "vitest";
import { callIdOf } from "../../shared/app/call-id.ts";
import { createStreamTokens } from "../../shared/app/stream-token.ts";
import type { LineRoute } from "../../shared/contracts/line-route.ts";
import type { StreamStart } from "../../shared/contracts/media-stream.ts";
import type { E164 } from "../../shared/domain/phone-number.ts";
import { admitStream, createUsedTokens, type StreamGateDeps } from "./stream-gate.ts";

const dialled = "+33939000001" as E164;
const callSid = `CA${"1".repeat(32)}`;
const tokens = createStreamTokens({ secret: "a-secret-of-at-least-thirty-two-characters" });
const claims = { callId: crypto.randomUUID(), callSid, lineId: crypto.randomUUID(), dialled };
const route = { lineId: claims.lineId, tenantId: crypto.randomUUID(), locale: "en" } as LineRoute;
const { tenantId, locale } = route;
const down = { find: async () => Promise.reject(new Error("down")) };

const start = (token: string | undefined, overrides: Partial<StreamStart["start"]> = {}): StreamStart => ({
  event: "start",
  streamSid: "MZ1",
  start: {
    callSid,
    customParameters: token === undefined ? {} : { token },
    mediaFormat: { encoding: "audio/x-mulaw", sampleRate: 8000, channels: 1 },
    ...overrides,
  },
});
const gate = (overrides: Partial<StreamGateDeps> = {}): StreamGateDeps => ({
  tokens,
  singleUse: { claim: async () => true },
  usedTokens: createUsedTokens(() => 0),
  directory: { find: async () => route },
  ...overrides,
});

test("a genuine token for this call and line is let in, once", async () => {
  const token = await tokens.sign(claims);
  const deps = gate();
  expect(await admitStream(deps, start(token))).toMatchObject({ isAdmitted: true, claims, tenantId, locale });
  expect(await admitStream(deps, start(token))).toEqual({ isAdmitted: false, why: "replay", callId: await callIdOf(callSid) });
});

test("a token used at another relay is a replay; when Redis cannot tell, this process decides", async () => {
  const token = await tokens.sign(claims);
  expect(await admitStream(gate({ singleUse: { claim: async () => false } }), start(token))).toMatchObject({ why: "replay" });
  for (const claim of [async () => undefined, async () => Promise.reject(new Error("down"))]) {
    const deps = gate({ singleUse: { claim } });
    expect(await admitStream(deps, start(token))).toMatchObject({ isAdmitted: true });
    expect(await admitStream(deps, start(token))).toMatchObject({ why: "replay" });
  }
});

test("no token, a false one, one of another call and another audio format are turned away, naming the call that is unheard", async () => {
  const token = await tokens.sign(claims);
  const foreign = await createStreamTokens({ secret: "another-secret-of-thirty-two-characters" }).sign(claims);
  const expired = await createStreamTokens({ secret: "a-secret-of-at-least-thirty-two-characters", now: () => Date.now() - 70_000 }).sign(
    claims,
  );
  const callId = await callIdOf(callSid);
  for (const bad of [undefined, "", foreign, expired])
    expect(await admitStream(gate(), start(bad))).toEqual({ isAdmitted: false, why: "token", callId });
  const other = `CA${"2".repeat(32)}`;
  expect(await admitStream(gate(), start(token, { callSid: other }))).toEqual({
    isAdmitted: false,
    why: "other_call",
    callId: await callIdOf(other),
  });
  const mediaFormat = { encoding: "audio/x-mulaw", sampleRate: 16_000, channels: 1 };
  expect(await admitStream(gate(), start(token, { mediaFormat }))).toMatchObject({ why: "format" });
});

test("a number that no longer leads to the token's line is turned away; a directory that is down is not held against the call", async () => {
  const elsewhere = { ...route, lineId: crypto.randomUUID() };
  expect(await admitStream(gate({ directory: { find: async () => elsewhere } }), start(await tokens.sign(claims)))).toMatchObject({
    why: "line",
  });
  expect(await admitStream(gate({ directory: { find: async () => undefined } }), start(await tokens.sign(claims)))).toMatchObject({
    why: "line",
  });
  expect(await admitStream(gate({ directory: down }), start(await tokens.sign(claims)))).toMatchObject({ isAdmitted: true });
});

test("tenant and language are the line's; the token tells them when no directory answers, and French is the last guess", async () => {
  const told = { ...claims, tenantId: crypto.randomUUID(), locale: "fr" as const };
  expect(await admitStream(gate(), start(await tokens.sign(told)))).toMatchObject({ tenantId, locale: "en" });
  const isDown = gate({ directory: down });
  expect(await admitStream(isDown, start(await tokens.sign({ ...told, locale: "en" })))).toMatchObject({
    tenantId: told.tenantId,
    locale: "en",
  });
  expect(await admitStream(isDown, start(await tokens.sign(claims)))).toMatchObject({ tenantId: undefined, locale: "fr" });
});

test("used tokens are forgotten once they could not start a stream any more", () => {
  let now = 0;
  const used = createUsedTokens(() => now);
  const token = { ...claims, jti: "a".repeat(20), exp: 60 };
  expect(used.use(token)).toBe(true);
  now = 120;
  expect(used.use(token)).toBe(false);
  now = 121;
  expect(used.use(token)).toBe(true);
});
