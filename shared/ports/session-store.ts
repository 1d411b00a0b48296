import type { DeviceSession } from "../contracts/v1/auth.ts";

/** The devices a person is signed in on. */
export interface SessionStore {
  /** The latest first. */
  list(): Promise<DeviceSession[]>;
  /** Rejects with `not_found` when it is nobody's, or not one's own. */
  end(sessionId: string): Promise<void>;
}
