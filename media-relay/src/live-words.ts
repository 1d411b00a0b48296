import type { Log } from "../../shared/config/log.ts";
import type { LiveWords } from "../../shared/contracts/live-words.ts";
import type { Level } from "../../shared/domain/call/level.ts";
import { toAppError } from "../../shared/domain/errors.ts";
import { maskSensitive } from "../../shared/domain/text/mask-digits.ts";
import { storableText } from "../../shared/domain/text/storable-text.ts";
import type { Clock } from "../../shared/ports/clock.ts";
import type { Channel, Transcript } from "../../shared/ports/speech.ts";
import type { WordsOutlet } from "../../shared/ports/words-outlet.ts";

export interface LiveWordsDeps {
  outlet: WordsOutlet;
  clock: Clock;
  wallNow: () => Date;
  log: Log;
}

/** Lets the members of a household who follow a suspicious call read along. Keeps its last turns, and nothing once the call is over. */
export interface LiveWordsFeed {
  /** With the level that the call has by these words. Never throws, and nothing waits for it. */
  hear(transcript: Transcript, level: Level): void;
  end(): void;
}

const TURNS = 8;
const MAX_TURN = 400;
const PAUSE_MS = 500;
const SPEAKERS = ["caller", "protected"] as const;

/** `streamSid` tells turns of this stream from those of an earlier one. */
export function createLiveWords(
  { outlet, clock, wallNow, log }: LiveWordsDeps,
  { callId, streamSid }: { callId: string; streamSid: string },
): LiveWordsFeed {
  const turns: LiveWords["turns"] = [];
  const open: [string | undefined, string | undefined] = [undefined, undefined];
  let number = 0;
  let state: "unasked" | "asking" | "refused" | "idle" | "sending" | "over" = "unasked";
  let isDue = false;

  const masked = (text: string) => storableText(maskSensitive(text), MAX_TURN);
  const message = (): LiveWords => ({
    turns: [...turns],
    partial: open.flatMap((text, channel) => (text ? [{ speaker: SPEAKERS[channel as Channel], text: masked(text) }] : [])),
  });
  const isOver = () => state === "over";
  const send = async () => {
    if (state !== "idle") return;
    state = "sending";
    isDue = false;
    try {
      await outlet.send(callId, message());
    } catch (thrown) {
      // The next message holds these words again.
      log.warn("live_words_failed", { callId, code: toAppError(thrown).code });
    }
    if (isOver()) return;
    clock.after(PAUSE_MS, () => {
      if (isOver()) return;
      state = "idle";
      if (isDue) void send();
    });
  };
  const ask = async () => {
    state = "asking";
    const isAllowed = await outlet.isAllowed(callId).catch(() => undefined);
    if (isOver()) return;
    // Unanswered: asked again with the next words.
    state = isAllowed === undefined ? "unasked" : isAllowed ? "idle" : "refused";
    if (state === "refused") turns.length = 0;
    else if (isDue) void send();
  };

  return {
    hear({ channel, text, isFinal, isEndOfUtterance }, level) {
      // Nobody reads along in a calm call.
      if (level === 1 || state === "refused" || isOver()) return;
      open[channel] = text;
      if (isFinal && isEndOfUtterance) {
        number += 1;
        if (text) turns.push({ id: `${streamSid}:${number}`, speaker: SPEAKERS[channel], text: masked(text), at: wallNow().toISOString() });
        if (turns.length > TURNS) turns.shift();
        open[channel] = undefined;
      }
      isDue = true;
      if (state === "unasked") void ask();
      else void send();
    },
    end() {
      state = "over";
      turns.length = 0;
    },
  };
}
