import { Receiver } from "@upstash/qstash";

export interface SignedJob {
  signature: string | undefined;
  rawBody: string;
  /** Path as received; the signature covers the whole destination. */
  address: string;
}

export type JobVerifier = (job: SignedJob) => Promise<boolean>;

/** Accepts the current and the next key, so that keys can be rotated. */
export function createQstashVerifier(keys: { publicUrl: string; currentSigningKey: string; nextSigningKey: string }): JobVerifier {
  const receiver = new Receiver(keys);
  return async ({ signature, rawBody, address }) => {
    if (!signature) return false;
    try {
      return await receiver.verify({ signature, body: rawBody, url: keys.publicUrl + address, clockTolerance: 5 });
    } catch {
      return false;
    }
  };
}
