import type { Endpoint } from "../endpoints.ts";
import type { World } from "../world.ts";
import { canonicalDomain, type SipDirectory } from "./directory.ts";

export interface Registration {
  domain: string;
  username: string;
  password: string;
  /** What the telephone does when it rings; it is answered when absent. */
  endpoint?: Endpoint;
  /** An hour when absent. */
  expiresSeconds?: number;
}

export interface Registrations {
  /** The reason when the registrar refuses, as it does with 403. */
  register(registration: Registration): string | undefined;
  unregister(domain: string, username: string): void;
  /** Whoever answers at `sip:user@domain` now. */
  find(address: string): Endpoint | undefined;
  list(): { address: string; expiresAt: string }[];
}

const ADDRESS = /^sips?:([^@\s;?]+)@([^\s;?:]+)/i;

export function createRegistrations(world: World, directory: SipDirectory): Registrations {
  const registered = new Map<string, { endpoint: Endpoint; domain: string; username: string; expiresAt: Date }>();
  const keyOf = (domain: string, username: string) => `sip:${username}@${canonicalDomain(domain)}`;
  const isCurrent = ({ domain, username, expiresAt }: { domain: string; username: string; expiresAt: Date }) =>
    expiresAt > world.now() && directory.knows(domain, username);
  return {
    register({ domain, username, password, endpoint = { behaviour: "answers" }, expiresSeconds = 3600 }) {
      const refusal = directory.refusal(domain, username, password);
      if (refusal !== undefined) {
        world.debug(32202, `SIP: registration refused: ${refusal}`);
        return refusal;
      }
      const expiresAt = new Date(world.now().getTime() + expiresSeconds * 1000);
      registered.set(keyOf(domain, username), { endpoint, domain, username, expiresAt });
      return undefined;
    },
    unregister: (domain, username) => void registered.delete(keyOf(domain, username)),
    find(address) {
      const [, username, domain] = ADDRESS.exec(address) ?? [];
      if (username === undefined || domain === undefined) return undefined;
      const found = registered.get(keyOf(domain, username));
      return found && isCurrent(found) ? found.endpoint : undefined;
    },
    list: () =>
      [...registered]
        .filter(([, registration]) => isCurrent(registration))
        .map(([address, { expiresAt }]) => ({ address, expiresAt: expiresAt.toISOString() })),
  };
}
