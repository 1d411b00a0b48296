import type { LegStatus } from "../call/delivery.ts";
import { HOP_LIMIT_MS, hasProof, type LineTest, NEEDS, type Proof, TRIES } from "./line-test.ts";
import type { FailureReason, Hop, HopName } from "./words.ts";

type LegEvent = { type: "leg"; leg: "caller" | "person"; target: number; status: LegStatus; sipCode: number | null };

/** What may be heard of a test, late, twice or out of order. */
export type LineTestEvent = { at: number } & (
  | LegEvent
  /** A call that we meant to place, and could not. */
  | { type: "not_placed"; reason: "number_wrong" | "our_fault" }
  /** The call came to the Ethiq number, from where it should. */
  | { type: "forwarded" }
  /** Our call was picked up by somebody or something that did not bring it to us. */
  | { type: "answered_elsewhere" }
  /** It was picked up, and it came to us. */
  | { type: "answered" }
  | { type: "key" }
  | { type: "no_key" }
  | { type: "digit_said"; round: number }
  | { type: "digit"; round: number; isRight: boolean }
  /** What was understood on the caller's side, by who listened there since `since`. */
  | { type: "line_heard"; since: number; hasHello: boolean; hasWhisper: boolean }
  | { type: "whispered"; round: number }
  /** What the relay recognised of the protected person. */
  | { type: "ear_heard"; what: "hello" | "word" }
  /** The relay recognised the whisper itself where only the person should be. */
  | { type: "leaked" }
  /** Time has passed. */
  | { type: "look" }
);

/** What is still on its way from the relay or the network when a leg ends. */
const GRACE_MS = 5_000;
/** The whisper lasts that long at least: who stopped listening sooner cannot vouch for silence. */
export const WHISPER_MS = 4_000;

/** The same test when the event changes nothing. A test that is over stays as it is; no hop ever goes back. */
export function advance(test: LineTest, event: LineTestEvent): LineTest {
  if (test.status !== "running") return test;
  const next = settle(carryOn(test, event), event.at);
  return next.status === "running" && event.at >= next.deadlineAt ? giveUp(next, event.at) : next;
}

function carryOn(test: LineTest, event: LineTestEvent): LineTest {
  switch (event.type) {
    case "leg":
      return event.leg === "caller" ? callerLeg(test, event, event.at) : personLeg(test, event, event.at);
    case "not_placed":
      return fail(test, event.reason, event.at);
    case "forwarded":
      return prove(test, "accepted", "forwarded");
    case "answered_elsewhere":
      return hasProof(test, "forwarded") ? test : fail(settle(prove(test, "accepted"), event.at), "answered_elsewhere", event.at);
    case "answered":
      return hasProof(test, "forwarded") ? prove(test, "answered") : test;
    case "key":
      return prove(test, "accepted", "rings", "picked_up", "key");
    case "no_key":
      return hasProof(test, "key") ? test : fail(settle(prove(test, "rings", "picked_up"), event.at), "no_key", event.at);
    case "digit_said":
      return event.round === test.digitSaid + 1 && event.round <= TRIES ? { ...test, digitSaid: event.round } : test;
    case "digit":
      return event.round > test.digitSaid || hasProof(test, "digit") ? test : digit(test, event);
    case "line_heard":
      return lineHeard(test, event);
    case "whispered":
      return event.round === test.whispers + 1 ? { ...test, whispers: event.round, whisperedAt: event.at } : test;
    case "ear_heard":
      if (event.what === "hello") return prove(test, "hello_in_ear");
      return test.whispers > 0 ? prove(test, "word_in_ear") : test;
    case "leaked":
      return leak(test, event.at);
    case "look":
      return test;
  }
}

function digit(test: LineTest, { round, isRight, at }: { round: number; isRight: boolean; at: number }): LineTest {
  if (isRight) return prove(test, "digit");
  const digitWrong = Math.max(test.digitWrong, round);
  if (digitWrong >= TRIES) return fail({ ...test, digitWrong }, "caller_not_heard", at);
  return digitWrong === test.digitWrong ? test : { ...test, digitWrong };
}

function lineHeard(test: LineTest, { since, hasHello, hasWhisper, at }: Extract<LineTestEvent, { type: "line_heard" }>): LineTest {
  if (hasWhisper) return leak(test, at);
  const { whisperedAt } = test;
  const heardItAll = whisperedAt !== null && since <= whisperedAt && at >= whisperedAt + WHISPER_MS;
  const known = hasHello ? prove(test, "hello_on_line") : test;
  return heardItAll ? prove(known, "line_was_quiet") : known;
}

/** Before anything was whispered, somebody merely said words that resemble it. */
const leak = (test: LineTest, at: number): LineTest => (test.whispers === 0 ? test : fail(test, "whisper_heard", at));

function callerLeg(test: LineTest, { status, sipCode }: LegEvent, at: number): LineTest {
  const cameToUs = hasProof(test, "forwarded");
  switch (status) {
    case "queued":
    case "initiated":
      return test;
    case "ringing":
      return prove(test, "accepted");
    case "in-progress":
      return prove(test, "accepted", ...(cameToUs ? (["answered"] as const) : []));
    case "completed":
      if (!cameToUs) return fail(settle(prove(test, "accepted"), at), "answered_elsewhere", at);
      return ending(prove(test, "accepted", "answered"), "hung_up", at);
    case "busy":
    case "no-answer":
    case "canceled":
    case "failed":
      if (cameToUs) return fail(settle(prove(test, "accepted"), at), "our_fault", at, sipCode);
      return callerRefused(test, status, sipCode, at);
  }
}

function callerRefused(test: LineTest, status: LegStatus, sipCode: number | null, at: number): LineTest {
  if (status === "busy") return fail(settle(prove(test, "accepted"), at), "line_busy", at, sipCode);
  if (status === "failed") return fail(test, isUnknownNumber(sipCode) ? "number_wrong" : "out_of_service", at, sipCode);
  return fail(settle(prove(test, "accepted"), at), "not_forwarded", at, sipCode);
}

function personLeg(test: LineTest, { target, status, sipCode }: LegEvent, at: number): LineTest {
  // What an earlier telephone still has to say is no news of the one that rings now.
  if (target !== test.target) return test;
  switch (status) {
    case "queued":
    case "initiated":
      return test;
    case "ringing":
      return prove(test, "accepted", "rings");
    case "in-progress":
      return prove(test, "accepted", "rings", "picked_up");
    case "completed": {
      const picked = prove(test, "accepted", "rings", "picked_up");
      return ending(picked, hasProof(test, "key") ? "hung_up" : "no_key", at);
    }
    case "busy":
    case "no-answer":
    case "canceled":
    case "failed":
      return personRefused(test, status, sipCode, at);
  }
}

function personRefused(test: LineTest, status: LegStatus, sipCode: number | null, at: number): LineTest {
  if (test.target + 1 < test.targets) {
    return { ...test, target: test.target + 1, deadlineAt: Math.min(test.expiresAt, at + HOP_LIMIT_MS.telephone) };
  }
  const reason = whyUnreached(status, sipCode);
  // A telephone that was busy, or that nobody took, has been reached.
  const reached = reason === "busy" || reason === "declined" || reason === "no_answer";
  return fail(settle(reached ? prove(test, "accepted", "rings") : test, at), reason, at, sipCode);
}

const isUnknownNumber = (sipCode: number | null): boolean => sipCode !== null && [404, 410, 484, 604].includes(sipCode);

function whyUnreached(status: LegStatus, sipCode: number | null): FailureReason {
  if (sipCode === 480 || isUnknownNumber(sipCode)) return "not_registered";
  if (sipCode === 603) return "declined";
  if (status === "busy") return "busy";
  return status === "failed" ? "network" : "no_answer";
}

function prove(test: LineTest, ...proofs: readonly Proof[]): LineTest {
  const fresh = proofs.filter((proof) => !hasProof(test, proof));
  return fresh.length === 0 ? test : { ...test, proofs: [...test.proofs, ...fresh] };
}

/** The leg is over, but proofs of what happened before may still come. */
function ending(test: LineTest, reason: FailureReason, at: number): LineTest {
  if (test.endedFor) return test;
  return { ...test, endedFor: reason, deadlineAt: Math.min(test.deadlineAt, at + GRACE_MS) };
}

/** Passes every hop that has its proofs, and begins the next. */
function settle(test: LineTest, at: number): LineTest {
  let next = test;
  for (;;) {
    const index = next.hops.findIndex(({ state }) => state === "running");
    const hop = next.hops[index];
    if (next.status !== "running" || !hop || !NEEDS[hop.name].every((proof) => hasProof(next, proof))) return next;
    const following = next.hops[index + 1];
    const hops = next.hops.map((known, position): Hop => {
      if (position === index) return { ...known, state: "passed", at };
      return position === index + 1 ? { ...known, state: "running", at } : known;
    });
    next = { ...next, hops, ...(following ? begin(next, following.name, at) : { status: "passed" }) };
  }
}

const begin = ({ expiresAt, deadlineAt, endedFor }: LineTest, name: HopName, at: number) => ({
  deadlineAt: endedFor ? deadlineAt : Math.min(expiresAt, at + HOP_LIMIT_MS[name]),
});

/** An earlier test may have passed the hop that fails now: what holds is what happens now. */
function fail(test: LineTest, reason: FailureReason, at: number, sipCode: number | null = null): LineTest {
  if (test.status !== "running") return test;
  const failed = hopUnderway(test);
  const hops = test.hops.map((hop): Hop => {
    if (hop.name === failed) return { ...hop, state: "failed", reason, sipCode, at };
    return hop.state === "running" ? { ...hop, state: "waiting", at: null } : hop;
  });
  return { ...test, status: "failed", hops };
}

/** The first that this very call has not taken yet. */
const hopUnderway = (test: LineTest): HopName | undefined =>
  test.hops.find(({ name }) => !NEEDS[name].every((proof) => hasProof(test, proof)))?.name;

/** Nothing more was heard in time. */
function giveUp(test: LineTest, at: number): LineTest {
  const hop = hopUnderway(test);
  return fail(test, test.endedFor ?? (hop ? whyLate(test, hop) : "our_fault"), at);
}

function whyLate(test: LineTest, hop: HopName): FailureReason {
  switch (hop) {
    case "line":
    case "registered":
      return hasProof(test, "accepted") ? "not_forwarded" : "out_of_service";
    case "forwarded":
      return "not_forwarded";
    case "ethiq":
    case "telephone":
      return "our_fault";
    case "ringing":
    case "answered":
      return "no_answer";
    case "person":
    case "heard":
      return "no_key";
    case "both_ways":
      return hasProof(test, "digit") ? "person_not_heard" : "caller_not_heard";
    case "speaks":
      return "person_not_heard";
    case "listening":
      return "not_recognised";
    case "private":
      return "word_not_heard";
  }
}
