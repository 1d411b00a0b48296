import { TACTICS, type Tactic } from "../../shared/domain/risk/types.ts";
import { readActs, toPieces } from "./samples.ts";

/** Which tactic an act of speech belongs to; acts that are not here are none's. */
const TACTIC_OF: Readonly<Record<string, Tactic>> = {
  ask_code: "credential_request",
  ask_secret: "credential_request",
  approve: "credential_request",
  personal_data: "credential_request",
  move_money: "money_move",
  pay_now: "money_move",
  lend: "money_move",
  untraceable: "untraceable_payment",
  hand_over: "courier_pickup",
  remote: "remote_access",
  secrecy: "isolation",
  no_callback: "callback_refusal",
  coach_lie: "coaching_to_lie",
  threat: "fear",
  compromised: "fear",
  urgency: "urgency",
  press_key: "urgency",
  authority: "authority",
  lure: "too_good",
  relative: "impersonated_relative",
  forwarding: "forwarding_hijack",
  machine_address: "machine_address",
};
const MOST_KEYS = 260;
const FEWEST_SENTENCES = 2;
/** Added to every count, so that what was seen twice is no law. */
const DOUBT = 0.5;
/** Weights are written in hundredths of log-odds. */
const STEPS = 100;

/** For each tactic the keys that are more frequent in its sentences than in all others, as `tactic: key=steps …`. */
export function learnTactics(lang: "fr" | "en"): string[] {
  const sentences = readActs(lang).flatMap(({ act, is }) => {
    const tactic = TACTIC_OF[act];
    return tactic === undefined ? [] : is.map((text) => ({ tactic, keys: new Set(toPieces(text, lang).flat()) }));
  });
  const counts = countBy(sentences);
  return TACTICS.map((tactic) => {
    const own = sentences.filter((each) => each.tactic === tactic).length;
    const others = sentences.length - own;
    const entries = [...counts]
      .map(([key, { all, by }]) => {
        const here = by.get(tactic) ?? 0;
        return { key, here, weight: Math.log((here + DOUBT) / (own + 1)) - Math.log((all - here + DOUBT) / (others + 1)) };
      })
      .filter(({ here, weight }) => here >= FEWEST_SENTENCES && weight > 0)
      .sort((a, b) => b.here * b.weight - a.here * a.weight || (a.key < b.key ? -1 : 1))
      .slice(0, MOST_KEYS)
      .map(({ key, weight }) => `${key}=${Math.round(weight * STEPS)}`);
    if (entries.length === 0) throw new Error(`no sentence of ${tactic}`);
    return `${tactic}: ${entries.sort().join(" ")}`;
  });
}

function countBy(sentences: readonly { tactic: Tactic; keys: ReadonlySet<string> }[]) {
  const counts = new Map<string, { all: number; by: Map<Tactic, number> }>();
  for (const { tactic, keys } of sentences)
    for (const key of keys) {
      const count = counts.get(key) ?? { all: 0, by: new Map<Tactic, number>() };
      count.all += 1;
      count.by.set(tactic, (count.by.get(tactic) ?? 0) + 1);
      counts.set(key, count);
    }
  return counts;
}
