/** Learned by `npm run train`: how much each word, and each pair of words, speaks for a scam. */
export interface WordingWeights {
  readonly bias: number;
  /** What a weight of 1 is worth. */
  readonly scale: number;
  /** `word=12`, `word_word=-7`, separated by spaces: of the caller, then of the protected person. */
  readonly caller: string;
  readonly protected: string;
}
