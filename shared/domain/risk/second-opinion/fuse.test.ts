import fc from "fast-check";
import { expect, test } from "vitest";
import type { Level } from "../../call/level.ts";
import { type Reason, SCAM_KINDS, TACTICS, type Tactic, type Verdict } from "../types.ts";
import { fuse } from "./fuse.ts";
import type { Opinion } from "./opinion.ts";

const DECISIVE: Tactic[] = [
  "credential_request",
  "money_move",
  "remote_access",
  "untraceable_payment",
  "courier_pickup",
  "forwarding_hijack",
];
const because = (...tactics: Tactic[]): Reason[] => tactics.map((tactic, turn) => ({ tactic, quote: `of ${tactic}`, turn }));
const local = (level: Level, ...tactics: Tactic[]): Verdict => ({
  level,
  score: 0.4,
  kind: "unknown",
  reasons: because(...tactics),
  isProvisional: false,
});
const opinion = (level: Level, reasons: Reason[] = [], asked: Tactic[] = ["urgency"]): Opinion => ({
  level,
  kind: "bank_fraud_desk",
  reasons,
  asked: { tactics: asked, score: 0.4 },
});

test.each([
  ["a decisive reason raises to 3", local(2, "urgency"), opinion(3, because("money_move")), 3, "raised"],
  ["from level 1 too, where the engine found something", local(1, "urgency"), opinion(3, because("money_move")), 3, "raised"],
  ["other reasons raise to 2 only", local(1, "urgency"), opinion(3, because("fear", "isolation")), 2, "raised"],
  ["other reasons do not raise to 3", local(2, "urgency"), opinion(3, because("fear", "isolation")), 2, "not_decisive"],
  ["no reason raises nothing", local(2, "urgency"), opinion(3), 2, "not_verified"],
  ["nothing found here raises nothing", local(1), opinion(3, because("money_move")), 1, "no_local_evidence"],
  ["the same level changes nothing", local(2, "urgency"), opinion(2, because("fear")), 2, "agreed"],
  ["level 2 is held back", local(2, "urgency"), opinion(1), 1, "held_back"],
  ["but not with a decisive request", local(2, "credential_request"), opinion(1, [], ["credential_request"]), 2, "evidence_stands"],
  ["nor when a machine was addressed", local(2, "machine_address"), opinion(1, [], ["machine_address"]), 2, "evidence_stands"],
  ["nor when something new was found", local(2, "urgency", "fear"), opinion(1), 2, "something_new"],
  ["level 3 stays", local(3, "urgency"), opinion(1), 3, "evidence_stands"],
  ["level 3 stays, whatever lower", local(3, "urgency"), opinion(2, because("fear")), 3, "evidence_stands"],
] as const)("%s", (_what, own, other, level, effect) => {
  const fused = fuse(own, other);
  expect(fused).toMatchObject({ effect, verdict: { level } });
  if (effect !== "raised" && effect !== "held_back") expect(fused.verdict).toBe(own);
});

test("more of the same, much louder, ends the calming", () => {
  expect(fuse({ ...local(2, "urgency"), score: 0.6 }, opinion(1)).effect).toBe("something_new");
});

test("a raised verdict leads with the decisive reason, keeps the engine's own and takes words where it has none", () => {
  const own = { ...local(2, "urgency"), reasons: [{ tactic: "urgency" as const, quote: "", turn: 7 }] };
  const { verdict } = fuse(own, opinion(3, because("urgency", "fear", "money_move")));
  expect(verdict).toMatchObject({ kind: "bank_fraud_desk", score: 0.75, isProvisional: false });
  expect(verdict.reasons).toEqual([
    { tactic: "money_move", quote: "of money_move", turn: 2 },
    { tactic: "urgency", quote: "of urgency", turn: 0 },
    { tactic: "fear", quote: "of fear", turn: 1 },
  ]);
});

const levels = fc.constantFrom<Level>(1, 2, 3);
const scores = fc.double({ min: 0, max: 1, noNaN: true });
const tactics = fc.uniqueArray(fc.constantFrom(...TACTICS), { maxLength: 5 });
const verdicts = fc
  .record({ level: levels, score: scores, kind: fc.constantFrom(...SCAM_KINDS), tactics })
  .map(({ tactics: found, ...rest }): Verdict => ({ ...rest, reasons: because(...found), isProvisional: false }));
const opinions = fc
  .record({ level: levels, kind: fc.constantFrom(...SCAM_KINDS), tactics, asked: fc.record({ tactics, score: scores }) })
  .map(({ tactics: found, ...rest }): Opinion => ({ ...rest, reasons: because(...found).map((each) => ({ ...each, quote: "verified" })) }));
const isDecisive = ({ tactic }: Reason) => DECISIVE.includes(tactic);

test("whatever both say, the rules hold", () => {
  fc.assert(
    fc.property(verdicts, opinions, fc.boolean(), (own, given, isNothingNew) => {
      const asked = { tactics: own.reasons.map(({ tactic }) => tactic), score: own.score };
      const other = isNothingNew ? { ...given, asked } : given;
      const { verdict, effect } = fuse(own, other);
      if (own.level === 3) expect(verdict).toBe(own);
      if (own.reasons.some(isDecisive)) expect(verdict.level).toBeGreaterThanOrEqual(own.level);
      if (verdict.level < own.level) expect([own.level, verdict.level, other.level]).toEqual([2, 1, 1]);
      if (verdict.level > own.level) {
        expect(own.reasons.length).toBeGreaterThan(0);
        expect(other.reasons.length).toBeGreaterThan(0);
        expect(verdict.level).toBeLessThanOrEqual(other.level);
        if (verdict.level === 3) expect(other.reasons.some(isDecisive)).toBe(true);
      }
      expect(verdict.score).toBeGreaterThanOrEqual(own.score);
      expect(effect === "raised" || effect === "held_back").toBe(verdict.level !== own.level);
      for (const each of own.reasons) expect(verdict.reasons.map(({ tactic }) => tactic)).toContain(each.tactic);
      for (const each of verdict.reasons) expect([...own.reasons, ...other.reasons]).toContainEqual(each);
      expect(fuse(verdict, other).verdict.level).toBe(verdict.level);
    }),
  );
});
