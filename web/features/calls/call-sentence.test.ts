import { expect, test } from "vitest";
import type { CallSummary } from "../../../shared/contracts/v1/calls.ts";
import { fr } from "../../lib/messages/fr.ts";
import { callSentences, standing } from "./call-sentence.ts";

const call = (changes: Partial<CallSummary>): CallSummary => ({
  id: "10000000-0000-4000-8000-000000000001",
  tenantId: "00000000-0000-4000-8000-000000000001",
  line: null,
  caller: null,
  startedAt: "2026-03-04T12:00:00.000Z",
  endedAt: "2026-03-04T12:02:00.000Z",
  answered: true,
  plan: "protect",
  planReason: null,
  level: 1,
  kind: "unknown",
  analysed: true,
  notAnalysedReason: null,
  ...changes,
});

test.each<[string, Partial<CallSummary>, string, string[]]>([
  ["heard to the end", {}, "level", [fr.calls.calm]],
  ["a scam", { level: 3, kind: "bank_fraud_desk" }, "level", [fr.calls.kinds.bank_fraud_desk]],
  ["a scam of a kind this page does not know yet", { level: 2, kind: "pet_shop" }, "level", [fr.calls.kinds.unknown]],
  [
    "a scam, then the listening stopped",
    { level: 3, kind: "prize", notAnalysedReason: "relay" },
    "level",
    [fr.calls.kinds.prize, fr.calls.notAnalysed.relay],
  ],
  ["ringing, nobody knows yet", { endedAt: null, analysed: null, answered: null }, "ongoing", [fr.calls.ongoing]],
  ["being heard", { endedAt: null }, "level", [fr.calls.ongoingHeard]],
  [
    "not heard, in progress",
    { endedAt: null, analysed: false, notAnalysedReason: "paused" },
    "unheard",
    [fr.calls.ongoingUnheard, fr.calls.notAnalysed.paused],
  ],
  ["not heard, over", { analysed: false, notAnalysedReason: "speech_refused" }, "unheard", [fr.calls.notAnalysed.speech_refused]],
  ["over without a word on listening", { analysed: null }, "unheard", [fr.calls.notAnalysedUnknown]],
  ["nobody picked up", { analysed: false, answered: false, notAnalysedReason: "never_connected" }, "unheard", [fr.calls.unanswered]],
  ["a test call, heard or not", { planReason: "forwarding_test", analysed: null }, "test", [fr.calls.forwardingTest]],
  ["a test call in progress", { planReason: "forwarding_test", endedAt: null }, "test", [fr.calls.forwardingTestOngoing]],
  [
    "turned away",
    { plan: "reject", planReason: "blocked", analysed: false, notAnalysedReason: "rejected" },
    "unheard",
    [fr.calls.rejected],
  ],
])("%s", (_case, changes, expectedStanding, expectedSentences) => {
  expect(standing(call(changes))).toBe(expectedStanding);
  expect(callSentences(call(changes), fr.calls)).toEqual(expectedSentences);
});
