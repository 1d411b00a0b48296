import { readNumber, type SpokenNumber } from "./number-words.ts";

const MASK = "•";

const TOKEN = /[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu;
const words = (list: string): ReadonlySet<string> => new Set(list.split(" "));

/** May stand between two read-out digits without ending the row. */
const FILLERS = words("euh heu hum hm um uh er et and puis then alors virgule tiret espace point dash space slash - . , … / ( ) + * _");
const UNITS = words(
  "€ $ £ % euro euros eur dollar dollars livre livres pound pounds franc francs centimes cents percent pourcent ans years jours days mois months " +
    "minutes secondes seconds heures heure hours metres km kilometres kilos kg grammes grams ml litres degres personnes people fois times chiffres digits",
);
const CURRENCY_BEFORE = words("$ € £");
const YEAR_CUES = words(
  "en annee depuis since in of year from janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre january february march " +
    "april may june july august september october november december",
);
const SECRETS = words(
  "code codes pin cvv cvc cvc2 cryptogramme password passcode passe carte card iban numero number identifiant compte account securite security",
);
const HARMLESS_MIXED = /^(?:\d{1,2}h\d{0,2}|\d{1,3}(?:er|ere|e|eme|st|nd|rd|th|am|pm|g|km|kg|k|m|cm|x|eur|euros))$/;
const SECRET_REACH = 4;

interface Token {
  readonly start: number;
  readonly end: number;
  readonly word: string;
}

interface Piece {
  readonly first: number;
  readonly last: number;
  readonly digits: number;
  readonly value: string;
  readonly isQuantity: boolean;
}

/**
 * Hides what could be a code, a card, an account, a telephone number or a date of birth, in figures or in French or English words.
 * Times, amounts and years that are said as such stay. A stretch is judged alone: two digits per stretch pass.
 */
export const maskSensitive = (text: string): string => {
  const tokens = [...text.matchAll(TOKEN)].map((match): Token => {
    const start = match.index;
    return { start, end: start + match[0].length, word: plain(match[0]) };
  });
  let masked = "";
  let copied = 0;
  for (const run of findRuns(tokens)) {
    if (!isSensitive(run, tokens)) continue;
    for (const piece of run)
      for (const token of tokens.slice(piece.first, piece.last + 1)) {
        if (token.word === "-") continue;
        masked += text.slice(copied, token.start) + (/\d/.test(token.word) ? MASK.repeat(token.end - token.start) : MASK);
        copied = token.end;
      }
  }
  return masked + text.slice(copied);
};

const plain = (text: string): string =>
  text
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "");

const findRuns = (tokens: readonly Token[]): Piece[][] => {
  const spoken = tokens.filter((token) => token.word !== "-");
  const position = tokens.flatMap((token, index) => (token.word === "-" ? [] : [index]));
  const list = spoken.map((token) => token.word);
  const runs: Piece[][] = [];
  let run: Piece[] = [];
  let gap = 0;
  const finish = () => {
    if (run.length > 0) runs.push(run);
    run = [];
    gap = 0;
  };
  for (let at = 0; at < list.length; ) {
    const word = list[at] ?? "";
    const piece = readPiece(list, at);
    if (piece !== undefined) {
      const last = at + piece.length - 1;
      run.push({
        first: position[at] ?? 0,
        last: position[last] ?? 0,
        digits: piece.digits.replace(/\D/g, "").length,
        value: piece.digits,
        isQuantity: piece.isQuantity,
      });
      at += piece.length;
      gap = 0;
    } else {
      gap += 1;
      if (!FILLERS.has(word) || gap > 3) finish();
      at += 1;
    }
  }
  finish();
  return runs;
};

const readPiece = (list: readonly string[], at: number): SpokenNumber | undefined => {
  const word = list[at] ?? "";
  if (/\d/.test(word)) return HARMLESS_MIXED.test(word) ? undefined : { start: at, length: 1, digits: word, isQuantity: false };
  const fr = readNumber(list, at, "fr");
  const en = readNumber(list, at, "en");
  return (fr?.length ?? 0) >= (en?.length ?? 0) ? fr : en;
};

const isSensitive = (run: readonly Piece[], tokens: readonly Token[]): boolean => {
  const first = run[0];
  const last = run.at(-1);
  if (first === undefined || last === undefined) return false;
  const digits = run.reduce((sum, piece) => sum + piece.digits, 0);
  const isReadOut = run.length >= 3 && run.every((piece) => piece.digits === 1);
  const before = tokens
    .slice(0, first.first)
    .filter((token) => /[\p{L}$€£]/u.test(token.word))
    .map((token) => token.word);
  const after = tokens[last.last + 1]?.word ?? "";
  const isSecret = before.slice(-SECRET_REACH).some((word) => SECRETS.has(word));
  if (isAmount(run) && (UNITS.has(after) || CURRENCY_BEFORE.has(tokens[first.first - 1]?.word ?? ""))) return false;
  if (!isSecret && YEAR_CUES.has(before.at(-1) ?? "") && run.every((piece) => /^(?:19|20)\d\d$/.test(piece.value))) return false;
  if (!isSecret && run.length === 1 && first.isQuantity) return false;
  return digits >= (isReadOut || isSecret ? 3 : 4);
};

// "2 400", "2 400,50" and "1.250" are amounts; four digits read out one by one are not, whatever follows.
const isAmount = (run: readonly Piece[]): boolean =>
  run.length === 1
    ? (run[0]?.digits ?? 0) <= 7
    : run.length <= 4 &&
      run.every((piece) => /^\d+$/.test(piece.value)) &&
      run.slice(1, -1).every((piece) => piece.digits === 3) &&
      (run[0]?.digits ?? 9) <= 3 + (run.length === 2 ? 3 : 0) &&
      (run.at(-1)?.digits === 3 || (run.at(-1)?.digits === 2 && (run.length > 2 || (run[0]?.digits ?? 0) > 0)));
