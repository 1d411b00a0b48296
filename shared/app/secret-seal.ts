import { fromBase64Url, toBase64Url } from "./base64-url.ts";

const encoder = new TextEncoder();
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** For what has to pass through a queue, which must not be able to read it. */
export interface SecretSeal {
  /** `purpose`: what the text is for and for whom; it opens for nothing else. */
  seal(purpose: string, text: string): Promise<string>;
  /** Undefined for what was altered, was meant for another purpose or was sealed under another secret. */
  open(purpose: string, sealed: string): Promise<string | undefined>;
}

/** `secret`: at least 32 characters, the same where it is sealed and where it is opened. */
export function createSecretSeal({ secret }: { secret: string }): SecretSeal {
  const key = crypto.subtle
    .importKey("raw", encoder.encode(secret), "HKDF", false, ["deriveKey"])
    .then((material) =>
      crypto.subtle.deriveKey(
        { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info: encoder.encode("ethiq secret seal") },
        material,
        { name: "AES-GCM", length: 256 },
        false,
        ["encrypt", "decrypt"],
      ),
    );
  const forPurpose = (purpose: string) => ({ name: "AES-GCM", additionalData: encoder.encode(purpose) });

  return {
    async seal(purpose, text) {
      const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
      const sealed = new Uint8Array(await crypto.subtle.encrypt({ ...forPurpose(purpose), iv: nonce }, await key, encoder.encode(text)));
      const bytes = new Uint8Array(NONCE_BYTES + sealed.length);
      bytes.set(nonce);
      bytes.set(sealed, NONCE_BYTES);
      return toBase64Url(bytes);
    },
    async open(purpose, sealed) {
      try {
        const bytes = fromBase64Url(sealed);
        if (bytes.length < NONCE_BYTES + TAG_BYTES) return undefined;
        const opened = await crypto.subtle.decrypt(
          { ...forPurpose(purpose), iv: bytes.slice(0, NONCE_BYTES) },
          await key,
          bytes.slice(NONCE_BYTES),
        );
        return new TextDecoder().decode(opened);
      } catch {
        return undefined;
      }
    },
  };
}
