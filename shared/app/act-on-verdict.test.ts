import { expect, test } from "vitest";
import { silentLog } from "../config/log.ts";
import type { OpenCall, RecordEvent, RecordedVerdict, RecordVerdict } from "../contracts/call-records.ts";
import type { Level } from "../domain/call/level.ts";
import { AppError, type ErrorCode } from "../domain/errors.ts";
import type { Verdict } from "../domain/risk/types.ts";
import { createManualClock } from "../sandbox/manual-clock.ts";
import { createActOnVerdict, type WhisperTally } from "./act-on-verdict.ts";
import { createCallWriter } from "./call-writer.ts";

const verdict = (level: Level, quote = "donnez-moi le code 123456"): Verdict => ({
  level,
  score: 0.9,
  kind: "bank_fraud_desk",
  reasons: [{ tactic: "credential_request", quote, turn: 3 }],
  isProvisional: false,
});
const openable: OpenCall = {
  callId: "11111111-1111-4111-8111-111111111111",
  callSid: "CA1",
  lineId: "22222222-2222-4222-8222-222222222222",
  dialled: "+33939000001",
  caller: "unknown",
  plan: "protect",
  planReason: null,
  startedAt: "2026-01-01T10:00:00.000Z",
};
const ALERT = "33333333-3333-4333-8333-333333333333";

const open = (tally?: WhisperTally) => {
  const clock = createManualClock();
  const done: string[] = [];
  const verdicts: RecordVerdict[] = [];
  const events: RecordEvent[] = [];
  const fail: Record<"record" | "whisper" | "publish" | "event" | "open" | "decide", ErrorCode[]> = {
    record: [],
    whisper: [],
    publish: [],
    event: [],
    open: [],
    decide: [],
  };
  const attempt = (what: keyof typeof fail) => {
    const code = fail[what].shift();
    done.push(code ? `${what}!${code}` : what);
    if (code) throw new AppError(code, what);
  };
  let answer: () => Promise<RecordedVerdict> = async () => ({ isNew: true, alertIds: [ALERT] });
  const store = {
    async openCall(call: OpenCall, options?: { isLate: boolean }) {
      attempt(options?.isLate ? "open" : "decide");
      return { callId: call.callId, plan: call.plan, planReason: null, startedAt: call.startedAt, isNew: true };
    },
    async recordVerdict(entry: RecordVerdict) {
      attempt("record");
      verdicts.push(entry);
      return answer();
    },
    async recordEvent(event: RecordEvent) {
      attempt("event");
      events.push(event);
    },
  };
  const published: unknown[][] = [];
  const act = createActOnVerdict(
    {
      store,
      control: { whisper: async () => attempt("whisper") },
      queue: {
        async publish(...job) {
          attempt("publish");
          published.push(job);
        },
      },
      clock,
      wallNow: () => new Date("2026-01-01T10:01:00Z"),
      log: silentLog,
    },
    { callId: openable.callId, locale: "fr", writer: createCallWriter({ store, clock, log: silentLog }, openable.callId, openable) },
    tally,
  );
  const count = (what: string) => done.filter((step) => step === what).length;
  return {
    act,
    clock,
    done,
    fail,
    verdicts,
    events,
    published,
    count,
    answerWith: (next: typeof answer) => {
      answer = next;
    },
  };
};

test("the person is warned without waiting for the record, and the record without waiting for the warning", async () => {
  const { act, clock, done, answerWith } = open();
  let release: (value: RecordedVerdict) => void = () => undefined;
  answerWith(() => new Promise((resolve) => (release = resolve)));
  act.rise(verdict(3));
  await clock.advance(0);
  expect(done).toEqual(["record", "whisper", "event"]);
  release({ isNew: true, alertIds: [ALERT] });
  await clock.advance(0);
  expect(done.at(-1)).toBe("publish");
});

test("alerts are published by their id, so that the same one twice is one job", async () => {
  const { act, clock, published } = open();
  act.rise(verdict(3));
  await clock.advance(0);
  expect(published).toEqual([["alert", { alertId: ALERT }, { deduplicationId: ALERT }]]);
});

test("what is recorded is masked and carries the level as its key", async () => {
  const { act, clock, verdicts } = open();
  act.rise(verdict(3));
  await clock.advance(0);
  expect(verdicts[0]).toMatchObject({ key: "verdict:3", level: 3, kind: "bank_fraud_desk", at: "2026-01-01T10:01:00.000Z" });
  expect(verdicts[0]?.reasons[0]?.quote).not.toMatch(/\d/);
  expect(verdicts[0]?.reasons[0]?.quote).toContain("code");
});

test("a record that fails is tried again for as long as the call lives", async () => {
  const { act, clock, fail, count, published } = open();
  fail.record.push("provider_unavailable", "provider_unavailable", "provider_unavailable");
  act.rise(verdict(3));
  await clock.advance(0);
  expect(count("whisper")).toBe(1);
  await clock.advance(250 + 1_000 + 3_000);
  expect(count("record")).toBe(1);
  expect(published).toHaveLength(1);
});

test("the end of the call tries the waiting record at once", async () => {
  const { act, clock, fail, count, published } = open();
  fail.record.push("provider_unavailable", "provider_unavailable", "provider_unavailable");
  act.rise(verdict(3));
  await clock.advance(2_000);
  expect(count("record")).toBe(0);
  const ended = act.end();
  await clock.advance(0);
  await ended;
  expect(count("record")).toBe(1);
  expect(published).toHaveLength(1);
});

test("a record that never succeeds is given up", async () => {
  const { act, clock, fail, done } = open();
  fail.record.push(...new Array<ErrorCode>(50).fill("provider_unavailable"));
  act.rise(verdict(2));
  await clock.advance(300_000);
  expect(done.filter((step) => step.startsWith("record"))).toHaveLength(8);
  await act.end();
});

test("a refusal for good is not repeated", async () => {
  const { act, clock, fail, done } = open();
  fail.record.push("invalid_request");
  act.rise(verdict(2));
  await clock.advance(60_000);
  expect(done.filter((step) => step.startsWith("record"))).toHaveLength(1);
});

test("a call the database never heard of is opened, then recorded", async () => {
  const { act, clock, fail, done, published } = open();
  fail.record.push("call_unknown");
  act.rise(verdict(3));
  await clock.advance(0);
  expect(done.filter((step) => step !== "whisper" && step !== "event")).toEqual(["record!call_unknown", "open", "record", "publish"]);
  expect(published).toHaveLength(1);
});

test("an alert that cannot be published is left to the sweep", async () => {
  const { act, clock, fail, count } = open();
  fail.publish.push("provider_unavailable");
  act.rise(verdict(3));
  await clock.advance(60_000);
  expect(count("publish")).toBe(0);
  await act.end();
});

test("a relay that died between the record and the job: the next one publishes what is still due, under the same id", async () => {
  const { act, clock, published, answerWith } = open();
  answerWith(async () => ({ isNew: false, alertIds: [ALERT] }));
  act.rise(verdict(3));
  await clock.advance(0);
  expect(published).toEqual([["alert", { alertId: ALERT }, { deduplicationId: ALERT }]]);
});

test("two warnings keep their distance, but the first at level 3 always comes", async () => {
  const { act, clock, count } = open();
  act.rise(verdict(2));
  await clock.advance(1_000);
  act.rise(verdict(3));
  act.protectedSpoke();
  await clock.advance(1_000);
  expect(count("whisper")).toBe(2);
});

test("level 1 is no reason to speak", async () => {
  const { act, clock, count } = open();
  act.rise(verdict(1));
  await clock.advance(60_000);
  expect(count("whisper")).toBe(0);
});

test("a warning at level 3 that is answered by silence is said once more, and no more than that", async () => {
  const { act, clock, count } = open();
  act.rise(verdict(3));
  await clock.advance(12_999);
  expect(count("whisper")).toBe(1);
  await clock.advance(1);
  expect(count("whisper")).toBe(2);
  await clock.advance(300_000);
  expect(count("whisper")).toBe(2);
});

test("somebody who speaks after the warning has heard it; a call that is over is not warned", async () => {
  const heard = open();
  heard.act.rise(verdict(3));
  await heard.clock.advance(9_000);
  heard.act.protectedSpoke();
  await heard.clock.advance(60_000);
  expect(heard.count("whisper")).toBe(1);
  const over = open();
  over.act.rise(verdict(3));
  await over.clock.advance(1_000);
  await over.act.end();
  await over.clock.advance(60_000);
  expect(over.count("whisper")).toBe(1);
});

test("level 2 is said once", async () => {
  const { act, clock, count } = open();
  act.rise(verdict(2));
  await clock.advance(300_000);
  expect(count("whisper")).toBe(1);
});

test("a warning that failed is on record, and is tried again at level 3", async () => {
  const { act, clock, fail, count, events } = open();
  fail.whisper.push("outcome_unknown");
  act.rise(verdict(3));
  await clock.advance(2_000);
  expect(count("whisper")).toBe(1);
  expect(events.map(({ key, payload }) => [key, payload.outcome, payload.code])).toEqual([
    ["whisper:1", "failed", "outcome_unknown"],
    ["whisper:2", "sent", undefined],
  ]);
});

test("three warnings are enough for one call, whichever relay said them", async () => {
  const { act, clock, count } = open({ tried: 3, spoken: 3, spokenAtLevel3: 1, lastSpokenAt: -100_000 });
  act.rise(verdict(3));
  await clock.advance(60_000);
  expect(count("whisper")).toBe(0);
  const fresh = open({ tried: 3, spoken: 3, spokenAtLevel3: 0, lastSpokenAt: 0 });
  fresh.act.rise(verdict(3));
  await fresh.clock.advance(60_000);
  expect(fresh.count("whisper")).toBe(1);
  expect(fresh.events[0]?.key).toBe("whisper:4");
});

test("words that no database takes as they are alert all the same", async () => {
  const { act, clock, verdicts } = open();
  act.rise(verdict(3, `le code\u0000${"a".repeat(291)}\u{1f600}`));
  await clock.advance(0);
  expect(verdicts[0]?.reasons[0]?.quote).toBe(`le code ${"a".repeat(291)} `);
});

test("words still being said are acted on and not kept; they are kept when they are final, without a second warning", async () => {
  const { act, clock, done, verdicts } = open();
  act.rise({ ...verdict(3), isProvisional: true });
  await clock.advance(0);
  act.rise(verdict(3));
  await clock.advance(0);
  expect(verdicts.map(({ key, reasons }) => [key, reasons[0]?.quote === ""])).toEqual([
    ["verdict:3", true],
    ["verdict:3", false],
  ]);
  expect(done.filter((step) => step === "whisper")).toHaveLength(1);
});
