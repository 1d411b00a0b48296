import type { HeldLineTest, LineTestHop } from "../../contracts/line-test.ts";
import { AppError } from "../../domain/errors.ts";
import { advance, type LineTestEvent } from "../../domain/line-test/advance.ts";
import { effectsOf, type LineTestEffect } from "../../domain/line-test/effects.ts";
import { createLineTest, type LineTest } from "../../domain/line-test/line-test.ts";
import type { Hop } from "../../domain/line-test/words.ts";
import type { LineTestChange, LineTestStore } from "../../ports/line-test-store.ts";

export interface MoveTestDeps {
  tests: Pick<LineTestStore, "find" | "record">;
  now: () => number;
}

export interface Move {
  held: HeldLineTest;
  test: LineTest;
  /** To be done by whoever gets them: they come once. */
  effects: LineTestEffect[];
}

const TRIES = 6;

/** Tells a test what was seen. Undefined when there is no such test. Others who tell it something at the same moment are waited for. */
export async function moveTest(
  deps: MoveTestDeps,
  testId: string,
  eventOf: (held: HeldLineTest) => LineTestEvent | undefined,
): Promise<Move | undefined> {
  const { tests, now } = deps;
  for (let tried = 0; tried < TRIES; tried += 1) {
    const held = await tests.find(testId);
    if (!held) return undefined;
    const before = storedTest(held);
    const event = eventOf(held);
    const seen = withForwarded(held, before, now());
    const after = event ? advance(seen, event) : seen;
    if (after === before) return { held, test: after, effects: [] };
    if (await tests.record(testId, held.revision, changeOf(after))) return { held, test: after, effects: effectsOf(before, after) };
  }
  throw new AppError("provider_unavailable", "the test moves on too quickly");
}

/** The test as it stands on record. */
export function storedTest(held: HeldLineTest): LineTest {
  const { kind, isAutomatic, status, progress } = held;
  const startedAt = Date.parse(held.startedAt);
  const hops = held.hops.map(hopOf);
  const fresh = createLineTest({
    kind,
    isAutomatic,
    targets: held.delivery.length,
    at: startedAt,
    passedBefore: hops.filter(({ state }) => state === "passed").map(({ name }) => name),
  });
  return { ...fresh, ...progress, status, hops, expiresAt: Date.parse(held.expiresAt) };
}

/** The database itself lets the forwarded call in, before any program hears of it. */
const withForwarded = ({ forwardedCallId, forwardedAt }: HeldLineTest, test: LineTest, now: number): LineTest =>
  forwardedCallId ? advance(test, { type: "forwarded", at: forwardedAt ? Math.min(Date.parse(forwardedAt), now) : now }) : test;

export function changeOf(test: LineTest): LineTestChange {
  const { proofs, deadlineAt, endedFor, target, targets, digitSaid, digitWrong, whispers, whisperedAt } = test;
  return {
    ...(test.status === "expired" ? {} : { status: test.status }),
    hops: test.hops.map(storedHop),
    progress: { proofs: [...proofs], deadlineAt, endedFor, target, targets, digitSaid, digitWrong, whispers, whisperedAt },
  };
}

const hopOf = ({ at, ...hop }: LineTestHop): Hop => ({ ...hop, at: at === null ? null : Date.parse(at) });
const storedHop = ({ at, ...hop }: Hop): LineTestHop => ({ ...hop, at: at === null ? null : new Date(at).toISOString() });
