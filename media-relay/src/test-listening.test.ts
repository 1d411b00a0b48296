import { expect, test } from "vitest";
import { storedTest } from "../../shared/app/line-test/move-test.ts";
import { silentLog } from "../../shared/config/log.ts";
import type { HeldLineTest } from "../../shared/contracts/line-test.ts";
import { spokenIn } from "../../shared/domain/line-test/spoken.ts";
import type { Channel, SpeechEvents } from "../../shared/ports/speech.ts";
import { e164, fakeCallStore, SIP_TARGET } from "../../shared/sandbox/call-fakes.ts";
import { createManualClock } from "../../shared/sandbox/manual-clock.ts";
import { createMetrics, createRelayMetrics } from "./metrics.ts";
import { startTestListening } from "./test-listening.ts";
import { NOTHING_SHARED } from "./testing/nothing-shared.ts";

const START = Date.parse("2026-01-01T10:00:00Z");
const TEST_ID = "66666666-6666-4666-8666-666666666666";
const at = new Date(START).toISOString();
const HOPS = ["line", "forwarded", "ethiq", "telephone", "person", "both_ways", "listening", "private"] as const;

/** A test whose person has pressed a key and typed the number; what remains is for the relay to hear. */
function begin({ isGreeted = true } = {}) {
  const clock = createManualClock();
  const now = () => START + clock.now();
  const running = HOPS.indexOf(isGreeted ? "private" : "listening");
  let held: HeldLineTest = {
    id: TEST_ID,
    tenantId: TEST_ID,
    lineId: TEST_ID,
    kind: "forwarding",
    status: "running",
    isAutomatic: false,
    attempt: 1,
    hops: HOPS.map((name, index) => ({
      name,
      state: index < running ? "passed" : index === running ? "running" : "waiting",
      reason: null,
      sipCode: null,
      at: index <= running ? at : null,
    })),
    startedAt: at,
    expiresAt: new Date(START + 180_000).toISOString(),
    endedAt: null,
    revision: 1,
    progress: {
      proofs: [
        "accepted",
        "forwarded",
        "answered",
        "rings",
        "picked_up",
        "key",
        "digit",
        "hello_on_line",
        ...(isGreeted ? (["hello_in_ear"] as const) : []),
      ],
      deadlineAt: START + 60_000,
      endedFor: null,
      target: 0,
      targets: 1,
      digitSaid: 1,
      digitWrong: 0,
      whispers: 0,
      whisperedAt: null,
    },
    secrets: { digit: "7", word: "tournesol" },
    locale: "fr",
    ethiqNumber: e164("+33939000001"),
    forwardedNumber: e164("+33140000001"),
    delivery: [SIP_TARGET],
    callerNumber: e164("+33939000001"),
    callerCallSid: null,
    personCallSid: null,
    forwardedCallId: TEST_ID,
    forwardedAt: at,
    isRepeat: false,
  };
  const whispered: string[] = [];
  const published: string[] = [];
  let events: SpeechEvents | undefined;
  let isWhisperRefused = false;
  const store = fakeCallStore();
  const listening = startTestListening(
    {
      store,
      tests: {
        find: async () => held,
        async record(_id, revision, change) {
          if (revision !== held.revision || held.status !== "running") return false;
          held = { ...held, ...change, hops: [...(change.hops ?? held.hops)], revision: revision + 1 } as HeldLineTest;
          return true;
        },
      },
      control: {
        whisper: async () => undefined,
        async whisperTest(_call, testId) {
          if (isWhisperRefused) throw new Error("refused");
          whispered.push(testId);
        },
        prepare: async () => undefined,
        forget: () => undefined,
      },
      speech: {
        open(_call, given) {
          events = given;
          return { send: () => undefined, flush: () => undefined, close: async () => undefined, sentMs: 0 };
        },
      },
      engine: {
        version: "none",
        createRiskState: () => ({}) as never,
        observe: () => ({}) as never,
        toFeatures: () => undefined,
        fromFeatures: () => undefined,
      },
      memory: { get: async () => undefined, put: async () => undefined },
      lineMemory: { recall: async () => [] },
      outside: { knowledge: NOTHING_SHARED, fingerprintKey: [1, 2, 3, 4] },
      outlet: { isAllowed: async () => false, send: async () => undefined },
      queue: { publish: async (name, body) => void published.push(`${name} ${"step" in body ? body.step : ""}`) },
      clock,
      wallNow: () => new Date(now()),
      log: silentLog,
      metrics: createRelayMetrics(createMetrics()),
    },
    {
      claims: { jti: "0123456789abcdef", callId: TEST_ID, callSid: "CA1", lineId: TEST_ID, dialled: e164("+33939000001"), exp: 0 },
      testId: TEST_ID,
      locale: "fr",
    },
  );
  const settled = () => new Promise((resolve) => setTimeout(resolve, 5));
  return {
    whispered,
    published,
    store,
    listening,
    refuseWhispers: () => {
      isWhisperRefused = true;
    },
    test: () => storedTest(held),
    async pass(ms: number) {
      for (let left = ms; left > 0; left -= 500) {
        await clock.advance(Math.min(500, left));
        await settled();
      }
    },
    async hear(text: string, channel: Channel = 1) {
      events?.onTranscript({ channel, text, isFinal: true, isEndOfUtterance: true, startMs: 0, endMs: 0 });
      await settled();
    },
  };
}

test("the greeting counts when the person says it, not when the caller's side does", async () => {
  const world = begin({ isGreeted: false });
  await world.hear("Très bien. Maintenant, dites bonjour.", 0);
  expect(world.test().proofs).not.toContain("hello_in_ear");
  await world.hear("Bonjour !");
  expect(world.test().proofs).toContain("hello_in_ear");
});

test("the word is whispered when it is due, and proved when nothing else of the whisper is heard", async () => {
  const world = begin();
  await world.pass(3_000);
  expect(world.whispered).toEqual([]);
  await world.pass(2_000);
  expect(world.whispered).toEqual([TEST_ID]);
  await world.hear("tournesol");
  await world.pass(2_000);
  expect(world.test().proofs).not.toContain("word_in_ear");
  await world.pass(2_000);
  expect(world.test()).toMatchObject({ status: "running", whispers: 1 });
  expect(world.test().proofs).toContain("word_in_ear");
});

test("a whisper that is heard where only the person should be fails the test, before the word or after it", async () => {
  for (const texts of [[spokenIn("fr").whisper("tournesol")], ["tournesol", "répétez à voix haute"]]) {
    const world = begin();
    await world.pass(5_000);
    for (const text of texts) await world.hear(text);
    await world.hear("tournesol");
    await world.pass(4_000);
    expect(world.test().status).toBe("failed");
    expect(world.test().hops.at(-1)).toMatchObject({ state: "failed", reason: "whisper_heard" });
    expect(world.published).toContain("line-test look");
  }
});

test("the word said by chance before it was whispered is not the answer", async () => {
  const world = begin();
  await world.hear("tournesol");
  await world.pass(9_000);
  expect(world.test().proofs).not.toContain("word_in_ear");
});

test("a whisper that could not be sent is tried again, and is not on record", async () => {
  const world = begin();
  world.refuseWhispers();
  await world.pass(8_000);
  expect(world.test().whispers).toBe(0);
});

test("a word that was heard as the call ended still counts", async () => {
  const world = begin();
  await world.pass(5_000);
  await world.hear("tournesol");
  await world.listening.settle("stop");
  await world.pass(500);
  expect(world.test().proofs).toContain("word_in_ear");
  await world.listening.conclude("stop", 0);
  expect(world.store.calls).toMatchObject([["recordTotals", { analysed: true }]]);
});
