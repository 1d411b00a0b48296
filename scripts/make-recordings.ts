// Speaks the dialogues of shared/sandbox/recordings/dialogues. Run by hand after a change, on Debian with
// `apt-get install -y espeak-ng sox`; the results are committed, so nobody else needs either.
//   node scripts/make-recordings.ts [name…]
import { readdirSync, writeFileSync } from "node:fs";
import type { Dialogue } from "../shared/sandbox/recordings/dialogues/dialogue.ts";
import { buildMulawWav, frameBytes, silenceByte } from "../shared/sandbox/recordings/mulaw-wav.ts";
import type { RecordedTurn, RecordingManifest } from "../shared/sandbox/recordings/recording.ts";
import { speakTurn } from "./speak-turn.ts";

const folder = new URL("../shared/sandbox/recordings/", import.meta.url);
const only = process.argv.slice(2);

for (const file of readdirSync(new URL("dialogues/", folder)).sort()) {
  if (file === "dialogue.ts") continue;
  const [dialogue] = Object.values((await import(new URL(`dialogues/${file}`, folder).href)) as Record<string, Dialogue>);
  if (dialogue && (only.length === 0 || only.includes(dialogue.name))) make(dialogue);
}

function make(dialogue: Dialogue): void {
  const random = seededRandom(dialogue.name);
  const pieces: Uint8Array[] = [];
  const turns: RecordedTurn[] = [];
  let frame = 0;
  const add = (samples: Uint8Array) => {
    pieces.push(samples);
    frame += samples.length / frameBytes;
  };
  const pause = (ms: number) => add(new Uint8Array(Math.round(ms / 20) * frameBytes).fill(silenceByte));

  pause(600);
  for (const line of dialogue.script.trim().split("\n")) {
    const [, letter, mark, text] = /^([CP])(!?): (.+)$/.exec(line) ?? [];
    if (!letter || !text) throw new Error(`${dialogue.name}: cannot read the line: ${line}`);
    if (turns.length > 0) pause(200 + random() * 400);
    const speaker = letter === "C" ? "caller" : "protected";
    const decisiveWord = /\*\S+/.exec(text)?.[0].replaceAll("*", "");
    const spoken = speakTurn(text.replaceAll("*", ""), dialogue[speaker], random);
    const startMs = frame * 20;
    add(spoken.samples);
    turns.push({
      speaker,
      startMs,
      endMs: frame * 20,
      text: spoken.words.map(({ word }) => word).join(" "),
      ...(mark ? { decisive: true } : {}),
      words: spoken.words.map(({ word, startMs: from, endMs: to }) => ({
        word,
        startMs: startMs + from,
        endMs: startMs + to,
        ...(word === decisiveWord ? { decisive: true } : {}),
      })),
    });
  }
  pause(600);

  const { name, lang, label, kind, title } = dialogue;
  const manifest: RecordingManifest = { name, lang, label, kind, title, durationMs: frame * 20, turns };
  const samples = new Uint8Array(frame * frameBytes);
  let at = 0;
  for (const piece of pieces) {
    samples.set(piece, at);
    at += piece.length;
  }
  writeFileSync(new URL(`${name}.wav`, folder), buildMulawWav(samples));
  writeFileSync(new URL(`${name}.json`, folder), turnPerLine(manifest));
  const decisive = turns.find((turn) => turn.decisive)?.endMs;
  console.log(`${name}\t${manifest.durationMs / 1000} s\tdecisive ${decisive === undefined ? "-" : decisive / 1000}`);
}

function turnPerLine({ turns, ...head }: RecordingManifest): string {
  const lines = turns.map((turn) => JSON.stringify(turn)).join(",\n");
  return `${JSON.stringify(head).slice(0, -1)},"turns":[\n${lines}\n]}\n`;
}

/** The same numbers for the same seed, so that the same dialogue gives the same bytes. */
function seededRandom(seed: string): () => number {
  let state = 2_166_136_261;
  for (const char of seed) state = Math.imul(state ^ (char.codePointAt(0) ?? 0), 16_777_619) >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
