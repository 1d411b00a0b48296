import type { LiveWords } from "../contracts/live-words.ts";

/** Where words of a call are sent that somebody may read while it goes on, and never later. Rejects with `AppError`; nothing is repeated. */
export interface WordsOutlet {
  /** Whether the line of the call lets its household read along. */
  isAllowed(callId: string): Promise<boolean>;
  send(callId: string, words: LiveWords): Promise<void>;
}
