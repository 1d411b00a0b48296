import type { Factor, FactorSetup, LogoutScope, Registration, Resend, Session, Verification } from "../contracts/v1/auth.ts";

/** For whom a request is made: Auth counts by address, and lists devices by their names. */
export interface Asker {
  readonly address: string | undefined;
  readonly userAgent: string | undefined;
}

export interface AuthPerson {
  readonly id: string;
  readonly email: string;
  readonly factors: readonly Factor[];
}

/**
 * Accounts and sessions. Every method rejects with `rate_limited` when asked too often and with `provider_unavailable` when there is no
 * answer in time; those that take an access token reject with `session_required` when it opens nothing.
 */
export interface AuthGateway {
  /** Undefined: a code was sent, or the address has an account already; nobody learns which. Rejects with `sign_up_refused`. */
  register(registration: Registration, asker: Asker): Promise<Session | undefined>;
  /** Undefined: one of the two addresses of a change is confirmed. Rejects with `code_wrong`. */
  verify(verification: Verification, asker: Asker): Promise<Session | undefined>;
  resend(resend: Resend, asker: Asker): Promise<void>;
  /** Rejects with `credentials_wrong` and `email_not_confirmed`. */
  signIn(credentials: { email: string; password: string }, asker: Asker): Promise<Session>;
  /** To an address without an account nothing is sent, and nothing tells so. The same goes for the next one. */
  sendCode(email: string, asker: Asker): Promise<void>;
  sendRecoveryCode(email: string, asker: Asker): Promise<void>;
  refresh(refreshToken: string, asker: Asker): Promise<Session>;
  signOut(accessToken: string, scope: LogoutScope): Promise<void>;
  person(accessToken: string): Promise<AuthPerson>;
  /** Rejects with `invalid_request` for a password that is too weak or the same, and when Auth wants a session that is more recent. */
  setPassword(accessToken: string, password: string): Promise<void>;
  /** Sends a code to both addresses. Rejects with `conflict` when the address is somebody's. */
  changeEmail(accessToken: string, email: string, asker: Asker): Promise<void>;
  /** The next three reject with `not_supported` where Auth has no second factors. */
  addFactor(accessToken: string, name: string): Promise<FactorSetup>;
  verifyFactor(accessToken: string, factorId: string, code: string, asker: Asker): Promise<Session>;
  removeFactor(accessToken: string, factorId: string): Promise<void>;
}
