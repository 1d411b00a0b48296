import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import type { Keys } from "../keys.ts";

const Claims = z.looseObject({ role: z.string(), exp: z.number(), sub: z.string().optional() });
/** Who is listening, as the database will see them. */
export type SessionClaims = z.infer<typeof Claims>;

function verifiedJwt(token: string, secret: string): SessionClaims | undefined {
  const [header, body, signature, ...rest] = token.split(".");
  if (!header || !body || !signature || rest.length > 0) return undefined;
  const expected = createHmac("sha256", secret).update(`${header}.${body}`).digest();
  const given = Buffer.from(signature, "base64url");
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
  try {
    const { alg } = z.object({ alg: z.string() }).parse(JSON.parse(Buffer.from(header, "base64url").toString()));
    return alg === "HS256" ? Claims.parse(JSON.parse(Buffer.from(body, "base64url").toString())) : undefined;
  } catch {
    return undefined;
  }
}

/** A user's token, or one of the project's keys standing in for one; `undefined` when it is neither, or too old. */
export function sessionClaims(token: string, keys: Keys, now: number): SessionClaims | undefined {
  if (token === keys.publishableKey) return { role: "anon", exp: Number.MAX_SAFE_INTEGER };
  if (token === keys.secretKey) return { role: "service_role", exp: Number.MAX_SAFE_INTEGER };
  const claims = verifiedJwt(token, keys.jwtSecret);
  return claims && claims.exp * 1000 > now ? claims : undefined;
}
