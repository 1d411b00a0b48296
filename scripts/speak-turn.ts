import { execFileSync } from "node:child_process";
import type { VoiceSettings } from "../shared/sandbox/recordings/dialogues/dialogue.ts";
import { encodeMulaw, frameBytes, silenceByte } from "../shared/sandbox/recordings/mulaw-wav.ts";
import type { RecordedWord } from "../shared/sandbox/recordings/recording.ts";

const espeakRate = 22_050;
const quietPeak = 160;
const lineNoisePeak = 24;

interface SpokenTurn {
  /** Whole 20 ms frames of µ-law. */
  samples: Uint8Array;
  words: RecordedWord[];
}

/**
 * Each clause is spoken alone, so its words are known to lie between two measured instants; inside it they share the time in
 * the proportion of their lengths when spoken alone.
 */
export function speakTurn(text: string, settings: VoiceSettings, random: () => number): SpokenTurn {
  const clauses = splitClauses(text);
  const parts: Int16Array[] = [];
  const words: RecordedWord[] = [];
  let length = 0;
  const add = (samples: Int16Array) => {
    parts.push(samples);
    length += samples.length;
  };
  for (const [index, clause] of clauses.entries()) {
    const spoken = speak(clause, settings);
    words.push(...shareTime(clause.split(" "), (length / espeakRate) * 1000, (spoken.length / espeakRate) * 1000, settings));
    add(spoken);
    if (index < clauses.length - 1) add(new Int16Array(Math.round((pauseAfterMs(clause) / 1000) * espeakRate)));
  }
  return { samples: telephone(concat(parts, length), random), words };
}

function splitClauses(text: string): string[] {
  const clauses: string[] = [];
  let words: string[] = [];
  for (const token of text.split(/\s+/)) {
    // French sets its question and exclamation marks apart; a recogniser does not print them as words.
    const last = words.length - 1;
    if (/^[?!:;]+$/.test(token) && last >= 0) words[last] = `${words[last]}${token}`;
    else words.push(token);
    if (/[.,?!:;…]$/.test(token)) {
      clauses.push(words.join(" "));
      words = [];
    }
  }
  if (words.length > 0) clauses.push(words.join(" "));
  return clauses;
}

const pauseAfterMs = (clause: string) => (/[,:;]$/.test(clause) ? 120 : /…$/.test(clause) ? 340 : 230);

function shareTime(words: string[], startMs: number, durationMs: number, settings: VoiceSettings): RecordedWord[] {
  const lengths = words.map((word) => speak(word, settings).length);
  const total = lengths.reduce((sum, length) => sum + length, 0);
  let sum = 0;
  return words.map((word, index) => {
    const from = startMs + (durationMs * sum) / total;
    sum += lengths[index] ?? 0;
    return { word, startMs: Math.round(from), endMs: Math.round(startMs + (durationMs * sum) / total) };
  });
}

const spokenBefore = new Map<string, Int16Array>();

/** Without the silence before and after. */
function speak(text: string, { voice, pitch, wordsPerMinute }: VoiceSettings): Int16Array {
  const args = ["-v", voice, "-p", String(pitch), "-s", String(wordsPerMinute), "-z", "--stdout", text];
  const key = args.join("\n");
  const known = spokenBefore.get(key);
  if (known) return known;
  const wav = execFileSync("espeak-ng", args);
  const samples = new Int16Array(wav.buffer.slice(wav.byteOffset + 44, wav.byteOffset + wav.length - (wav.length % 2)));
  let from = samples.findIndex((sample) => Math.abs(sample) > quietPeak);
  let to = samples.findLastIndex((sample) => Math.abs(sample) > quietPeak) + 1;
  if (to <= 0) throw new Error(`espeak-ng said nothing for: ${text}`);
  from = Math.max(0, from - 100);
  to = Math.min(samples.length, to + 100);
  const trimmed = samples.slice(from, to);
  spokenBefore.set(key, trimmed);
  return trimmed;
}

/** Telephone band, 8 kHz, -5 dB peak; line noise makes every frame of a steady sound different from its neighbours. */
function telephone(samples: Int16Array, random: () => number): Uint8Array {
  const raw = ["-t", "raw", "-e", "signed", "-b", "16", "-c", "1"];
  const args = [
    "-D",
    ...raw,
    "-r",
    String(espeakRate),
    "-",
    ...raw,
    "-r",
    "8000",
    "-",
    "gain",
    "-6",
    "sinc",
    "300-3400",
    "gain",
    "-n",
    "-5",
  ];
  const out = execFileSync("sox", args, { input: Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength), maxBuffer: 2 ** 26 });
  const band = new Int16Array(out.buffer.slice(out.byteOffset, out.byteOffset + out.length));
  const mulaw = new Uint8Array(Math.ceil(band.length / frameBytes) * frameBytes).fill(silenceByte);
  for (let at = 0; at < band.length; at += frameBytes) {
    const frame = band.subarray(at, at + frameBytes);
    if (frame.every((sample) => Math.abs(sample) < quietPeak)) continue;
    for (const [offset, sample] of frame.entries())
      mulaw[at + offset] = encodeMulaw(sample + Math.round((random() * 2 - 1) * lineNoisePeak));
  }
  return mulaw;
}

function concat(parts: Int16Array[], length: number): Int16Array {
  const all = new Int16Array(length);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
