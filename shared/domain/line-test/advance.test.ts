import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { advance, type LineTestEvent } from "./advance.ts";
import { effectsOf } from "./effects.ts";
import { createLineTest, HOP_LIMIT_MS, type LineTest, MAX_TEST_MS, NEEDS, runningHop } from "./line-test.ts";
import { callerPart, isWhisperDue } from "./parts.ts";
import { FORWARDING_HOPS, type Hop, type HopState } from "./words.ts";

const START = 1_000_000;
type Happening = LineTestEvent extends infer Event ? (Event extends LineTestEvent ? Omit<Event, "at"> : never) : never;

const forwarding = (options: Partial<Parameters<typeof createLineTest>[0]> = {}) =>
  createLineTest({ kind: "forwarding", isAutomatic: false, targets: 1, at: START, ...options });
const leg = (who: "caller" | "person", status: string, sipCode: number | null = null, target = 0) =>
  ({ type: "leg", leg: who, status, sipCode, target }) as Happening;
const follow = (begun: LineTest, happenings: readonly Happening[], everyMs = 1_000) =>
  happenings.reduce(
    (state, happening, index) => advance(state, { ...happening, at: START + (index + 1) * everyMs } as LineTestEvent),
    begun,
  );
const states = (state: LineTest) => state.hops.map((hop) => hop.state);
const failure = ({ hops }: LineTest) => hops.find((hop) => hop.state === "failed");

const WHOLE: readonly Happening[] = [
  leg("caller", "ringing"),
  { type: "forwarded" },
  leg("caller", "in-progress"),
  leg("person", "ringing"),
  leg("person", "in-progress"),
  { type: "key" },
  { type: "digit_said", round: 1 },
  { type: "digit", round: 1, isRight: true },
  { type: "line_heard", since: START, hasHello: true, hasWhisper: false },
  { type: "ear_heard", what: "hello" },
  { type: "whispered", round: 1 },
  { type: "ear_heard", what: "word" },
];
const QUIET: Happening = { type: "line_heard", since: START, hasHello: false, hasWhisper: false };

describe("a forwarding test", () => {
  test("passes its eight hops one after the other", () => {
    let state = forwarding();
    const seen: (string | undefined)[] = [runningHop(state)?.name];
    for (const [index, happening] of WHOLE.entries()) {
      state = advance(state, { ...happening, at: START + index * 1_000 } as LineTestEvent);
      const name = runningHop(state)?.name;
      if (name !== seen.at(-1)) seen.push(name);
    }
    state = advance(state, { ...QUIET, at: START + 20_000 } as LineTestEvent);
    expect(seen).toEqual(FORWARDING_HOPS);
    expect(state.status).toBe("passed");
    expect(new Set(states(state))).toEqual(new Set(["passed"]));
  });

  const failing: [what: string, happenings: readonly Happening[], hop: string, reason: string][] = [
    ["a number that the network does not know", [leg("caller", "failed", 404)], "line", "number_wrong"],
    ["a line out of service", [leg("caller", "failed", 503)], "line", "out_of_service"],
    ["a call that we could not place", [{ type: "not_placed", reason: "our_fault" }], "line", "our_fault"],
    ["a busy line", [leg("caller", "busy", 486)], "forwarded", "line_busy"],
    ["a line that rings and is not forwarded", [leg("caller", "ringing"), leg("caller", "no-answer", 487)], "forwarded", "not_forwarded"],
    ["somebody who picks up at home", [leg("caller", "ringing"), { type: "answered_elsewhere" }], "forwarded", "answered_elsewhere"],
    ["a call that comes and is not taken", [{ type: "forwarded" }, leg("caller", "busy")], "ethiq", "our_fault"],
    ["an adapter that is unplugged", [...WHOLE.slice(0, 3), leg("person", "no-answer", 480)], "telephone", "not_registered"],
    ["a telephone that is busy", [...WHOLE.slice(0, 3), leg("person", "busy", 486)], "person", "busy"],
    ["a telephone that nobody takes", [...WHOLE.slice(0, 4), leg("person", "no-answer", 487)], "person", "no_answer"],
    ["a voicemail that takes the call", [...WHOLE.slice(0, 5), { type: "no_key" }], "person", "no_key"],
    [
      "a person who hears nothing of the caller",
      [
        ...WHOLE.slice(0, 6),
        ...[1, 2, 3].flatMap((round): Happening[] => [
          { type: "digit_said", round },
          { type: "digit", round, isRight: false },
        ]),
      ],
      "both_ways",
      "caller_not_heard",
    ],
    [
      "a whisper that reaches the caller's side",
      [...WHOLE.slice(0, 11), { ...QUIET, hasWhisper: true } as Happening],
      "private",
      "whisper_heard",
    ],
    ["a whisper that reaches the relay", [...WHOLE.slice(0, 11), { type: "leaked" }], "private", "whisper_heard"],
  ];
  test.each(failing)("fails for %s", (_what, happenings, hop, reason) => {
    const state = follow(forwarding(), happenings);
    expect(state.status).toBe("failed");
    expect(failure(state)).toMatchObject({ name: hop, reason });
    expect(states(state).lastIndexOf("passed")).toBeLessThan(FORWARDING_HOPS.indexOf(failure(state)?.name as never));
  });

  test("a leak known before the last proof is never passed", () => {
    const leaked = follow(forwarding(), [...WHOLE.slice(0, 11), { type: "leaked" }, { type: "ear_heard", what: "word" }, QUIET], 2_000);
    expect(failure(leaked)).toMatchObject({ name: "private", reason: "whisper_heard" });
  });

  test("whoever began to listen after the whisper, or stopped before its end, does not vouch for silence", () => {
    const whispered = follow(forwarding(), WHOLE);
    const { whisperedAt } = whispered;
    const at = whisperedAt ?? 0;
    const late = advance(whispered, { ...QUIET, since: at + 1, at: at + 6_000 } as LineTestEvent);
    const short = advance(whispered, { ...QUIET, since: at - 1, at: at + 3_000 } as LineTestEvent);
    expect([late.status, short.status]).toEqual(["running", "running"]);
    expect(advance(whispered, { ...QUIET, since: at - 1, at: at + 6_000 } as LineTestEvent).status).toBe("passed");
  });

  test("a word heard before anything was whispered proves nothing", () => {
    const state = follow(forwarding(), [...WHOLE.slice(0, 10), { type: "ear_heard", what: "word" }]);
    expect(state.proofs).not.toContain("word_in_ear");
  });

  test("each hop has its own time, and the call must come within thirty seconds", () => {
    const ringing = advance(forwarding(), { ...leg("caller", "ringing"), at: START + 2_000 } as LineTestEvent);
    expect(ringing.deadlineAt).toBe(START + 2_000 + 30_000);
    const late = advance(ringing, { type: "look", at: START + 32_000 });
    expect(failure(late)).toMatchObject({ name: "forwarded", reason: "not_forwarded" });
    expect(advance(ringing, { type: "look", at: START + 31_999 })).toBe(ringing);
  });

  test("proofs of what happened before a leg ended still count for five seconds", () => {
    const ended = follow(forwarding(), [...WHOLE.slice(0, 11), leg("person", "completed")]);
    const at = START + 12_000;
    expect(ended.status).toBe("running");
    const inTime = advance(ended, { type: "ear_heard", what: "word", at: at + 2_000 });
    const quiet = advance(inTime, { ...QUIET, at: at + 4_500 } as LineTestEvent);
    expect(quiet.status).toBe("passed");
    expect(failure(advance(ended, { type: "look", at: at + 5_000 }))).toMatchObject({ name: "private", reason: "hung_up" });
  });

  test("the next telephone is rung when the first cannot be reached, and old news of the first is no news", () => {
    const answered = follow(forwarding({ targets: 2 }), WHOLE.slice(0, 3));
    const next = advance(answered, { ...leg("person", "no-answer", 480), at: START + 4_000 } as LineTestEvent);
    expect(next).toMatchObject({ status: "running", target: 1 });
    expect(effectsOf(answered, next)).toContainEqual({ kind: "ring_person", target: 1 });
    expect(advance(next, { ...leg("person", "no-answer", 480), at: START + 5_000 } as LineTestEvent)).toBe(next);
  });

  test("a test after a failed one begins where that failed, and takes the call all over", () => {
    const again = forwarding({ passedBefore: ["line", "forwarded", "ethiq", "telephone"] });
    expect(runningHop(again)?.name).toBe("person");
    expect(follow(again, WHOLE.slice(0, 6)).hops[4]).toMatchObject({ name: "person", state: "passed" });
    const lost = follow(again, [leg("caller", "ringing"), leg("caller", "no-answer")]);
    expect(failure(lost)).toMatchObject({ name: "forwarded", reason: "not_forwarded" });
    expect(states(lost)).toEqual(["passed", "failed", "passed", "passed", "waiting", "waiting", "waiting", "waiting"]);
  });

  test("one that nobody asked for ends when Ethiq picks up, and rings nobody", () => {
    const silent = forwarding({ isAutomatic: true });
    const seen = follow(silent, WHOLE.slice(0, 2));
    const over = advance(seen, { ...leg("caller", "completed"), at: START + 3_000 } as LineTestEvent);
    expect(over.status).toBe("passed");
    expect(effectsOf(seen, over)).toEqual([{ kind: "finish" }]);
  });
});

describe("a connectivity test", () => {
  const begun = createLineTest({ kind: "connectivity", isAutomatic: false, targets: 1, at: START });
  test("passes with a key after a sentence, then a word recognised", () => {
    const state = follow(begun, [
      leg("person", "ringing"),
      leg("person", "in-progress"),
      { type: "key" },
      { type: "line_heard", since: START, hasHello: true, hasWhisper: false },
    ]);
    expect(state.status).toBe("passed");
  });
  const failing: [happenings: readonly Happening[], hop: string, reason: string][] = [
    [[leg("person", "no-answer", 480)], "registered", "not_registered"],
    [[leg("person", "failed", 404)], "registered", "not_registered"],
    [[leg("person", "failed", 503)], "registered", "network"],
    [[leg("person", "busy", 486)], "answered", "busy"],
    [[leg("person", "busy", 603)], "answered", "declined"],
    [[leg("person", "ringing"), leg("person", "no-answer", 487)], "answered", "no_answer"],
    [[leg("person", "ringing"), leg("person", "in-progress"), { type: "no_key" }], "heard", "no_key"],
  ];
  test.each(failing)("%j fails at %s for %s", (happenings, hop, reason) => {
    expect(failure(follow(begun, happenings))).toMatchObject({ name: hop, reason });
  });
});

test("the caller's side follows what was proved", () => {
  const parts = WHOLE.map((_, index) => callerPart(follow(forwarding(), WHOLE.slice(0, index + 1))));
  expect(parts.slice(0, 5)).toEqual(["wait", "wait", "wait", "wait", "wait"]);
  expect(parts.slice(5)).toEqual(["say_digit", "wait", "ask_hello", "ask_hello", "listen", "listen", "listen"]);
  expect(callerPart(follow(forwarding(), [...WHOLE.slice(0, 7), { type: "digit", round: 1, isRight: false }]))).toBe("say_digit");
});

test("the private word is whispered once the other side listens, and again when nobody answers, three times in all", () => {
  const before = follow(forwarding(), WHOLE.slice(0, 10));
  expect(isWhisperDue(before, START + 13_999)).toBe(false);
  expect(isWhisperDue(before, START + 14_000)).toBe(true);
  const once = advance(before, { type: "whispered", round: 1, at: START + 14_000 });
  expect(isWhisperDue(once, START + 29_000)).toBe(false);
  expect(isWhisperDue(once, START + 30_000)).toBe(true);
  expect(isWhisperDue({ ...once, whispers: 3 }, START + 60_000)).toBe(false);
});

describe("whatever arrives, in whatever order and however often", () => {
  const happening: fc.Arbitrary<Happening> = fc.oneof(
    fc.record({
      type: fc.constant("leg" as const),
      leg: fc.constantFrom("caller" as const, "person" as const),
      target: fc.nat(2),
      status: fc.constantFrom(
        "queued",
        "initiated",
        "ringing",
        "in-progress",
        "completed",
        "busy",
        "no-answer",
        "failed",
        "canceled" as const,
      ),
      sipCode: fc.constantFrom(null, 200, 404, 480, 486, 487, 503, 603),
    }),
    fc.constantFrom<Happening>(...WHOLE, QUIET, { type: "leaked" }, { type: "no_key" }, { type: "answered_elsewhere" }, { type: "look" }),
    fc.record({ type: fc.constant("digit_said" as const), round: fc.integer({ min: 1, max: 4 }) }),
    fc.record({ type: fc.constant("digit" as const), round: fc.integer({ min: 1, max: 4 }), isRight: fc.boolean() }),
    fc.record({ type: fc.constant("whispered" as const), round: fc.integer({ min: 1, max: 4 }) }),
    fc.record({
      type: fc.constant("line_heard" as const),
      since: fc.integer({ min: START, max: START + MAX_TEST_MS }),
      hasHello: fc.boolean(),
      hasWhisper: fc.boolean(),
    }),
  ) as fc.Arbitrary<Happening>;
  const history = fc.array(fc.tuple(happening, fc.nat(9_000)), { maxLength: 60 });
  const begun = fc.record({
    kind: fc.constantFrom("connectivity" as const, "forwarding" as const),
    isAutomatic: fc.boolean(),
    targets: fc.integer({ min: 1, max: 3 }),
  });
  const RANK: Record<HopState, number> = { waiting: 0, running: 1, passed: 2, failed: 2 };
  const isForward = (before: readonly Hop[], after: readonly Hop[]) =>
    before.every(({ state }, index) => {
      const next = after[index]?.state ?? "waiting";
      return state === next || (RANK[next] > RANK[state] && RANK[state] < 2);
    });

  const states = (seed: { kind: LineTest["kind"]; isAutomatic: boolean; targets: number }, events: [Happening, number][]) => {
    let at = START;
    const all = [createLineTest({ ...seed, at })];
    for (const [event, later] of events) {
      at += later;
      all.push(advance(all.at(-1) as LineTest, { ...event, at } as LineTestEvent));
    }
    return { all, at };
  };

  test("no hop goes back and a test that is over stays over", () => {
    fc.assert(
      fc.property(begun, history, (seed, events) => {
        const { all } = states(seed, events);
        for (const [index, state] of all.entries()) {
          const next = all[index + 1];
          if (!next) break;
          expect(isForward(state.hops, next.hops)).toBe(true);
          if (state.status !== "running") expect(next).toBe(state);
        }
      }),
    );
  });

  test("the same event again changes nothing", () => {
    fc.assert(
      fc.property(begun, history, happening, (seed, events, last) => {
        const { all, at } = states(seed, events);
        const event = { ...last, at } as LineTestEvent;
        const once = advance(all.at(-1) as LineTest, event);
        expect(advance(once, event)).toEqual(once);
      }),
    );
  });

  test("a test passes only with every proof of every hop", () => {
    fc.assert(
      fc.property(begun, history, (seed, events) => {
        const last = states(seed, events).all.at(-1) as LineTest;
        const isProved = last.hops.every(({ name }) => NEEDS[name].every((proof) => last.proofs.includes(proof)));
        if (last.status === "passed") expect(isProved).toBe(true);
        if (last.status === "running") expect(last.hops.filter(({ state }) => state === "running")).toHaveLength(1);
        if (last.status === "failed") expect(last.hops.filter(({ state }) => state === "failed")).toHaveLength(1);
      }),
    );
  });

  test("three minutes end every test, and a hop's deadline never lies beyond", () => {
    fc.assert(
      fc.property(begun, history, (seed, events) => {
        const { all } = states(seed, events);
        for (const state of all) expect(state.deadlineAt).toBeLessThanOrEqual(START + MAX_TEST_MS);
        expect(advance(all.at(-1) as LineTest, { type: "look", at: START + MAX_TEST_MS }).status).not.toBe("running");
      }),
    );
  });

  test("proofs that change places lead to the same end", () => {
    const proofs: readonly Happening[] = [WHOLE[0], WHOLE[1], WHOLE[5], WHOLE[8], WHOLE[9]].filter((one) => one !== undefined);
    fc.assert(
      fc.property(fc.shuffledSubarray([...proofs], { minLength: proofs.length }), (shuffled) => {
        const end = follow(forwarding(), [...shuffled, WHOLE[2], WHOLE[6], WHOLE[7], WHOLE[10], WHOLE[11]] as Happening[], 10);
        expect(runningHop(advance(end, { type: "look", at: START + 1_000 }))?.name).toBe("private");
      }),
    );
  });

  test("every hop's time is at least that of a person", () => {
    for (const limit of Object.values(HOP_LIMIT_MS)) expect(limit).toBeGreaterThanOrEqual(10_000);
  });
});
