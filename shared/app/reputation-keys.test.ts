import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { CallerHash } from "../contracts/shared-knowledge.ts";
import { createReputationKeys } from "./reputation-keys.ts";

const secret = "a-secret-of-at-least-thirty-two-characters";
const CALLER = "+33612345678";

test("a number has one hash, which says nothing without the secret", async () => {
  const keys = createReputationKeys({ secret });
  const hash = await keys.callerHash(CALLER);
  expect(CallerHash.parse(hash)).toBe(await createReputationKeys({ secret }).callerHash(CALLER));
  expect(hash).toBe(createHmac("sha256", `reputation:${secret}`).update(`caller:${CALLER}`).digest("hex").slice(0, 32));
  expect(await keys.callerHash("+33612345679")).not.toBe(hash);
  expect(await createReputationKeys({ secret: `${secret}!` }).callerHash(CALLER)).not.toBe(hash);
});

test("every relay of one secret reads scripts alike", async () => {
  const key = await createReputationKeys({ secret }).fingerprintKey();
  expect(key).toEqual(await createReputationKeys({ secret }).fingerprintKey());
  expect(key).not.toEqual(await createReputationKeys({ secret: `${secret}!` }).fingerprintKey());
  for (const part of key) expect(part).toBe(part | 0);
});
