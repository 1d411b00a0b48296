import { frameBytes } from "../recordings/mulaw-wav.ts";
import type { FramePlace, Track } from "./frame-index.ts";

export interface HeardWord {
  readonly track: Track;
  readonly index: number;
  readonly text: string;
  /** Samples received before its first and after its last sound. */
  readonly startAt: number;
  readonly endAt: number;
  /** How much of it arrived, 0.8 to 1. */
  readonly part: number;
}

interface WordSink {
  word(word: HeardWord): void;
  frame(place: FramePlace): void;
}

interface WordFinder {
  frame(places: readonly FramePlace[], at: number): void;
  /** The sound stops here: a word that came through but for its end counts. */
  settle(): void;
  /** Where the word that is being spoken began. */
  pendingSince(): number | undefined;
}

const enough = 0.8;
/** So many frames in a row prove that an earlier or another recording plays, and that they are not merely late. */
const newRunFrames = 5;

/** Makes words of frames that come in order; a frame older than the newest one of its recording is too late to be heard. */
export function createWordFinder(sink: WordSink): WordFinder {
  let newest: FramePlace | undefined;
  let run: { places: readonly FramePlace[]; at: number }[] = [];
  let current: { track: Track; index: number; frames: number; startAt: number; endAt: number } | undefined;

  return {
    frame(places, at) {
      const next = newest && nextAfter(newest, places);
      if (next) {
        run = [];
        accept(next, at);
        return;
      }
      const last = run.at(-1);
      const follows = last ? places.filter((place) => last.places.some((before) => isNext(before, place))) : [];
      run = follows.length > 0 ? [...run, { places: follows, at }] : [{ places, at }];
      const end = follows.length > 0 ? follows : places;
      if (end.length === 1 && run.length >= (newest ? newRunFrames : 1)) {
        settle();
        current = undefined;
        const heard = run;
        run = [];
        const [first] = end;
        for (const [index, { at: heardAt }] of heard.entries())
          if (first) accept({ track: first.track, frame: first.frame - (heard.length - 1 - index) }, heardAt);
      }
    },
    settle,
    pendingSince: () => current?.startAt,
  };

  function accept(place: FramePlace, at: number): void {
    newest = place;
    sink.frame(place);
    const index = place.track.wordOfFrame[place.frame] ?? -1;
    if (current && (current.index !== index || current.track !== place.track)) {
      settle();
      current = undefined;
    }
    if (index < 0) return;
    current ??= { track: place.track, index, frames: 0, startAt: at, endAt: at };
    current.frames += 1;
    current.endAt = at + frameBytes;
    if (place.track.words[index]?.lastVoicedFrame === place.frame) {
      settle();
      current = undefined;
    }
  }

  function settle(): void {
    if (!current) return;
    const { track, index, frames, startAt, endAt } = current;
    const word = track.words[index];
    if (!word || frames < word.voicedFrames * enough) return;
    current = undefined;
    sink.word({ track, index, text: word.text, startAt, endAt, part: frames / word.voicedFrames });
  }
}

const isNext = (before: FramePlace, place: FramePlace) => before.track === place.track && before.frame + 1 === place.frame;

/** The nearest place further on in the same recording. */
function nextAfter(newest: FramePlace, places: readonly FramePlace[]): FramePlace | undefined {
  let nearest: FramePlace | undefined;
  for (const place of places)
    if (place.track === newest.track && place.frame > newest.frame && (!nearest || place.frame < nearest.frame)) nearest = place;
  return nearest;
}
