import type { ScamKind, Tactic } from "./types.ts";

/**
 * One way of saying something that counts. Patterns are words separated by spaces, after normalisation:
 * `<number>` digits, `<long>` four or more in a row ·
 * `a|b` either · `stem*` beginning (4 letters at least) · `@name` a word list of the language · `?x` may be missing · `~3` up to three words between.
 */
export interface Cue {
  readonly id: string;
  readonly tactic: Tactic | "protective";
  readonly kind?: ScamKind;
  readonly by: "caller" | "protected";
  /** Log-odds. About 0.6 weak, 1.2 telling, 2 strong, 4 decisive. */
  readonly weight: number;
  /** An honest caller does not ask for this. */
  readonly decisive?: true;
  readonly patterns: readonly string[];
  /** Innocent readings: any of these overlapping or touching the match voids it. */
  readonly unless?: readonly string[];
  /** The pattern holds its own negation ("ne raccrochez pas"): a denied sentence still counts. */
  readonly evenDenied?: true;
  /** Counts only once one of these cues was found, in this turn or before. */
  readonly after?: readonly string[];
  /** Sentences that must match; `//` separates turns. */
  readonly examples: readonly string[];
  /** Sentences that come close and must not match. */
  readonly nearMisses: readonly string[];
}

export interface CueSet {
  readonly lists: Readonly<Record<string, string>>;
  readonly cues: readonly Cue[];
  /** Somebody else's request, told or imagined: voids a request that follows within a few words. */
  readonly reported: readonly string[];
}
