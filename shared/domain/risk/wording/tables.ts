import type { Locale } from "../../call/level.ts";
import { TACTICS, type Tactic } from "../types.ts";
import { WEIGHTS_EN } from "./weights-en.ts";
import { WEIGHTS_FR } from "./weights-fr.ts";
import type { WordingWeights } from "./wording-weights.ts";

/** What a key says of a call when one of the voices says it, and which bit remembers that it was said. */
export interface Said {
  readonly weight: number;
  readonly bit: number;
}

export interface Entry {
  readonly caller: Said | undefined;
  readonly protected: Said | undefined;
  readonly ask: number;
}

export interface Table extends Omit<WordingWeights, "entries" | "tactics"> {
  readonly entries: ReadonlyMap<string, Entry>;
  readonly tactics: ReadonlyMap<string, readonly TacticWeight[]>;
}

interface TacticWeight {
  readonly tactic: Tactic;
  readonly weight: number;
}

const toTable = ({ entries, tactics, ...rest }: WordingWeights): Table => {
  const known = new Map<string, Entry>();
  let bits = 0;
  // Only what weighs something takes a bit: the state of a call is small.
  const toSaid = (weight: number): Said | undefined => {
    if (weight === 0) return undefined;
    bits += 1;
    return { weight, bit: bits - 1 };
  };
  for (const each of entries.split(" ")) {
    const at = each.lastIndexOf("=");
    const [caller = "", ofProtected = "", ask = ""] = each.slice(at + 1).split(",");
    known.set(each.slice(0, at), { caller: toSaid(Number(caller)), protected: toSaid(Number(ofProtected)), ask: Number(ask) });
  }
  return { ...rest, entries: known, tactics: toTactics(tactics) };
};

const toTactics = (lines: readonly string[]): ReadonlyMap<string, readonly TacticWeight[]> => {
  const byKey = new Map<string, TacticWeight[]>();
  for (const line of lines) {
    const [name, ...entries] = line.split(/:? /);
    const tactic = TACTICS.find((each) => each === name);
    if (tactic === undefined) throw new Error(`no tactic is called ${name}`);
    for (const each of entries) {
      const at = each.lastIndexOf("=");
      const key = each.slice(0, at);
      byKey.set(key, [...(byKey.get(key) ?? []), { tactic, weight: Number(each.slice(at + 1)) }]);
    }
  }
  return byKey;
};

export const TABLES: Readonly<Record<Locale, Table>> = { fr: toTable(WEIGHTS_FR), en: toTable(WEIGHTS_EN) };
