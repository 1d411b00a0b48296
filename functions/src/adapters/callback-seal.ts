import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { z } from "zod";
import { DeliveryTarget } from "../../../shared/contracts/line-route.ts";

/** What a callback must know and no request log may show. */
const SealedPart = z.object({ caller: z.string(), targets: z.array(DeliveryTarget) });
export type SealedPart = z.infer<typeof SealedPart>;

export interface CallbackSeal {
  /** `webhook`: the one it is meant for; it opens for no other. */
  seal(webhook: string, part: SealedPart): string;
  /** Undefined for what was altered, was meant for another webhook or was sealed under a secret that is no longer ours. */
  open(webhook: string, text: string | undefined): SealedPart | undefined;
}

const ALGORITHM = "aes-256-gcm";
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Needs nothing but the secret, since callbacks must work while every store is down. */
export function createCallbackSeal(secret: string): CallbackSeal {
  const key = Buffer.from(hkdfSync("sha256", secret, "", "ethiq callback seal", KEY_BYTES));
  return {
    seal(webhook, part) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(ALGORITHM, key, nonce).setAAD(Buffer.from(webhook));
      const sealed = [nonce, cipher.update(JSON.stringify(part), "utf8"), cipher.final(), cipher.getAuthTag()];
      return Buffer.concat(sealed).toString("base64url");
    },
    open(webhook, text = "") {
      const bytes = Buffer.from(text, "base64url");
      if (bytes.length < NONCE_BYTES + TAG_BYTES) return undefined;
      try {
        const decipher = createDecipheriv(ALGORITHM, key, bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
          .setAAD(Buffer.from(webhook))
          .setAuthTag(bytes.subarray(-TAG_BYTES));
        const opened = Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
        return SealedPart.parse(JSON.parse(opened.toString("utf8")));
      } catch {
        return undefined;
      }
    },
  };
}
