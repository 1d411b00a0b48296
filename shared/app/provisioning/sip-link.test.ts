import { expect, test } from "vitest";
import { createSecretSeal } from "../secret-seal.ts";
import { openSipLink, SIP_LINK_SECONDS, type SipAccount, sealSipLink } from "./sip-link.ts";
import { sealSipPassword } from "./sip-password-job.ts";

const seal = createSecretSeal({ secret: "a-secret-of-at-least-thirty-two-characters" });
const account: SipAccount = {
  username: "jeanne-4821",
  host: "ethiq.sip.dublin.twilio.com",
  password: "Kfd7-Bnr4-Qxt2-Hgm9-Wpz5",
  version: 2,
};
const NOW = Date.parse("2026-11-25T10:00:00Z");

function build({ at = NOW, answers }: { at?: number; answers?: undefined[] } = {}) {
  const claimed = new Map<string, number>();
  const singleUse = {
    claim: async (id: string, ttlSeconds: number) => {
      if (answers) return undefined;
      const isFirst = !claimed.has(id);
      claimed.set(id, ttlSeconds);
      return isFirst;
    },
  };
  return { claimed, open: (token: string) => openSipLink({ seal, singleUse, now: () => at }, token) };
}

const refused = (code: string) => expect.objectContaining({ code });

test("a link gives the account once", async () => {
  const { open, claimed } = build();
  const token = await sealSipLink(seal, account, NOW);
  expect(await open(token)).toEqual(account);
  await expect(open(token)).rejects.toEqual(refused("link_over"));
  expect([...claimed.values()]).toEqual([SIP_LINK_SECONDS]);
  expect([...claimed.keys()].join()).not.toMatch(/jeanne|Kfd7/);
});

test("of two who open it at once one gets it", async () => {
  const { open } = build();
  const token = await sealSipLink(seal, account, NOW);
  const outcomes = await Promise.allSettled([open(token), open(token)]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});

test("sealed anew it is still the same link; the next password has one of its own", async () => {
  const { open } = build();
  const token = await sealSipLink(seal, account, NOW);
  await open(token);
  await expect(open(await sealSipLink(seal, account, NOW))).rejects.toEqual(refused("link_over"));
  expect(await open(await sealSipLink(seal, { ...account, version: 3 }, NOW))).toMatchObject({ version: 3 });
});

test("it is over after a quarter of an hour, and that uses nothing up", async () => {
  const token = await sealSipLink(seal, account, NOW);
  const { open, claimed } = build({ at: NOW + SIP_LINK_SECONDS * 1_000 });
  await expect(open(token)).rejects.toEqual(refused("link_over"));
  expect(claimed.size).toBe(0);
  expect(await build({ at: NOW + SIP_LINK_SECONDS * 1_000 - 1 }).open(token)).toEqual(account);
});

test("what was altered, sealed by another or for something else is nobody's link", async () => {
  const { open, claimed } = build();
  const token = await sealSipLink(seal, account, NOW);
  const at = 40;
  const altered = `${token.slice(0, at)}${token[at] === "A" ? "B" : "A"}${token.slice(at + 1)}`;
  const others = createSecretSeal({ secret: "another-secret-of-at-least-32-characters" });
  const job = await sealSipPassword(seal, { endpointId: crypto.randomUUID(), version: 2 }, account.password);
  for (const wrong of [altered, token.slice(1), "", await sealSipLink(others, account, NOW), job.sealed]) {
    await expect(open(wrong)).rejects.toEqual(refused("not_found"));
  }
  expect(claimed.size).toBe(0);
});

test("it shows nothing of what it holds, and is opened for nobody while its use cannot be counted", async () => {
  const token = await sealSipLink(seal, account, NOW);
  expect(Buffer.from(token, "base64url").toString("latin1")).not.toMatch(/jeanne|Kfd7|twilio/);
  await expect(build({ answers: [] }).open(token)).rejects.toEqual(refused("provider_unavailable"));
});
