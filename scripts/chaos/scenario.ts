import { createChance, pick } from "../../shared/sandbox/seed-data/chance.ts";

/** What a person wants, and what befalls them meanwhile. */
export interface Wanted {
  country: "GB" | "FR" | "BE";
  delivery: "sip" | "number" | "sip_then_number";
  /** When they ask for it, in ms from the start; the same for the rest. */
  at: number;
  asksTwice: boolean;
  /** Whether a telephone registers, and when. */
  telephoneAt: number | null;
  /** What the provider's reviewers say. */
  papers: "complete" | "missing" | "given_later";
  review: "approved" | "rejected";
  cancelledAt: number | null;
  erasedAt: number | null;
  lineDeletedAt: number | null;
  /** Wants another number once it is in service. */
  changesAt: number | null;
}

export interface Scenario {
  seed: number;
  faultRate: number;
  queueRate: number;
  /** In ms: when the faults end. */
  calmAt: number;
  wanted: Wanted[];
  /** Numbers that can be bought, and that we have. */
  stock: number;
  pool: number;
  /** Others buy one, at these times. */
  takenAt: number[];
  suspendedAt: [number, number] | null;
  /** Credentials that the list takes. */
  credentials: number;
  dearAt: number | null;
  reconciledAt: number[];
}

const MINUTE = 60_000;

export function drawScenario(seed: number): Scenario {
  const chance = createChance(`scenario ${seed}`);
  const maybe = <Value>(probability: number, value: () => Value): Value | null => (chance() < probability ? value() : null);
  const within = (ms: number) => Math.floor(chance() * ms);
  const times = (most: number, ms: number) => Array.from({ length: Math.floor(chance() * (most + 1)) }, () => within(ms));
  const calmAt = 2 * MINUTE + within(6 * MINUTE);
  const people = 1 + Math.floor(chance() * 4);
  const wanted = Array.from({ length: people }, (): Wanted => {
    const end = maybe(0.28, () => pick(chance, ["cancelled", "erased", "lineDeleted"] as const));
    // Most ends come while something is under way.
    const endAt = within(chance() < 0.7 ? 15_000 : calmAt);
    return {
      country: pick(chance, ["GB", "GB", "GB", "GB", "GB", "GB", "GB", "FR", "FR", "FR", "BE"]),
      delivery: pick(chance, ["sip", "sip", "number", "sip_then_number"]),
      at: within(20_000),
      asksTwice: chance() < 0.2,
      telephoneAt: maybe(0.8, () => within(5 * MINUTE)),
      papers: pick(chance, ["complete", "complete", "complete", "missing", "given_later"]),
      review: pick(chance, ["approved", "approved", "approved", "rejected"]),
      cancelledAt: end === "cancelled" ? endAt : null,
      erasedAt: end === "erased" ? endAt : null,
      lineDeletedAt: end === "lineDeleted" ? endAt : null,
      changesAt: maybe(0.15, () => 3 * MINUTE + within(3 * MINUTE)),
    };
  });
  return {
    seed,
    faultRate: pick(chance, [0, 0.03, 0.06, 0.1, 0.15, 0.25, 0.4]),
    queueRate: pick(chance, [0, 0.1, 0.3]),
    calmAt,
    wanted,
    stock: pick(chance, [0, 2, 5, 20, 20, 20]),
    pool: pick(chance, [0, 0, 0, 1, 2]),
    takenAt: times(3, 20_000),
    suspendedAt: maybe(0.12, () => {
      const from = within(60_000);
      return [from, from + within(3 * MINUTE)];
    }),
    credentials: chance() < 0.1 ? 1 : 1000,
    dearAt: maybe(0.05, () => within(10_000)),
    reconciledAt: times(2, calmAt),
  };
}
