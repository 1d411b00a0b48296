import { WHISPER_MS } from "./advance.ts";
import { hasProof, type LineTest, runningHop, TRIES } from "./line-test.ts";

/** What the caller's side of a forwarding test does next, while the test runs. */
type CallerPart = "wait" | "say_digit" | "ask_hello" | "listen";

export function callerPart(test: LineTest): CallerPart {
  if (!hasProof(test, "key")) return "wait";
  // Said, and the person is typing what they heard.
  if (!hasProof(test, "digit")) return test.digitSaid > test.digitWrong ? "wait" : "say_digit";
  return hasProof(test, "hello_on_line") && hasProof(test, "hello_in_ear") ? "listen" : "ask_hello";
}

/** Time for the caller's side to begin to listen for a leak, then for the person to answer. */
const BEFORE_WHISPER_MS = 4_000;
const BETWEEN_WHISPERS_MS = WHISPER_MS + 12_000;

/** Whether the private word is to be whispered now, for the first time or once more. */
export function isWhisperDue(test: LineTest, now: number): boolean {
  const hop = runningHop(test);
  if (test.status !== "running" || hop?.name !== "private" || hop.at === null || test.whispers >= TRIES) return false;
  if (hasProof(test, "word_in_ear") && hasProof(test, "line_was_quiet")) return false;
  return test.whisperedAt === null ? now >= hop.at + BEFORE_WHISPER_MS : now >= test.whisperedAt + BETWEEN_WHISPERS_MS;
}
