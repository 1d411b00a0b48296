import type { Level } from "../../call/level.ts";
import type { Reason, Tactic, Verdict } from "../types.ts";
import type { Opinion } from "./opinion.ts";

/** What an honest caller does not ask for: alone among the reasons of a model these lead to level 3, and nothing it says takes them back. */
const DECISIVE: ReadonlySet<Tactic> = new Set<Tactic>([
  "credential_request",
  "money_move",
  "remote_access",
  "untraceable_payment",
  "courier_pickup",
  "forwarding_hijack",
]);

/** What became of an opinion, and why. */
export type Effect =
  | "raised"
  | "held_back"
  | "agreed"
  | "not_verified"
  | "not_decisive"
  | "no_local_evidence"
  | "evidence_stands"
  | "something_new";

export interface Fused {
  readonly verdict: Verdict;
  readonly effect: Effect;
}

/** A score that goes with the level, where the level is the model's. */
const LEAST_SCORE: Readonly<Record<Level, number>> = { 1: 0, 2: 0.5, 3: 0.75 };
/** As much more suspicion as the opinion did not know of ends its calming effect. */
const NEW_SUSPICION = 0.15;

/**
 * What both say together. The model may raise: to 2 with one verified reason, to 3 with a decisive one, and only where the local
 * engine found something too. It may hold back level 2 as long as nothing new is found. It never takes back a decisive request,
 * words addressed to a machine, or level 3.
 */
export const fuse = (local: Verdict, opinion: Opinion): Fused => {
  if (opinion.level > local.level) return raise(local, opinion);
  return opinion.level < local.level ? holdBack(local, opinion) : { verdict: local, effect: "agreed" };
};

const isDecisive = ({ tactic }: Pick<Reason, "tactic">): boolean => DECISIVE.has(tactic);

const raise = (local: Verdict, { level, kind, reasons }: Opinion): Fused => {
  if (reasons.length === 0) return { verdict: local, effect: "not_verified" };
  if (local.reasons.length === 0) return { verdict: local, effect: "no_local_evidence" };
  const reached = level === 3 && !reasons.some(isDecisive) ? 2 : level;
  if (reached <= local.level) return { verdict: local, effect: "not_decisive" };
  const verdict = {
    ...local,
    level: reached,
    score: Math.max(local.score, LEAST_SCORE[reached]),
    kind: local.kind === "unknown" ? kind : local.kind,
    reasons: together(local.reasons, reasons),
  };
  return { verdict, effect: "raised" };
};

const holdBack = (local: Verdict, { asked }: Opinion): Fused => {
  const stands = local.level === 3 || local.reasons.some((reason) => isDecisive(reason) || reason.tactic === "machine_address");
  if (stands) return { verdict: local, effect: "evidence_stands" };
  const isNew = local.score >= asked.score + NEW_SUSPICION || local.reasons.some(({ tactic }) => !asked.tactics.includes(tactic));
  return isNew ? { verdict: local, effect: "something_new" } : { verdict: { ...local, level: 1 }, effect: "held_back" };
};

/** One per tactic, the one that has words; decisive ones first, then the engine's before the model's. */
const together = (own: readonly Reason[], verified: readonly Reason[]): readonly Reason[] => {
  const completed = own.map((reason) =>
    reason.quote === "" ? (verified.find(({ tactic }) => tactic === reason.tactic) ?? reason) : reason,
  );
  const further = verified.filter(({ tactic }) => !own.some((reason) => reason.tactic === tactic));
  return [...completed, ...further].sort((a, b) => Number(isDecisive(b)) - Number(isDecisive(a)));
};
