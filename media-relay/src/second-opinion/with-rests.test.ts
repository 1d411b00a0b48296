import { expect, test } from "vitest";
import type { Reply } from "../../../shared/ports/second-opinion.ts";
import { createManualClock } from "../../../shared/sandbox/manual-clock.ts";
import { withRests } from "./with-rests.ts";

const GOOD: Reply = { answer: { level: 1, kind: "unknown", reasons: [] } };
const BAD: Reply = { failure: "unavailable" };

function scene() {
  const clock = createManualClock();
  const waiting: ((reply: Reply) => void)[] = [];
  const model = withRests({ ask: () => new Promise((resolve) => waiting.push(resolve)) }, clock, { mostFailures: 3, restMs: 60_000 });
  const ask = () => model.ask({ locale: "fr", excerpt: [] }, new AbortController().signal);
  const askAndGet = (reply: Reply) => {
    const asked = ask();
    waiting.shift()?.(reply);
    return asked;
  };
  return { clock, model, waiting, ask, askAndGet };
}

test("after failures in a row nobody is asked for a while; an answer in between starts the count anew", async () => {
  const { clock, model, waiting, ask, askAndGet } = scene();
  for (const reply of [BAD, BAD, GOOD, BAD, BAD]) expect(await askAndGet(reply)).toBe(reply);
  expect(model.isResting()).toBe(false);
  await askAndGet(BAD);
  expect(model.isResting()).toBe(true);
  expect(await ask()).toEqual({ failure: "resting" });
  expect(waiting).toHaveLength(0);
  await clock.advance(59_999);
  expect(model.isResting()).toBe(true);
});

test("then one question goes through alone: its answer ends the rest, its failure begins another", async () => {
  const { clock, model, waiting, ask, askAndGet } = scene();
  for (let count = 0; count < 3; count += 1) await askAndGet(BAD);
  await clock.advance(60_000);
  const trial = ask();
  expect(await ask()).toEqual({ failure: "resting" });
  waiting.shift()?.(BAD);
  await trial;
  expect(model.isResting()).toBe(true);
  await clock.advance(60_000);
  expect(await askAndGet(GOOD)).toBe(GOOD);
  expect(model.isResting()).toBe(false);
  await askAndGet(BAD);
  expect(model.isResting()).toBe(false);
});

test("a question nobody waits for any more says nothing about the model", async () => {
  const { clock, model, askAndGet } = scene();
  for (let count = 0; count < 9; count += 1) await askAndGet({ failure: "cancelled" });
  expect(model.isResting()).toBe(false);
  for (let count = 0; count < 3; count += 1) await askAndGet(BAD);
  await clock.advance(60_000);
  await askAndGet({ failure: "cancelled" });
  expect(model.isResting()).toBe(false);
});

test.each(["malformed", "unsuitable"] as const)(
  "what one caller's words may bring about (%s) stops nobody else's questions",
  async (failure) => {
    const { clock, model, askAndGet } = scene();
    for (let count = 0; count < 9; count += 1) await askAndGet({ failure });
    expect(model.isResting()).toBe(false);
    for (let count = 0; count < 2; count += 1) await askAndGet(BAD);
    await askAndGet({ failure });
    await askAndGet(BAD);
    expect(model.isResting()).toBe(true);
    await clock.advance(60_000);
    // It did reply.
    await askAndGet({ failure });
    expect(model.isResting()).toBe(false);
  },
);

test("a model that breaks its word and throws is a failure like any other, and the trial after it is not the last", async () => {
  const clock = createManualClock();
  const model = withRests({ ask: () => Promise.reject(new Error("bug")) }, clock, { mostFailures: 1, restMs: 60_000 });
  const ask = () => model.ask({ locale: "fr", excerpt: [] }, new AbortController().signal);
  for (let count = 0; count < 3; count += 1) {
    expect(await ask()).toEqual({ failure: "unavailable" });
    expect(model.isResting()).toBe(true);
    await clock.advance(60_000);
    expect(model.isResting()).toBe(false);
  }
});
