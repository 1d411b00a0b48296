import { expect, test } from "vitest";
import type { CallSummary } from "../../../shared/contracts/v1/calls.ts";
import { appels as fr } from "../../lib/messages/fr/appels.ts";
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
  ["heard to the end", {}, "level", [fr.calm]],
  ["a scam", { level: 3, kind: "bank_fraud_desk" }, "level", [fr.kinds.bank_fraud_desk]],
  ["a scam of a kind this page does not know yet", { level: 2, kind: "pet_shop" }, "level", [fr.kinds.unknown]],
  [
    "a scam, then the listening stopped",
    { level: 3, kind: "prize", notAnalysedReason: "relay" },
    "level",
    [fr.kinds.prize, fr.notAnalysed.relay],
  ],
  ["ringing, nobody knows yet", { endedAt: null, analysed: null, answered: null }, "ongoing", [fr.ongoing]],
  ["being heard", { endedAt: null }, "level", [fr.ongoingHeard]],
  [
    "not heard, in progress",
    { endedAt: null, analysed: false, notAnalysedReason: "paused" },
    "unheard",
    [fr.ongoingUnheard, fr.notAnalysed.paused],
  ],
  ["not heard, over", { analysed: false, notAnalysedReason: "speech_refused" }, "unheard", [fr.notAnalysed.speech_refused]],
  ["over without a word on listening", { analysed: null }, "unheard", [fr.notAnalysedUnknown]],
  ["nobody picked up", { analysed: false, answered: false, notAnalysedReason: "never_connected" }, "unheard", [fr.unanswered]],
  ["a test call, heard or not", { planReason: "forwarding_test", analysed: null }, "test", [fr.forwardingTest]],
  ["a test call in progress", { planReason: "forwarding_test", endedAt: null }, "test", [fr.forwardingTestOngoing]],
  ["turned away", { plan: "reject", planReason: "blocked", analysed: false, notAnalysedReason: "rejected" }, "unheard", [fr.rejected]],
])("%s", (_case, changes, expectedStanding, expectedSentences) => {
  expect(standing(call(changes))).toBe(expectedStanding);
  expect(callSentences(call(changes), fr)).toEqual(expectedSentences);
});
