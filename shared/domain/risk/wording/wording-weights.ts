/** What `npm run train` learns of one language. */
export interface WordingWeights {
  /** The wording of a whole call. */
  readonly call: LinearPart;
  /** A single piece of speech: does it ask for what scams ask for? */
  readonly ask: LinearPart;
  readonly mix: MixWeights;
  /** Log-odds of the mix that as few honest training calls exceed as the level allows. */
  readonly enter2: number;
  readonly enter3: number;
  /** `key=caller,protected,ask` in steps of the scales, parted by blanks; nothing stands for zero. */
  readonly entries: string;
  /** `tactic: key=steps …`: which tactic a piece that asks belongs to. */
  readonly tactics: readonly string[];
}

export interface LinearPart {
  readonly bias: number;
  readonly scale: number;
}

/** How the wording of the call, its strongest piece and the cues add up to one log-odds. */
export interface MixWeights {
  readonly bias: number;
  readonly call: number;
  readonly ask: number;
  readonly cues: number;
}
