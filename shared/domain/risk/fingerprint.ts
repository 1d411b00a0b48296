import { type HashKey, hashNumbers, hashText } from "./keyed-hash.ts";

/** Minima of one sketch: each the smallest value that one of so many orders gives to the triples of words heard. */
export const SKETCH_SIZE = 64;
/** Words of the caller after which a sketch is taken: openings of calls are compared with openings of the same length. */
export const STAGES = [60, 150] as const;
export type Stage = (typeof STAGES)[number];
/** Minima that two sketches must share to be of one script: docs/reputation-and-campaigns.md has the figures. */
export const SAME_SCRIPT: Readonly<Record<Stage, number>> = { 60: 10, 150: 8 };

export type Sketch = Int32Array;

/** What the caller reads out, as numbers that nobody can turn back into words: never more than two sketches, however long the call. */
export interface Fingerprint {
  /** Counted up to the last stage; after that nothing changes any more. */
  readonly words: number;
  /** Hashes of the last two words, so that a triple goes on where a stretch was cut; 0 for none. */
  readonly last: readonly [number, number];
  readonly running: Sketch;
  readonly sketches: Readonly<Partial<Record<Stage, Sketch>>>;
}

const NOTHING = 0x7fff_ffff;
const [FIRST_STAGE, LAST_STAGE] = STAGES;
const MOST_TEXT = 4_000;

export const NO_FINGERPRINT: Fingerprint = { words: 0, last: [0, 0], running: new Int32Array(SKETCH_SIZE).fill(NOTHING), sketches: {} };

// Amounts, times and hesitations differ from call to call of the same script.
const LEFT_OUT: ReadonlySet<string> = new Set(
  `euh hum hein ben bah ah oh eh uh um er hmm
  zero un une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt trente quarante cinquante
  soixante septante octante nonante cent cents mille million millions
  one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen
  twenty thirty forty fifty sixty seventy eighty ninety hundred thousand`.split(/\s+/),
);

const TOKEN = /\p{L}+|[.?!;:…]/gu;
const ENDS: ReadonlySet<string> = new Set(".?!;:…");
const NOT_ASCII = /[^\p{ASCII}]/u;

/** The next stretch of the caller, final text only and none of it twice. */
export const hearFingerprint = (before: Fingerprint, text: string, key: HashKey): Fingerprint => {
  if (before.words >= LAST_STAGE) return before;
  const running = before.running.slice();
  const sketches: Partial<Record<Stage, Sketch>> = { ...before.sketches };
  let { words } = before;
  let [first, second] = before.last;
  for (const word of scriptWords(text.slice(0, MOST_TEXT))) {
    const third = hashText(word, key) || 1;
    if (first !== 0) lower(running, hashNumbers(first, second, third, key));
    first = second;
    second = third;
    words += 1;
    if (words === FIRST_STAGE) sketches[FIRST_STAGE] = running.slice();
    if (words === LAST_STAGE) {
      sketches[LAST_STAGE] = running;
      break;
    }
  }
  return { words, last: [first, second], running, sketches };
};

/** Words as they are compared: no digits, no numbers, no names. */
const scriptWords = (text: string): string[] => {
  const found: string[] = [];
  let isSentenceStart = true;
  for (const token of text.match(TOKEN) ?? []) {
    if (token.length === 1 && ENDS.has(token)) {
      isSentenceStart = true;
      continue;
    }
    const lowered = token.toLowerCase();
    const isName = !isSentenceStart && token.length > 1 && token[0] !== lowered[0];
    isSentenceStart = false;
    if (isName) continue;
    const word = NOT_ASCII.test(lowered) ? lowered.normalize("NFD").replace(/\p{Mn}/gu, "") : lowered;
    if (!LEFT_OUT.has(word)) found.push(word);
  }
  return found;
};

/** Another order of all 32-bit numbers for each place of a sketch. */
const ORDERS = Int32Array.from({ length: SKETCH_SIZE }, (_, at) => Math.imul(at + 1, 0x9e37_79b1));

const lower = (running: Int32Array, triple: number): void => {
  for (let at = 0; at < SKETCH_SIZE; at += 1) {
    const mixed = Math.imul(triple ^ (ORDERS[at] ?? 0), 0x85eb_ca6b);
    const place = Math.imul(mixed ^ (mixed >>> 15), 0xc2b2_ae35);
    if (place < (running[at] ?? 0)) running[at] = place;
  }
};

/** How many of the minima agree: of `SKETCH_SIZE`, the share that the triples of both scripts have in common. */
export const sharedMinima = (one: Sketch, other: Sketch): number =>
  one.reduce((count, minimum, at) => (minimum === other[at] ? count + 1 : count), 0);

const OFFSET = 2 ** 31;

/**
 * Whether so much was said that the same again is no chance. Of a voice that repeats "please hold the line" all sketches are alike,
 * whoever it belongs to: the more different triples there were, the smaller their minima.
 */
export const isTelling = (sketch: Sketch, stage: Stage): boolean => {
  const sum = sketch.reduce((total, minimum) => total + (minimum + OFFSET) / 2 ** 32, 0);
  return SKETCH_SIZE / sum - 1 >= stage / 2;
};

const pack = (sketch: Sketch | undefined): string => [...(sketch ?? [])].map((minimum) => (minimum + OFFSET).toString(36)).join(" ");
const unpack = (text: unknown): Sketch | undefined => {
  if (typeof text !== "string" || text === "") return undefined;
  const minima = text.split(" ").map((part) => Number.parseInt(part, 36) - OFFSET);
  const isWhole = minima.length === SKETCH_SIZE && minima.every((minimum) => Number.isInteger(minimum) && minimum === (minimum | 0));
  return isWhole ? Int32Array.from(minima) : undefined;
};

/** For another relay, as plain JSON of less than a kilobyte. The last two words are left behind: their hashes could be tried. */
export const packFingerprint = ({ words, running, sketches }: Fingerprint): Record<string, unknown> => ({
  words,
  running: words < LAST_STAGE ? pack(running) : "",
  first: pack(sketches[FIRST_STAGE]),
  last: pack(sketches[LAST_STAGE]),
});

/** Undefined when that is nothing `packFingerprint` made. */
export const unpackFingerprint = (json: unknown): Fingerprint | undefined => {
  if (typeof json !== "object" || json === null) return undefined;
  const { words, ...packed } = json as Record<string, unknown>;
  if (typeof words !== "number" || !Number.isInteger(words) || words < 0 || words > LAST_STAGE) return undefined;
  const [first, last] = [unpack(packed.first), unpack(packed.last)];
  const running = last ?? unpack(packed.running);
  const isWhole = running !== undefined && words >= FIRST_STAGE === (first !== undefined) && words >= LAST_STAGE === (last !== undefined);
  if (!isWhole) return undefined;
  return {
    words,
    last: [0, 0],
    running,
    sketches: { ...(first ? { [FIRST_STAGE]: first } : {}), ...(last ? { [LAST_STAGE]: last } : {}) },
  };
};
