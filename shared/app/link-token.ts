import { toBase64Url } from "./base64-url.ts";
import { sha256Hex } from "./digest.ts";

const encoder = new TextEncoder();

/** 43 characters that open what one message invites to. */
export interface LinkTokens {
  /** The same for the same message, so that sending it again sends the same words. */
  tokenOf(messageId: string): Promise<string>;
  /** What is stored in the token's place: the link is in the message alone. */
  hashOf(messageId: string): Promise<string>;
}

/** `secret`: at least 32 characters. Another one makes other links; those already sent go on working. */
export function createLinkTokens({ secret }: { secret: string }): LinkTokens {
  const key = crypto.subtle.importKey("raw", encoder.encode(`link-token:${secret}`), { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  const tokenOf = async (messageId: string) =>
    toBase64Url(new Uint8Array(await crypto.subtle.sign("HMAC", await key, encoder.encode(messageId))));
  return { tokenOf, hashOf: async (messageId) => sha256Hex(await tokenOf(messageId)) };
}
