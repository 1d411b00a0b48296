import { type Hop, type HopName, hopsOf, type LineTestKind, type LineTestStatus } from "./words.ts";

/** What was seen of the call so far. A hop is passed when all that it takes was seen, in whatever order. */
export const PROOFS = [
  "accepted",
  "forwarded",
  "answered",
  "rings",
  "picked_up",
  "key",
  "digit",
  "hello_on_line",
  "hello_in_ear",
  "word_in_ear",
  "line_was_quiet",
] as const;
export type Proof = (typeof PROOFS)[number];

export interface LineTest {
  readonly kind: LineTestKind;
  readonly isAutomatic: boolean;
  readonly status: LineTestStatus;
  readonly hops: readonly Hop[];
  readonly proofs: readonly Proof[];
  /** Milliseconds, like every time here. */
  readonly expiresAt: number;
  /** When the hop that runs has failed. */
  readonly deadlineAt: number;
  /** A leg ended: what is still on its way may come until the deadline, then this is why. */
  readonly endedFor: Hop["reason"];
  /** Which of the line's telephones is rung. */
  readonly target: number;
  readonly targets: number;
  /** How often the number was spoken, and how often it came back wrong or not at all. */
  readonly digitSaid: number;
  readonly digitWrong: number;
  readonly whispers: number;
  readonly whisperedAt: number | null;
}

export const MAX_TEST_MS = 180_000;
export const TRIES = 3;

/** Until when a hop must be passed once the one before it is. */
export const HOP_LIMIT_MS: Record<HopName, number> = {
  registered: 15_000,
  ringing: 15_000,
  answered: 35_000,
  heard: 40_000,
  speaks: 40_000,
  line: 20_000,
  forwarded: 30_000,
  ethiq: 10_000,
  telephone: 20_000,
  person: 60_000,
  both_ways: 75_000,
  listening: 30_000,
  private: 60_000,
};

export const NEEDS: Record<HopName, readonly Proof[]> = {
  registered: ["accepted"],
  ringing: ["rings"],
  answered: ["picked_up"],
  heard: ["key"],
  speaks: ["hello_on_line"],
  line: ["accepted"],
  forwarded: ["forwarded"],
  ethiq: ["answered"],
  telephone: ["rings"],
  person: ["key"],
  both_ways: ["digit", "hello_on_line"],
  listening: ["hello_in_ear"],
  private: ["word_in_ear", "line_was_quiet"],
};

/** `passedBefore`: hops that an earlier test of the same line passed just now; the first after them is where this one begins. */
export function createLineTest({
  kind,
  isAutomatic,
  targets,
  at,
  passedBefore = [],
}: {
  kind: LineTestKind;
  isAutomatic: boolean;
  targets: number;
  at: number;
  passedBefore?: readonly HopName[];
}): LineTest {
  const names = hopsOf(kind, isAutomatic);
  const found = names.findIndex((name) => !passedBefore.includes(name));
  const first = found === -1 ? 0 : found;
  const hops = names.map((name, index): Hop => {
    const state = index < first ? "passed" : index === first ? "running" : "waiting";
    return { name, state, reason: null, sipCode: null, at: index === first ? at : null };
  });
  return {
    kind,
    isAutomatic,
    status: "running",
    hops,
    proofs: [],
    expiresAt: at + MAX_TEST_MS,
    deadlineAt: at + limitUpTo(names, first),
    endedFor: null,
    target: 0,
    targets,
    digitSaid: 0,
    digitWrong: 0,
    whispers: 0,
    whisperedAt: null,
  };
}

/** A test that begins at a later hop takes the earlier ones all the same, since it is another call. */
const limitUpTo = (names: readonly HopName[], index: number): number =>
  Math.min(
    MAX_TEST_MS,
    names.slice(0, index + 1).reduce((sum, name) => sum + HOP_LIMIT_MS[name], 0),
  );

export const runningHop = ({ hops }: Pick<LineTest, "hops">): Hop | undefined => hops.find(({ state }) => state === "running");
export const hasProof = ({ proofs }: Pick<LineTest, "proofs">, proof: Proof): boolean => proofs.includes(proof);
