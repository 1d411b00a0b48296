import type { Log } from "../../config/log.ts";
import type { Locale } from "../../domain/call/level.ts";
import { toAppError } from "../../domain/errors.ts";
import { LAST_WORDS_MS, type LineTestEffect } from "../../domain/line-test/effects.ts";
import type { JobQueue } from "../../ports/job-queue.ts";
import type { LineTestStore } from "../../ports/line-test-store.ts";
import type { CallRouting } from "../../ports/telephony.ts";
import type { TestCalls } from "../../ports/test-calls.ts";
import { type Move, type MoveTestDeps, moveTest } from "./move-test.ts";

/** What is asked of a person's telephone in a test. */
export interface TestScript {
  /** Out of the room, to type what was heard. */
  typeDigit(test: { testId: string; locale: Locale; round: number }): string;
}

export interface CarryOutDeps extends MoveTestDeps {
  tests: LineTestStore;
  calls: TestCalls;
  routing: Pick<CallRouting, "redirectCaller">;
  script: TestScript;
  jobs: Pick<JobQueue, "publish">;
  log: Log;
}

export interface LookDeps {
  jobs: Pick<JobQueue, "publish">;
  now: () => number;
}

/** Tells the test, and does what follows from it. */
export async function tellTest(deps: CarryOutDeps, testId: string, eventOf: Parameters<typeof moveTest>[2]): Promise<Move | undefined> {
  const move = await moveTest(deps, testId, eventOf);
  if (move) await carryOut(deps, move);
  return move;
}

async function carryOut(deps: CarryOutDeps, move: Move): Promise<void> {
  const results = await Promise.allSettled(move.effects.map((effect) => perform(deps, move, effect)));
  for (const result of results) if (result.status === "rejected") throw result.reason;
}

async function perform(deps: CarryOutDeps, move: Move, effect: LineTestEffect): Promise<void> {
  const { held } = move;
  switch (effect.kind) {
    case "ring_person":
      return ringPerson(deps, move, effect.target);
    case "ask_digit":
      if (!held.personCallSid) return;
      return deps.routing.redirectCaller(
        held.personCallSid,
        deps.script.typeDigit({ testId: held.id, locale: held.locale, round: effect.round }),
      );
    case "look":
    case "finish":
      return lookLater(deps, move, effect);
  }
}

/** Comes back when a hop's time is up, and when the last words of the test are spoken. */
export async function lookLater(
  { jobs, now }: LookDeps,
  { held }: Pick<Move, "held">,
  effect: Extract<LineTestEffect, { kind: "look" | "finish" }>,
): Promise<void> {
  const look = (delaySeconds: number, id: string) =>
    jobs.publish("line-test", { testId: held.id, step: "look" }, { delaySeconds, deduplicationId: `line-test-${held.id}-${id}` });
  if (effect.kind === "look") {
    await look(Math.max(1, Math.ceil((effect.at - now()) / 1_000)), `at-${effect.at}`);
    return;
  }
  await Promise.all([look(1, "over"), look(Math.ceil(LAST_WORDS_MS / 1_000) + 1, "left")]);
}

async function ringPerson(deps: CarryOutDeps, { held }: Move, index: number): Promise<void> {
  const target = held.delivery[index];
  if (!target) return;
  await placeLeg(deps, held.id, "person", { from: held.ethiqNumber, target, index });
}

/** A refusal is told to the test; when nobody knows whether a call was placed, it shows in what happens next. */
export async function placeLeg(
  deps: CarryOutDeps,
  testId: string,
  leg: "caller" | "person",
  {
    from,
    target,
    index,
  }: { from: Parameters<TestCalls["place"]>[0]["from"]; target: Parameters<TestCalls["place"]>[0]["target"]; index: number },
): Promise<void> {
  const { calls, tests, log, now } = deps;
  const since = new Date(now());
  try {
    const { sid } = await calls.place({ purpose: "test", id: testId, leg: `${leg}-${index}`, from, target, maxSeconds: 180 });
    await tests.noteLeg(testId, leg, sid);
  } catch (thrown) {
    const error = toAppError(thrown);
    log.warn("test_call_not_placed", { testId, leg, code: error.code, providerCode: error.providerCode });
    if (error.code === "outcome_unknown") {
      const found = await calls.find({ from, target, since }).catch(() => undefined);
      if (found) return tests.noteLeg(testId, leg, found.sid);
    }
    if (error.code !== "provider_refused" && error.code !== "provider_unavailable") return;
    const isRefused = error.code === "provider_refused";
    await tellTest(deps, testId, () => {
      if (leg === "person") return { type: "leg", leg, target: index, status: "failed", sipCode: null, at: now() };
      return { type: "not_placed", reason: isRefused ? "number_wrong" : "our_fault", at: now() };
    });
  }
}
