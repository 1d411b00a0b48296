import { createFrameFinder } from "./frame-finder.ts";
import type { FrameIndex, FramePlace } from "./frame-index.ts";
import type { ListenQuery } from "./listen-query.ts";
import { createWordFinder, type HeardWord } from "./word-finder.ts";

export interface Transcription {
  readonly startSeconds: number;
  readonly durationSeconds: number;
  readonly isFinal: boolean;
  readonly speechFinal: boolean;
  readonly fromFinalize: boolean;
  readonly transcript: string;
  readonly confidence: number;
  readonly words: readonly { word: string; start: number; end: number; confidence: number; punctuated_word?: string }[];
}

interface TranscriberEvents {
  result(transcription: Transcription): void;
  utteranceEnd(lastWordEndSeconds: number): void;
  speechStarted(seconds: number): void;
  heardWord(word: HeardWord): void;
  heardFrame(place: FramePlace): void;
}

/** One channel: turns what arrives into interim and final results, on the clock of the samples received. */
interface Transcriber {
  push(samples: Uint8Array): void;
  /** Prints what is known so far; `isAsked` when a Finalize message wanted it. */
  finalize(isAsked: boolean): void;
}

export type Wishes = Pick<
  ListenQuery,
  "interim_results" | "endpointing" | "utterance_end_ms" | "punctuate" | "smart_format" | "language" | "encoding" | "sample_rate"
>;

const perMs = 8;
const interimEvery = 200 * perMs;
const quietInterimEvery = 1000 * perMs;
const longestSegment = 5000 * perMs;

export function createTranscriber(index: FrameIndex, wishes: Wishes, events: TranscriberEvents): Transcriber {
  const isReadable = wishes.encoding === "mulaw" && wishes.sample_rate === 8000;
  let now = 0;
  let segmentStart = 0;
  let speechStart: number | undefined;
  let lastSound = 0;
  let lastInterim = 0;
  let words: HeardWord[] = [];
  let lastWordEnd: number | undefined;

  const wordFinder = createWordFinder({
    word(word) {
      // A model hears nothing sensible in a language it was not asked for.
      if (wishes.language !== "multi" && wishes.language.slice(0, 2) !== word.track.lang) return;
      words.push(word);
      lastWordEnd = word.endAt;
      events.heardWord(word);
    },
    frame: events.heardFrame,
  });
  const frameFinder = createFrameFinder(index, {
    frame(places, at) {
      if (speechStart === undefined) {
        speechStart = at;
        events.speechStarted(at / perMs / 1000);
      }
      lastSound = at + 160;
      wordFinder.frame(places, at);
    },
    reached,
  });

  return {
    push(samples) {
      if (isReadable) frameFinder.push(samples);
      else reached(now + samples.length);
    },
    finalize(isAsked) {
      wordFinder.settle();
      emit({ isFinal: true, speechFinal: true, fromFinalize: isAsked });
    },
  };

  function reached(at: number): void {
    now = at;
    if (speechStart !== undefined && wishes.endpointing !== false && now - lastSound >= Math.max(1, wishes.endpointing * perMs)) {
      wordFinder.settle();
      emit({ isFinal: true, speechFinal: true });
    } else if (now - (speechStart ?? segmentStart) >= longestSegment) {
      emit({ isFinal: true });
    } else if (wishes.interim_results && now - lastInterim >= (speechStart === undefined ? quietInterimEvery : interimEvery)) {
      emit({});
    }
    const gap = wishes.utterance_end_ms;
    if (gap !== undefined && lastWordEnd !== undefined && words.length === 0 && now - lastWordEnd >= gap * perMs) {
      events.utteranceEnd(seconds(lastWordEnd));
      lastWordEnd = undefined;
    }
  }

  function emit({ isFinal = false, speechFinal = false, fromFinalize = false }): void {
    // A part of running speech ends between two words: a client that has to send again starts at this end.
    const end = isFinal && !speechFinal ? (wordFinder.pendingSince() ?? now) : now;
    const punctuated = wishes.punctuate || wishes.smart_format;
    const printed = words.map(({ text, startAt, endAt, part }) => ({
      word: bare(text),
      start: seconds(startAt),
      end: seconds(endAt),
      confidence: round(0.9 + 0.09 * part),
      ...(punctuated ? { punctuated_word: text } : {}),
    }));
    events.result({
      startSeconds: seconds(segmentStart),
      durationSeconds: seconds(end - segmentStart),
      isFinal,
      speechFinal,
      fromFinalize,
      transcript: printed.map(({ word, punctuated_word }) => punctuated_word ?? word).join(" "),
      confidence: printed.length > 0 ? Math.min(...printed.map(({ confidence }) => confidence)) : 0,
      words: printed,
    });
    lastInterim = now;
    if (!isFinal) return;
    segmentStart = end;
    words = [];
    // Speech that goes on counts from here; after a pause the next sound starts it anew.
    speechStart = speechFinal ? undefined : speechStart && end;
  }
}

const round = (value: number) => Math.round(value * 10_000) / 10_000;
const seconds = (samples: number) => round(samples / perMs / 1000);
const bare = (text: string) => text.toLowerCase().replace(/[.,?!:;…]+$/u, "");
