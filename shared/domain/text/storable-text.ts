/** Postgres takes neither a NUL nor half of a surrogate pair, and would refuse all of what they stand in. */
export const storableText = (text: string, longest: number): string => text.slice(0, longest).replaceAll(/[\p{Cc}\p{Cs}]/gu, " ");
