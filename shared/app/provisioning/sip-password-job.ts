import type { SipPasswordJob } from "../../contracts/jobs.ts";
import type { SecretSeal } from "../secret-seal.ts";

interface Asked {
  endpointId: string;
  version: number;
}

const purposeOf = ({ endpointId, version }: Asked) => `sip-password:${endpointId}:${version}`;

/** The job that brings a password to the provider; the queue that carries it cannot read it. */
export const sealSipPassword = async (seal: SecretSeal, { endpointId, version }: Asked, password: string): Promise<SipPasswordJob> => ({
  endpointId,
  version,
  sealed: await seal.seal(purposeOf({ endpointId, version }), password),
});

export const openSipPassword = (seal: SecretSeal, job: SipPasswordJob): Promise<string | undefined> =>
  seal.open(purposeOf(job), job.sealed);
