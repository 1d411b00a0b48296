export type Service = "sql" | "twilio" | "queue";

/** What becomes of one request: with or without its effect, and with or without anybody left to hear the answer. */
export type Fate =
  | { kind: "fine" }
  | { kind: "killed_before" | "killed_after" | "lost_before" | "lost_after" | "silent" | "silent_after" }
  | { kind: "status_before" | "status_after"; status: number; code: number }
  /** The effect comes when nobody reckons with it any more. */
  | { kind: "late"; afterMs: number };

export interface Fates {
  chance: () => number;
  /** Faults end here. */
  calm(): void;
  of(service: Service, label: string): Fate;
}

const FINE: Fate = { kind: "fine" };

const KINDS: Record<Service, readonly Fate["kind"][]> = {
  sql: ["killed_before", "killed_after", "lost_before", "lost_after", "silent", "silent_after", "status_before"],
  queue: ["killed_before", "killed_after", "lost_before", "lost_after", "status_before", "status_after"],
  twilio: [
    ...(["killed_before", "killed_after", "lost_before", "lost_after", "silent", "silent_after", "late"] as const),
    ...(["status_before", "status_before", "status_after"] as const),
  ],
};

/** Where a fault costs money. */
const isPurchase = (label: string): boolean => label === "POST /IncomingPhoneNumbers.json";
const isWrite = (label: string): boolean => !label.startsWith("GET");

/** `rate`: of requests that meet a fault. A schedule has its own, from nearly none to a bad day. */
export function createFates(chance: () => number, rate: number): Fates {
  let isCalm = false;
  return {
    chance,
    calm: () => {
      isCalm = true;
    },
    of(service, label) {
      // Drawn in any case, so that the end of the faults changes nothing else.
      const [hit, which, more] = [chance(), chance(), chance()];
      if (isCalm || hit >= (isPurchase(label) ? Math.min(4 * rate, 0.7) : rate)) return FINE;
      const kinds = KINDS[service];
      const kind = kinds[Math.floor(which * kinds.length)] ?? "fine";
      switch (kind) {
        case "status_before": {
          const refused = service === "twilio" && more < 0.5;
          return { kind, status: refused ? 429 : 503, code: refused ? 20429 : 20503 };
        }
        case "status_after":
          return { kind, status: 500, code: 20500 };
        case "late":
          return isWrite(label) ? { kind, afterMs: Math.floor(more * 6_000) } : { kind: "silent" };
        case "fine":
          return FINE;
        default:
          return { kind };
      }
    },
  };
}
