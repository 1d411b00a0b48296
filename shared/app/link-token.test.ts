import { createHash, createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { LinkToken } from "../contracts/v1/invitations.ts";
import { createLinkTokens } from "./link-token.ts";

const secret = "a-secret-of-at-least-thirty-two-characters";
const id = "55555555-5555-4555-8555-555555555555";

test("a token is the message's own, the same at every try, and fits the API's links", async () => {
  const token = await createLinkTokens({ secret }).tokenOf(id);
  expect(token).toBe(createHmac("sha256", `link-token:${secret}`).update(id).digest("base64url"));
  expect(await createLinkTokens({ secret }).tokenOf(id)).toBe(token);
  expect(LinkToken.parse(token)).toBe(token);
});

test("another message and another secret make another token", async () => {
  const token = await createLinkTokens({ secret }).tokenOf(id);
  expect(await createLinkTokens({ secret }).tokenOf(id.replaceAll("5", "6"))).not.toBe(token);
  expect(await createLinkTokens({ secret: `${secret}!` }).tokenOf(id)).not.toBe(token);
});

test("what is stored is the hash of the very text in the link", async () => {
  const tokens = createLinkTokens({ secret });
  expect(await tokens.hashOf(id)).toBe(
    createHash("sha256")
      .update(await tokens.tokenOf(id))
      .digest("hex"),
  );
});
