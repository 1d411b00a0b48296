// Easy to say and to hear on the telephone; nothing that messages of tricksters would hold.
const WORDS = [
  "mirabelle",
  "tournesol",
  "cerise",
  "papillon",
  "noisette",
  "violette",
  "marmotte",
  "lavande",
  "alouette",
  "framboise",
  "coccinelle",
  "capucine",
  "hirondelle",
  "tilleul",
  "abricot",
  "clairiere",
  "caramel",
  "muguet",
];

/** Three for a line, the same at each visit; another line's are mostly others. */
export function proposedWords(lineId: string): string[] {
  const start = [...lineId].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % WORDS.length, 7);
  return [0, 5, 11].map((by) => WORDS[(start + by) % WORDS.length] ?? "mirabelle");
}
