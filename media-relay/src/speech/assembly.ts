import type { DeepgramResults } from "../../../shared/contracts/deepgram.ts";
import type { Channel, Transcript } from "../../../shared/ports/speech.ts";

/**
 * Makes stretches of speech of one channel's results. Final segments add up until the speaker pauses; an interim one stands
 * after them until its successor comes. A pause is announced by `speech_final`, by `UtteranceEnd` or by both: it counts once.
 */
export interface Assembly {
  results(results: DeepgramResults, toCallMs: (providerMs: number) => number): Transcript | undefined;
  utteranceEnd(): Transcript | undefined;
}

export function createAssembly(channel: Channel): Assembly {
  let segments: string[] = [];
  let startMs = 0;
  let endMs = 0;

  const join = (last: string) => (last ? [...segments, last] : segments).join(" ");
  const end = (): Transcript | undefined => {
    if (segments.length === 0) return undefined;
    const text = join("");
    segments = [];
    return { channel, text, isFinal: true, isEndOfUtterance: true, startMs, endMs };
  };

  return {
    results(results, toCallMs) {
      const best = results.channel.alternatives[0];
      const text = best?.transcript.trim() ?? "";
      const firstMs = toCallMs((best?.words[0]?.start ?? results.start) * 1000);
      const lastMs = toCallMs((best?.words.at(-1)?.end ?? results.start + results.duration) * 1000);
      if (!results.is_final) {
        if (text === "") return undefined;
        return {
          channel,
          text: join(text),
          isFinal: false,
          isEndOfUtterance: false,
          startMs: segments.length > 0 ? startMs : firstMs,
          endMs: lastMs,
        };
      }
      if (text !== "") {
        if (segments.length === 0) startMs = firstMs;
        segments.push(text);
        endMs = lastMs;
      }
      if (results.speech_final) return end();
      return text === "" ? undefined : { channel, text: join(""), isFinal: true, isEndOfUtterance: false, startMs, endMs };
    },
    utteranceEnd: end,
  };
}
