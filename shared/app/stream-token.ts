import { STREAM_TOKEN_TTL_SECONDS, StreamClaims } from "../contracts/stream-token.ts";
import { AppError } from "../domain/errors.ts";
import { fromBase64Url, toBase64Url } from "./base64-url.ts";

const encoder = new TextEncoder();

export interface StreamTokens {
  /** Valid for `STREAM_TOKEN_TTL_SECONDS` until first use; less than 490 characters. */
  sign(claims: Omit<StreamClaims, "jti" | "exp">): Promise<string>;
  /** Rejects with `signature_invalid` when the token was not made here, was altered, or is too old to start a stream. */
  verify(token: string): Promise<StreamClaims>;
}

/** HMAC-SHA256 over the claims. `secret` is shared by functions and relay; at least 32 characters. */
export function createStreamTokens({ secret, now = Date.now }: { secret: string; now?: () => number }): StreamTokens {
  const key = crypto.subtle.importKey("raw", encoder.encode(`stream-token:${secret}`), { name: "HMAC", hash: "SHA-256" }, false, [
    "sign",
    "verify",
  ]);
  const refuse = (why: string, cause?: unknown) => new AppError("signature_invalid", `stream token refused: ${why}`, { cause });

  return {
    async sign(claims) {
      const jti = toBase64Url(crypto.getRandomValues(new Uint8Array(15)));
      const exp = Math.floor(now() / 1000) + STREAM_TOKEN_TTL_SECONDS;
      const body = toBase64Url(encoder.encode(JSON.stringify({ ...claims, jti, exp })));
      const mac = await crypto.subtle.sign("HMAC", await key, encoder.encode(body));
      return `${body}.${toBase64Url(new Uint8Array(mac))}`;
    },
    async verify(token) {
      const [body, mac, ...rest] = token.split(".");
      if (!body || !mac || rest.length > 0) throw refuse("malformed");
      let isGenuine: boolean;
      let claims: unknown;
      try {
        isGenuine = await crypto.subtle.verify("HMAC", await key, fromBase64Url(mac), encoder.encode(body));
        claims = JSON.parse(new TextDecoder().decode(fromBase64Url(body)));
      } catch (cause) {
        throw refuse("malformed", cause);
      }
      if (!isGenuine) throw refuse("signature");
      const parsed = StreamClaims.safeParse(claims);
      if (!parsed.success) throw refuse("claims");
      if (parsed.data.exp * 1000 < now()) throw refuse("expired");
      return parsed.data;
    },
  };
}
