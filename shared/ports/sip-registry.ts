export interface SipCredential {
  sid: string;
  username: string;
}

/** The environment's SIP domain and its one credential list. Failures as in `NumberMarket`. */
export interface SipRegistry {
  /** The domain exists, takes registrations, and our list is mapped to both registrations and calls. Safe to repeat. */
  ensureDomain(): Promise<void>;
  /** Undefined when there is none of this name. */
  findCredential(username: string): Promise<SipCredential | undefined>;
  /** An existing credential of this name gets the password. Rejects with `provider_refused` `credentials_full` when the list is full. */
  putCredential(username: string, password: string): Promise<SipCredential>;
  /** One that is gone is no error. */
  removeCredential(sid: string): Promise<void>;
}
