import type { Locale } from "../domain/call/level.ts";

/** Two voices on one connection: index 0 is the caller, 1 the protected person. */
export type Channel = 0 | 1;

export interface Transcript {
  readonly channel: Channel;
  readonly text: string;
  readonly isFinal: boolean;
  /** The speaker paused: the stretch is complete. */
  readonly isEndOfUtterance: boolean;
  /** Milliseconds of call time, whatever connection the words came over. */
  readonly startMs: number;
  readonly endMs: number;
}

export type SpeechFailure = "speech_refused" | "speech_busy" | "speech_unavailable" | "speech_stalled";

export interface SpeechEvents {
  onTranscript(transcript: Transcript): void;
  /** Recognition is over for this call; the call itself goes on. */
  onGivenUp(reason: SpeechFailure): void;
}

export interface SpeechStream {
  /**
   * µ-law 8 kHz that was spoken at `atMs` of call time; pieces of 20 ms, copied before this returns. What comes too late or
   * twice is dropped. Never blocks and never throws.
   */
  send(channel: Channel, atMs: number, audio: Uint8Array): void;
  /** Lets go what is complete: called once after every burst of `send`. */
  flush(): void;
  /** Flushes the last words (bounded wait) and closes. */
  close(): Promise<void>;
  readonly sentMs: number;
}

export interface SpeechRecogniser {
  open(call: { callId: string; locale: Locale }, events: SpeechEvents): SpeechStream;
}
