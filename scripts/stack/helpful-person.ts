import { PRIVATE_WORDS } from "../../shared/domain/line-test/spoken.ts";
import { loadRecording } from "../../shared/sandbox/recordings/recording.ts";
import type { Endpoint } from "../../shared/sandbox/twilio/endpoints.ts";

/** What the person's voice sounds like when they say this word. */
function voice(word: string) {
  const { manifest, frames } = loadRecording("fr-forwarding-test");
  const turn = manifest.turns.find(({ text }) => text.toLowerCase().startsWith(word));
  if (!turn) throw new Error(`nobody recorded ${word}`);
  return { says: turn.text, voice: frames.protected.slice(turn.startMs / 20, turn.endMs / 20) };
}

/** Somebody who answers, presses, types and says all that a French test call asks for. */
export const helpfulPerson = (): Endpoint => ({
  behaviour: "answers",
  answerAfterMs: 300,
  reactions: [
    { onSay: /touche 1/, presses: "1" },
    // The number is typed once the telephone asks for it, a moment later.
    { onSay: /Retenez ce chiffre\. (\d)/, presses: "$1", afterMs: 1_500 },
    { onSay: /dites bonjour/i, ...voice("bonjour") },
    ...PRIVATE_WORDS.fr.map((word) => ({ onSay: new RegExp(`à voix haute le mot : ${word}`), ...voice(word) })),
  ],
});
