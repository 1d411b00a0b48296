import { createHash, createHmac, randomUUID } from "node:crypto";

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

const LIFE_SECONDS = 300;

/** The JWT of `Upstash-Signature`: bound to the destination address and to the raw body, valid for five minutes. */
export function signDelivery({ key, url, body, now }: { key: string; url: string; body: Uint8Array; now: number }): string {
  const seconds = Math.floor(now / 1_000);
  const claims = {
    iss: "Upstash",
    sub: url,
    iat: seconds,
    nbf: seconds,
    exp: seconds + LIFE_SECONDS,
    jti: `jwt_${randomUUID().replaceAll("-", "")}`,
    body: `${createHash("sha256").update(body).digest("base64url")}=`,
  };
  const signed = `${encode({ alg: "HS256", typ: "JWT" })}.${encode(claims)}`;
  return `${signed}.${createHmac("sha256", key).update(signed).digest("base64url")}`;
}
