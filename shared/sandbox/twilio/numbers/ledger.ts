import type { NumberType } from "./stock.ts";

/** Money: a number bought is paid for a month at once, and no release gives any of it back. */
export interface LedgerEntry {
  kind: "purchase" | "release";
  at: string;
  sid: string;
  e164: string;
  country: string;
  type: NumberType;
  /** 0 for a release. */
  cents: number;
}

export interface Ledger {
  write(entry: LedgerEntry): void;
  /** Oldest first. */
  entries(): LedgerEntry[];
  restore(entries: readonly LedgerEntry[]): void;
}

export function createLedger(): Ledger {
  const entries: LedgerEntry[] = [];
  return {
    write: (entry) => void entries.push(entry),
    entries: () => [...entries],
    restore: (kept) => void entries.push(...kept),
  };
}
