import type { Locale } from "../../domain/call/level.ts";
import type { Recording } from "../recordings/recording.ts";
import { saySignal } from "../twilio/media/say-signal.ts";

/** A sentence as the simulated Twilio says it, for a recogniser that is to know its voice too. */
export function sayRecording(text: string, lang: Locale): Recording {
  const frames = saySignal(text);
  const words = text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const letters = words.reduce((sum, word) => sum + word.length, 0);
  const durationMs = frames.length * 20;
  let said = 0;
  const timed = words.map((word) => {
    const startMs = Math.round((durationMs * said) / letters);
    said += word.length;
    return { word, startMs, endMs: Math.round((durationMs * said) / letters) };
  });
  return {
    manifest: {
      name: `say-${text.slice(0, 20)}`,
      lang,
      label: "honest",
      kind: "line_test",
      title: text,
      durationMs,
      turns: [{ speaker: "caller", startMs: 0, endMs: durationMs, text: words.join(" "), words: timed }],
    },
    frames: { caller: [...frames], protected: [] },
  };
}
