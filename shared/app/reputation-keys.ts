import type { HashKey } from "../domain/risk/keyed-hash.ts";

const encoder = new TextEncoder();

export interface ReputationKeys {
  /** The same number gives the same 128 bits, as hexadecimal digits, to whoever has the secret and to nobody else. */
  callerHash(e164: string): Promise<string>;
  fingerprintKey(): Promise<HashKey>;
}

/** `secret` is shared by functions and relay; at least 32 characters. Another one forgets all that was counted before. */
export function createReputationKeys({ secret }: { secret: string }): ReputationKeys {
  const key = crypto.subtle.importKey("raw", encoder.encode(`reputation:${secret}`), { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  const hmac = async (text: string) => (await crypto.subtle.sign("HMAC", await key, encoder.encode(text))).slice(0, 16);
  return {
    async callerHash(e164) {
      return Array.from(new Uint8Array(await hmac(`caller:${e164}`)), (byte) => byte.toString(16).padStart(2, "0")).join("");
    },
    async fingerprintKey() {
      const [first = 0, second = 0, third = 0, fourth = 0] = new Int32Array(await hmac("fingerprint"));
      return [first, second, third, fourth];
    },
  };
}
