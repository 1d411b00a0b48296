import { createHmac, timingSafeEqual } from "node:crypto";

/** Whether Twilio signed this upgrade: HMAC-SHA1 over the address it dialled, with one of the account's auth tokens. */
export function isUpgradeSigned(signature: string | undefined, relayUrl: string, authTokens: readonly string[]): boolean {
  if (!signature) return false;
  const given = Buffer.from(signature);
  return authTokens.some((authToken) => {
    const expected = Buffer.from(createHmac("sha1", authToken).update(relayUrl).digest("base64"));
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
}
