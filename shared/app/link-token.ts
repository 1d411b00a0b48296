const encoder = new TextEncoder();

const toBase64Url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace(/=+$/, "");

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
  return {
    tokenOf,
    async hashOf(messageId) {
      const digest = await crypto.subtle.digest("SHA-256", encoder.encode(await tokenOf(messageId)));
      return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
    },
  };
}
