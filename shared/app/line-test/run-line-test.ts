import type { LineTestJob } from "../../contracts/jobs.ts";
import type { HeldLineTest } from "../../contracts/line-test.ts";
import { LAST_WORDS_MS } from "../../domain/line-test/effects.ts";
import { hasProof } from "../../domain/line-test/line-test.ts";
import { DIGITS, PRIVATE_WORDS } from "../../domain/line-test/spoken.ts";
import type { FailureReason } from "../../domain/line-test/words.ts";
import type { E164 } from "../../domain/phone-number.ts";
import { type CarryOutDeps, lookLater, placeLeg, tellTest } from "./carry-out.ts";
import { changeOf, storedTest } from "./move-test.ts";

export interface RunLineTestDeps extends CarryOutDeps {
  /** Ours, for placing test calls; without one a line is called from its own Ethiq number. */
  testNumber: E164 | undefined;
  /** At least 0 and below 1. */
  random: () => number;
}

/** What shows that calls no longer come to us; anything else may be a bad day of the network, or of ours. */
const LOST: readonly (FailureReason | null)[] = ["not_forwarded", "answered_elsewhere", "line_busy"];
const REPEAT_AFTER_SECONDS = 600;

/** One step of a test; every step may come twice, and late. */
export async function runLineTest(deps: RunLineTestDeps, { testId, step }: LineTestJob): Promise<void> {
  if (step === "call") return begin(deps, testId);
  const move = await tellTest(deps, testId, () => ({ type: "look", at: deps.now() }));
  if (!move || move.test.status === "running") return;
  await tidyUp(deps, move.held, move.test);
}

/** Chooses what will be asked, lets the call be expected, and places it: in this order, so that none is placed twice. */
async function begin(deps: RunLineTestDeps, testId: string): Promise<void> {
  const { tests, random, testNumber, now } = deps;
  const held = await tests.find(testId);
  if (held?.status !== "running" || held.callerNumber) return;
  const test = storedTest(held);
  const pick = <Item>(items: readonly Item[]) => items[Math.floor(random() * items.length)] as Item;
  const isForwarding = held.kind === "forwarding";
  const from = isForwarding ? (testNumber ?? held.ethiqNumber) : held.ethiqNumber;
  const target = isForwarding ? held.forwardedNumber && { kind: "number" as const, e164: held.forwardedNumber } : held.delivery[0];
  if (!target) return;
  const secrets = { digit: pick(DIGITS), word: pick(PRIVATE_WORDS[held.locale]) };
  const change = { ...changeOf(test), callerNumber: from, expectsCall: isForwarding, secrets };
  if (!(await tests.record(testId, held.revision, change))) return;
  await lookLater(deps, { held }, { kind: "look", at: Math.max(test.deadlineAt, now()) });
  await placeLeg(deps, testId, isForwarding ? "caller" : "person", { from, target, index: 0 });
}

/** Once it is over: no leg stays up, and a forward that was lost is looked at once more, then reported. */
async function tidyUp(deps: RunLineTestDeps, held: HeldLineTest, test: ReturnType<typeof storedTest>): Promise<void> {
  const { calls, now } = deps;
  const endedAt = held.endedAt ? Date.parse(held.endedAt) : now();
  const areWordsSpoken = now() >= endedAt + LAST_WORDS_MS;
  const isCallerWaiting = !hasProof(test, "answered");
  const legs = [
    ...(held.callerCallSid && (areWordsSpoken || isCallerWaiting) ? [held.callerCallSid] : []),
    ...(held.personCallSid && (areWordsSpoken || !hasProof(test, "picked_up")) ? [held.personCallSid] : []),
  ];
  const results = await Promise.allSettled([...legs.map((sid) => calls.hangUp(sid)), report(deps, held)]);
  for (const result of results) if (result.status === "rejected") throw result.reason;
}

async function report({ tests, jobs }: RunLineTestDeps, held: HeldLineTest): Promise<void> {
  const failed = held.hops.find(({ state }) => state === "failed");
  if (!held.isAutomatic || held.status !== "failed" || !LOST.includes(failed?.reason ?? null)) return;
  if (!held.isRepeat) {
    await jobs.publish(
      "watch-line",
      { lineId: held.lineId, repeatsId: held.id },
      { delaySeconds: REPEAT_AFTER_SECONDS, deduplicationId: `watch-${held.id}` },
    );
    return;
  }
  for (const messageId of await tests.reportLostForward(held.id)) {
    await jobs.publish("message", { messageId }, { deduplicationId: messageId });
  }
}
