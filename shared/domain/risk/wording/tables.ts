import type { Locale } from "../../call/level.ts";
import { TACTICS, type Tactic } from "../types.ts";
import { WEIGHTS_EN } from "./weights-en.ts";
import { WEIGHTS_FR } from "./weights-fr.ts";
import type { WordingWeights } from "./wording-weights.ts";

export interface Entry {
  readonly index: number;
  readonly caller: number;
  readonly protected: number;
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
  for (const each of entries.split(" ")) {
    const at = each.lastIndexOf("=");
    const [caller = "", ofProtected = "", ask = ""] = each.slice(at + 1).split(",");
    known.set(each.slice(0, at), { index: known.size, caller: Number(caller), protected: Number(ofProtected), ask: Number(ask) });
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
