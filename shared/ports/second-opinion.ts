import type { Locale } from "../domain/call/level.ts";
import type { Line } from "../domain/risk/second-opinion/excerpt.ts";
import type { Answer } from "../domain/risk/second-opinion/opinion.ts";

export interface Question {
  readonly locale: Locale;
  /** Masked, oldest first. */
  readonly excerpt: readonly Line[];
}

/**
 * Why there is no answer. `refused`: we may not ask. `unsuitable`: this question was not taken. `resting`: too many went wrong lately,
 * nobody was asked. `cancelled`: the asker lost interest.
 */
export type NoAnswerReason = "timeout" | "refused" | "unsuitable" | "busy" | "unavailable" | "malformed" | "resting" | "cancelled";

export interface TokenUsage {
  readonly input: number;
  readonly output: number;
}

/** `usage` is undefined when it is not known; what was used for no answer is paid all the same. */
export type Reply = { readonly usage?: TokenUsage | undefined } & (
  | { readonly answer: Answer; readonly failure?: undefined }
  | { readonly failure: NoAnswerReason; readonly answer?: undefined }
);

/** A model that reads the last part of a call. */
export interface SecondOpinion {
  /** Never rejects, and replies within four seconds and a little whatever happens. */
  ask(question: Question, signal: AbortSignal): Promise<Reply>;
}
