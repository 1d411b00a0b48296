import type { Level, Locale, Speaker } from "../call/level.ts";

/** What an honest caller does not need. The wording of a warning depends on the strongest one found. */
export const TACTICS = [
  "authority",
  "urgency",
  "fear",
  "isolation",
  "callback_refusal",
  "credential_request",
  "money_move",
  "remote_access",
  "untraceable_payment",
  "courier_pickup",
  "coaching_to_lie",
  "impersonated_relative",
  "too_good",
  "forwarding_hijack",
  "machine_address",
] as const;
export type Tactic = (typeof TACTICS)[number];

/** What a scam pretends to be; `unknown` until the words tell. */
export const SCAM_KINDS = [
  "bank_fraud_desk",
  "tech_support",
  "relative_in_trouble",
  "public_authority",
  "delivery",
  "investment",
  "prize",
  "unknown",
] as const;
export type ScamKind = (typeof SCAM_KINDS)[number];

/** One stretch of speech by one voice, as the recogniser prints it. */
export interface Utterance {
  /** Rises by one per stretch; a corrected or completed stretch comes again under the same number. */
  readonly turn: number;
  readonly speaker: Speaker;
  readonly text: string;
  /** Only final text counts as evidence; interim text gives a provisional verdict and leaves no trace in the state. */
  readonly isFinal: boolean;
  /** Milliseconds since the start of the call. */
  readonly atMs: number;
  /** Absent: the engine detects it. */
  readonly locale?: Locale;
  /** Log-odds of what is known from elsewhere than this call's words, by now: bounded, and never a level by itself. */
  readonly beyondWords?: number;
}

export interface Reason {
  readonly tactic: Tactic;
  /** The words that count, as printed by the recogniser, unmasked; empty after a resume, since no text outlives a relay. */
  readonly quote: string;
  readonly turn: number;
}

export interface Verdict {
  readonly level: Level;
  /** 0..1, calibrated; shown only together with the reasons. */
  readonly score: number;
  readonly kind: ScamKind;
  /** Strongest first. */
  readonly reasons: readonly Reason[];
  /** True when interim text contributed. */
  readonly isProvisional: boolean;
}

/** Plain data, safe to `structuredClone`; made by `createRiskState`, opaque to everyone but the engine. */
export interface RiskState {
  /** What the caller of the engine said, or what was detected. */
  readonly locale: Locale | undefined;
  /** Words typical of one language so far, while the locale is not known. */
  readonly languageWords: Readonly<Record<Locale, number>>;
  /** Log-odds of what is known from elsewhere than this call's words. */
  readonly beyondWords: number;
  readonly level: Level;
  readonly lastTurn: number;
  /** Latest time heard of; old weak evidence fades against it. */
  readonly nowMs: number;
  readonly evidence: readonly Evidence[];
  /** How the call is worded, read as each of the languages it may be in. */
  readonly wording: Readonly<Record<Locale, Wording>>;
  /** The latest finished stretches, so that a sentence cut in two is still understood. */
  readonly recent: readonly RecentStretch[];
}

export interface RecentStretch {
  readonly turn: number;
  readonly speaker: Speaker;
  /** The last words of the unfinished sentence, normalised; empty when it ended or after a resume. */
  readonly tail: readonly string[];
  /** The turn in which that sentence began. */
  readonly fromTurn: number;
}

export interface Evidence {
  readonly cue: string;
  readonly tactic: Tactic | "protective";
  readonly kind: ScamKind;
  /** Log-odds, with the doubt about the speaker already taken off. */
  readonly weight: number;
  readonly isDecisive: boolean;
  readonly turn: number;
  readonly speaker: Speaker;
  /** The first turn it may have needed: evidence that crosses a cut goes when a part of it is corrected. */
  readonly fromTurn: number;
  readonly atMs: number;
  readonly quote: string;
}

/** What was heard of one language so far: which known words, and what they amount to. No order, no other word. */
export interface Wording {
  readonly sum: number;
  readonly count: number;
  /** One bit per known word and voice; empty after a resume, when some may count twice. */
  readonly heard: readonly number[];
  /** The pieces of the other party that sound most like what scams ask for, strongest first. */
  readonly asks: readonly Ask[];
}

export interface Ask {
  readonly turn: number;
  /** The first turn it needed. */
  readonly fromTurn: number;
  readonly logit: number;
  readonly tactic: Tactic;
  readonly quote: string;
}
