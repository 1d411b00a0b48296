export interface SipEndpoint {
  id: string;
  username: string;
  /** Nobody may ring through it any more. */
  isRemoved: boolean;
  /** Of the last password that was asked for. */
  passwordVersion: number;
  /** Of the password that the provider knows; 0: none yet. */
  passwordSetVersion: number;
}

/** The telephones of lines, as the database knows them. Safe to repeat; rejects with `provider_unavailable` when it did not answer. */
export interface SipEndpoints {
  find(endpointId: string): Promise<SipEndpoint | undefined>;
  /** False when the endpoint is gone: what was made for it is to be removed. */
  recordCredential(endpointId: string, credentialSid: string): Promise<boolean>;
  /** `isCurrent`: no newer one was asked for. `jobIds`: jobs that waited for a telephone and are woken. */
  recordPassword(endpointId: string, version: number): Promise<{ isCurrent: boolean; jobIds: string[] }>;
}
