import { SENTENCE_END, type Word } from "../normalise.ts";

/** A piece ends with a sentence once it has this many words, or without one when it is long: many recognisers print no full stops. */
const FEWEST_WORDS = 8;
const MOST_WORDS = 30;

/** A stretch cut into pieces of a sentence or two, without the marks. */
export const pieces = (words: readonly Word[]): readonly (readonly Word[])[] => {
  const all: Word[][] = [];
  let piece: Word[] = [];
  for (const word of words) {
    if (word.text !== SENTENCE_END) piece.push(word);
    if (piece.length >= (word.text === SENTENCE_END ? FEWEST_WORDS : MOST_WORDS)) {
      all.push(piece);
      piece = [];
    }
  }
  const last = all.at(-1);
  if (piece.length > 0 && piece.length < FEWEST_WORDS && last !== undefined && last.length <= MOST_WORDS) last.push(...piece);
  else if (piece.length > 0) all.push(piece);
  return all;
};

const LONGEST_STEM = 5;

/** Words that turn round what follows them, in both languages: none is an ordinary word of the other. */
const DENIALS: ReadonlySet<string> = new Set(
  "ne n pas jamais ni aucun aucune sans rien inutile dont doesnt didnt never not wont wouldnt cant nobody neither nor without shouldnt mustnt isnt arent no".split(
    " ",
  ),
);
const DENIED_REACH = 4;

/**
 * What is known of a piece: its words, each two that follow one another, and the beginnings of long words; every number reads the
 * same, and a word that is denied is another word ("donnez", "ne donnez pas").
 */
export const wordKeys = (piece: readonly Word[]): string[] => {
  const keys: string[] = [];
  let before = "^";
  let denied = 0;
  for (const { text } of piece) {
    const word = text >= "0" && text < ":" ? "#" : text;
    const sign = denied > 0 ? "!" : "";
    keys.push(`${sign}${word}`, `${before}_${word}`);
    if (word.length > LONGEST_STEM) keys.push(`${sign}~${word.slice(0, LONGEST_STEM)}`);
    before = word;
    denied = DENIALS.has(word) ? DENIED_REACH : denied - 1;
  }
  return keys;
};
