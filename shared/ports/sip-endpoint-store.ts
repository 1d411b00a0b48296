export interface StoredSipEndpoint {
  id: string;
  tenantId: string;
  lineId: string;
  username: string;
  domain: string;
  status: "pending" | "ready";
  passwordVersion: number;
  passwordSetVersion: number;
  registeredAt: string | null;
  createdAt: string;
  /** In any way. */
  changedAt: string;
}

export interface SipEndpointStore {
  /** Undefined when the line has none, and for somebody else's. */
  ofLine(lineId: string): Promise<StoredSipEndpoint | undefined>;
  /** A new password is about to be made. Only the last version asked for counts. Rejects with `not_found`. */
  beginPassword(lineId: string): Promise<{ endpointId: string; version: number }>;
}
