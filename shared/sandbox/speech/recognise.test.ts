import { describe, expect, it } from "vitest";
import { frameBytes, silenceByte } from "../recordings/mulaw-wav.ts";
import { listRecordings, loadRecording } from "../recordings/recording.ts";
import { createFrameIndex } from "./frame-index.ts";
import { createTranscriber, type Transcription, type Wishes } from "./transcriber.ts";
import type { HeardWord } from "./word-finder.ts";

const recordings = listRecordings().map(({ name }) => loadRecording(name));
const index = createFrameIndex(recordings);
const bank = loadRecording("fr-scam-bank-desk");
const bankCaller = bank.frames.caller;
const wordsOf = ({ manifest }: typeof bank, voice: string) =>
  manifest.turns.filter(({ speaker }) => speaker === voice).flatMap(({ words }) => words.map(({ word }) => word));
const silence = (ms: number) => new Uint8Array(ms * 8).fill(silenceByte);
const join = (parts: readonly Uint8Array[]) => new Uint8Array(Buffer.concat(parts));

const wishes: Wishes = {
  encoding: "mulaw",
  sample_rate: 8000,
  language: "fr",
  interim_results: true,
  endpointing: 300,
  utterance_end_ms: 1000,
  punctuate: true,
  smart_format: false,
};

function recognise(audio: Uint8Array, { chunkBytes = frameBytes, ...wish }: Partial<Wishes> & { chunkBytes?: number } = {}) {
  const results: Transcription[] = [];
  const utteranceEnds: number[] = [];
  const words: HeardWord[] = [];
  let frames = 0;
  const transcriber = createTranscriber(
    index,
    { ...wishes, ...wish },
    {
      result: (result) => results.push(result),
      utteranceEnd: (seconds) => utteranceEnds.push(seconds),
      speechStarted: () => undefined,
      heardWord: (word) => words.push(word),
      heardFrame: () => {
        frames += 1;
      },
    },
  );
  for (let at = 0; at < audio.length; at += chunkBytes) transcriber.push(audio.subarray(at, at + chunkBytes));
  transcriber.finalize(false);
  const finals = results.filter(({ isFinal, transcript }) => isFinal && transcript !== "");
  const text = finals.map(({ transcript }) => transcript).join(" ");
  return { results, finals, utteranceEnds, words, frames, text, printed: text === "" ? [] : text.split(" ") };
}

/** The same numbers every time. */
function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

describe("what a recogniser makes of clean audio", () => {
  it.each(
    recordings.flatMap((recording) =>
      (["caller", "protected"] as const).map((voice) => ({ name: recording.manifest.name, recording, voice })),
    ),
  )("prints every word of $name, $voice, in order", ({ recording, voice }) => {
    const { printed } = recognise(join(recording.frames[voice]), { language: recording.manifest.lang });
    expect(printed).toEqual(wordsOf(recording, voice));
  });

  it("does not care how the audio is cut into messages, or at which byte it starts", () => {
    const shifted = join([silence(20).subarray(0, 77), ...bankCaller]);
    for (const chunkBytes of [1, 53, 160, 1001, 16_000])
      expect(recognise(shifted, { chunkBytes }).printed).toEqual(wordsOf(bank, "caller"));
  });

  it("hears the same through a mixer that changes the zero", () => {
    const mixed = join(bankCaller).map((byte) => (byte === silenceByte ? 0x7f : byte));
    expect(recognise(mixed).printed).toEqual(wordsOf(bank, "caller"));
  });

  it("dates words by the audio received", () => {
    const { words } = recognise(join([silence(5000), ...bankCaller]));
    const spoken = bank.manifest.turns.filter(({ speaker }) => speaker === "caller").flatMap((turn) => turn.words);
    expect(words).toHaveLength(spoken.length);
    for (const [place, { startMs, endMs }] of spoken.entries()) {
      expect(Math.abs((words[place]?.startAt ?? 0) / 8 - 5000 - startMs)).toBeLessThanOrEqual(60);
      expect(Math.abs((words[place]?.endAt ?? 0) / 8 - 5000 - endMs)).toBeLessThanOrEqual(60);
    }
  });
});

describe("what a recogniser makes of bad audio", () => {
  const spoken = wordsOf(bank, "caller");

  it("misses words when one frame in ten is lost, and more the more are lost", () => {
    const lossy = (rate: number) => {
      const random = sequence(7);
      return recognise(join(bankCaller.filter(() => random() >= rate))).printed.length;
    };
    expect(lossy(0.1)).toBeLessThan(spoken.length * 0.95);
    expect(lossy(0.3)).toBeLessThan(spoken.length * 0.4);
    expect(lossy(0.1)).toBeGreaterThan(spoken.length * 0.5);
  });

  it("misses a few words and exactly the frames when one frame in a hundred is lost", () => {
    let [words, wordsSpoken, frames, framesLeft] = [0, 0, 0, 0];
    for (const recording of recordings) {
      const random = sequence(11);
      const left = recording.frames.caller.filter(() => random() >= 0.01);
      const heard = recognise(join(left), { language: recording.manifest.lang });
      words += heard.words.length;
      wordsSpoken += wordsOf(recording, "caller").length;
      frames += heard.frames;
      framesLeft += left.filter((frame) => frame.some((byte) => byte !== silenceByte)).length;
    }
    expect(words).toBeLessThan(wordsSpoken);
    expect(words).toBeGreaterThan(wordsSpoken * 0.98);
    expect(frames).toBe(framesLeft);
  });

  it("misses words when one frame in a hundred is lost in bursts", () => {
    const bursty = join(bankCaller.filter((_, frame) => frame % 500 >= 5));
    expect(recognise(bursty).printed.length).toBeLessThan(spoken.length);
  });

  it("misses the words whose frames are damaged, and no others", () => {
    const { turns } = bank.manifest;
    const decisive = turns.find((turn) => turn.decisive);
    const hit = decisive?.words[3];
    if (!hit) throw new Error("no such word");
    const audio = join(bankCaller);
    for (let at = hit.startMs * 8; at < hit.endMs * 8; at += 100) audio[at] = (audio[at] ?? 0) ^ 0x11;
    const { words } = recognise(audio);
    const caller = turns.filter(({ speaker }) => speaker === "caller");
    const position = caller.flatMap((turn) => turn.words).indexOf(hit);
    expect(words.map((word) => word.index)).toEqual(spoken.map((_, index) => index).filter((index) => index !== position));
  });

  it("misses words when frames change places", () => {
    const swapped = [...bankCaller];
    for (let frame = 1; frame < swapped.length; frame += 2)
      [swapped[frame - 1], swapped[frame]] = [bankCaller[frame], bankCaller[frame - 1]] as [Uint8Array, Uint8Array];
    expect(recognise(join(swapped)).printed.length).toBeLessThan(spoken.length * 0.2);
  });

  it("goes on after bytes are lost in the middle of a frame", () => {
    const audio = join(bankCaller);
    const cut = 20_000 * 8 + 33;
    const { printed } = recognise(join([audio.subarray(0, cut), audio.subarray(cut + 71)]));
    expect(printed.length).toBeGreaterThanOrEqual(spoken.length - 1);
  });

  it("started in the middle of a word, prints from the next one on", () => {
    const turn = bank.manifest.turns.find(({ decisive }) => decisive);
    const [word] = turn?.words.slice(4) ?? [];
    if (!word || !turn) throw new Error("no such word");
    const from = Math.round((word.startMs + word.endMs) / 2) * 8 + 3;
    const { printed } = recognise(join(bankCaller).subarray(from, turn.endMs * 8));
    expect(printed).toEqual(turn.words.slice(5).map((next) => next.word));
  });

  it("prints nothing for audio it does not know, for silence, or in another language than asked for", () => {
    const random = sequence(3);
    expect(recognise(Uint8Array.from({ length: 40_000 }, () => random() * 256)).printed).toEqual([]);
    expect(recognise(silence(4000)).printed).toEqual([]);
    expect(recognise(join(bankCaller), { language: "en" }).printed).toEqual([]);
    expect(recognise(join(bankCaller), { encoding: "linear16" }).printed).toEqual([]);
  });

  it("hears a recording that starts again, and each word once per playing", () => {
    const turn = bank.manifest.turns[7];
    if (!turn) throw new Error("no such turn");
    const once = join(bankCaller).subarray(turn.startMs * 8, turn.endMs * 8);
    expect(recognise(join([once, silence(400), once])).printed).toEqual([...turn.words, ...turn.words].map(({ word }) => word));
  });

  it("uses the order of frames where two recordings share some", () => {
    const frames = (seed: number) => {
      const random = sequence(seed);
      return Array.from({ length: 20 }, () => Uint8Array.from({ length: frameBytes }, () => random() * 100));
    };
    const shared = frames(1).slice(0, 3);
    const twin = (name: string, seed: number) => {
      const caller = [...shared, ...frames(seed)].slice(0, 20);
      const word = { word: name, startMs: 0, endMs: 400 };
      const turns = [{ speaker: "caller" as const, startMs: 0, endMs: 400, text: name, words: [word] }];
      const manifest = { name, lang: "fr" as const, label: "honest" as const, kind: "test", title: name, durationMs: 400, turns };
      return { manifest, frames: { caller, protected: [] } };
    };
    const twins = createFrameIndex([twin("un", 2), twin("deux", 3)]);
    const words: string[] = [];
    const events = { result: () => undefined, utteranceEnd: () => undefined, speechStarted: () => undefined, heardFrame: () => undefined };
    const transcriber = createTranscriber(twins, wishes, { ...events, heardWord: ({ text }) => words.push(text) });
    transcriber.push(join(twin("deux", 3).frames.caller));
    transcriber.finalize(false);
    expect(words).toEqual(["deux"]);
  });
});

describe("when a recogniser says what", () => {
  const turn = bank.manifest.turns.find(({ decisive }) => decisive);
  const sentence = join(bankCaller).subarray((turn?.startMs ?? 0) * 8, (turn?.endMs ?? 0) * 8);
  const audio = join([silence(1000), sentence, silence(2000)]);

  it("prints interim words while someone speaks, each a longer beginning of what becomes final", () => {
    const { results, finals } = recognise(audio);
    const interims = results.filter(({ isFinal, transcript }) => !isFinal && transcript !== "");
    expect(interims.length).toBeGreaterThan(10);
    for (const interim of interims) {
      const end = interim.startSeconds + interim.durationSeconds;
      const final = finals.find(({ startSeconds, durationSeconds }) => startSeconds + durationSeconds >= end);
      expect(final?.transcript.startsWith(interim.transcript)).toBe(true);
    }
  });

  it("ends an utterance after the silence asked for, in parts of 5 s at most", () => {
    const finals = recognise(audio, { endpointing: 500 }).results.filter(({ isFinal }) => isFinal);
    const end = finals.find(({ speechFinal }) => speechFinal);
    const spokenUntil = 1 + sentence.length / 8000;
    expect(Math.abs((end?.startSeconds ?? 0) + (end?.durationSeconds ?? 0) - spokenUntil - 0.5)).toBeLessThan(0.08);
    for (const { durationSeconds } of finals) expect(durationSeconds).toBeLessThan(6.5);
  });

  it("never ends an utterance by silence when told not to", () => {
    const { results } = recognise(audio, { endpointing: false });
    expect(results.slice(0, -1).filter(({ speechFinal }) => speechFinal)).toEqual([]);
    expect(results.some(({ isFinal, transcript }) => isFinal && transcript !== "")).toBe(true);
  });

  it("says once that the words have ended, when asked to", () => {
    const { utteranceEnds, words } = recognise(audio);
    expect(utteranceEnds).toHaveLength(1);
    expect(utteranceEnds[0]).toBeCloseTo((words.at(-1)?.endAt ?? 0) / 8000, 3);
    expect(recognise(audio, { utterance_end_ms: undefined }).utteranceEnds).toEqual([]);
  });

  it("prints small letters and no marks unless punctuation is asked for", () => {
    const { text } = recognise(audio, { punctuate: false });
    expect(text).toBe("vous allez recevoir un code par sms et il faut me donner ce code les six chiffres pour que je puisse annuler");
  });

  it("cuts running speech between words, so that it can be sent again from there", () => {
    const { results, finals, words } = recognise(join([sentence, sentence, sentence]), { endpointing: false });
    const cut = finals[0];
    const end = ((cut?.startSeconds ?? 0) + (cut?.durationSeconds ?? 0)) * 8000;
    expect(results.filter(({ isFinal }) => isFinal).length).toBeGreaterThan(2);
    for (const word of words) expect(word.endAt <= end + 1 || word.startAt >= end - 1).toBe(true);
  });

  it("keeps its results contiguous on the clock of the audio", () => {
    const finals = recognise(join(bankCaller)).results.filter(({ isFinal }) => isFinal);
    for (const [index, final] of finals.entries()) {
      const before = finals[index - 1];
      if (before) expect(final.startSeconds).toBeCloseTo(before.startSeconds + before.durationSeconds, 3);
    }
  });
});
