/** 1 calm · 2 be careful · 3 probable scam. The words for people are in `../text`. */
export type Level = 1 | 2 | 3;

/** Who says a sentence. `unknown` when a source has no speaker labels. */
export type Speaker = "caller" | "protected" | "unknown";

export type Locale = "fr" | "en";
