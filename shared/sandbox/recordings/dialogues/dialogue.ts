import type { RecordingManifest } from "../recording.ts";

/** An espeak-ng voice. */
export interface VoiceSettings {
  readonly voice: string;
  readonly pitch: number;
  readonly wordsPerMinute: number;
}

export interface Dialogue extends Pick<RecordingManifest, "name" | "lang" | "label" | "kind" | "title"> {
  readonly caller: VoiceSettings;
  readonly protected: VoiceSettings;
  /** A turn per line: `C:` the caller, `P:` the protected person, `C!:` the decisive sentence, with `*` around the word that completes the request. */
  readonly script: string;
}
