import type { Cue } from "./cue.ts";

/** Recorded voices: honest ones remind and inform; only scams turn an alarm or a gift into a key to press at once. */
export const CUES_EN_RECORDED: readonly Cue[] = [
  {
    id: "en.recorded.offer",
    tactic: "too_good",
    by: "caller",
    weight: 1.4,
    patterns: [
      "rate|rates|bill|bills|debt|tax|taxes|loan|loans|interest ~4 reduction|relief|forgiveness|discount|discounts|rebate|reimbursement|waived|forgiven|lowered",
      "reduce|lower|eliminate|erase|cut ~4 rate|rates|debt|debts|bill|bills|payments|interest",
      "qualified|eligible|preapproved|selected|pre approved ~8 discount|rebate|program|relief|reimbursement|reduction|grant|funding|offer|stay|cruise",
      "<number> ~2 discount|rebate|reimbursement",
    ],
    unless: ["student discount card", "loyalty"],
    examples: [
      "You qualify for a rate reduction on your electric bill.",
      "Get a fifty percent discount now.",
      "You have been pre approved for the student relief program.",
      "We can lower your interest rates.",
    ],
    nearMisses: ["The interest in the course was low.", "The discount ends on Sunday."],
  },
  {
    id: "en.recorded.press",
    tactic: "urgency",
    by: "caller",
    weight: 2.6,
    decisive: true,
    after: ["en.fear.transaction", "en.fear.account", "en.fear.identity", "en.fear.law", "en.recorded.offer"],
    patterns: [
      "press|pressing ~1 1|2|one|two ~10 speak|talk|connect|connected|representative|agent|officer|specialist|department|authorize|cancel|discount|reimbursement|qualify|details",
      "press|pressing ~1 1|2|one|two ~4 otherwise|thank|immediately|now",
      "not ~8 press ~1 1|2|one|two",
      "if ~2 approve|authorize|confirm ~6 press ~1 1|2|one|two",
      "to ~2 speak|talk|connect|get|stop|dispute|cancel ~9 press ~1 1|2|one|two",
    ],
    unless: ["prescription", "appointment", "refill", "survey", "outage", "delivery", "callback"],
    examples: [
      "If you did not authorize this transaction press 1. // Press 1 to speak to a representative.",
      "Your account has been suspended. // To speak to an officer press one.",
      "You qualify for a rate reduction on your bill. // Press 1 to get a discount.",
    ],
    nearMisses: ["Press 1 to speak to a representative.", "Your account has been suspended. // To hear this again press 9."],
  },
];
