import type { Reaction } from "./people/person.ts";

/** Who is at the other end of an address, and what that person or device does when it rings. */
export interface Endpoint {
  behaviour: "answers" | "busy" | "no-answer" | "not-registered" | "not-found" | "rejects";
  /** How long it rings before somebody answers. */
  answerAfterMs?: number;
  /** The person hangs up that long after answering. */
  hangsUpAfterMs?: number;
  /** The line is diverted there: an Ethiq number makes a loop. */
  forwardsTo?: string;
  /** Only after it rang that long at home; at once when absent. */
  forwardsAfterMs?: number;
  /** What whoever answers does. */
  reactions?: readonly Reaction[];
}

export interface Endpoints {
  set(address: string, endpoint: Endpoint): void;
  get(address: string): Endpoint;
  remove(address: string): void;
  /** Who is at an address that nobody described, where the usual silence is not wanted. */
  setOthers(find: (address: string) => Endpoint | undefined): void;
  list(): { address: string; endpoint: Endpoint }[];
}

export const DEFAULT_ANSWER_MS = 300;

/** A SIP address without its headers and parameters, which say how to reach the same endpoint. */
const addressKey = (address: string): string => (/^sips?:/i.test(address) ? address.replace(/[;?].*$/, "").toLowerCase() : address);

/**
 * A registered telephone goes before what was said of its address. An address nobody described: a SIP user is not registered, a
 * telephone rings in an empty room.
 */
export function createEndpoints(registered: (address: string) => Endpoint | undefined): Endpoints {
  const endpoints = new Map<string, { address: string; endpoint: Endpoint }>();
  let others: (address: string) => Endpoint | undefined = () => undefined;
  return {
    set: (address, endpoint) => void endpoints.set(addressKey(address), { address, endpoint }),
    get: (address) =>
      registered(address) ??
      endpoints.get(addressKey(address))?.endpoint ??
      others(address) ?? { behaviour: /^sips?:/i.test(address) ? "not-registered" : "no-answer" },
    remove: (address) => void endpoints.delete(addressKey(address)),
    setOthers(find) {
      others = find;
    },
    list: () => [...endpoints.values()],
  };
}
