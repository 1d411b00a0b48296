import type { Locale } from "../../shared/domain/call/level.ts";
import { PRIVATE_WORDS } from "../../shared/domain/line-test/spoken.ts";
import { loadRecording } from "../../shared/sandbox/recordings/recording.ts";
import type { Endpoint } from "../../shared/sandbox/twilio/endpoints.ts";
import type { Reaction } from "../../shared/sandbox/twilio/people/person.ts";

/** What the person's voice sounds like when they say this word. */
function voice(locale: Locale, word: string) {
  const { manifest, frames } = loadRecording(`${locale}-forwarding-test`);
  const turn = manifest.turns.find(({ text }) => text.toLowerCase().startsWith(word));
  if (!turn) throw new Error(`nobody recorded ${word}`);
  return { says: turn.text, voice: frames.protected.slice(turn.startMs / 20, turn.endMs / 20) };
}

const ASKED = {
  fr: { one: /touche 1/, digit: /Retenez ce chiffre\. (\d)/, hello: /dites bonjour/i, greeting: "bonjour", word: "à voix haute le mot : " },
  en: { one: /press 1/, digit: /remember this number\. (\d)/, hello: /say hello/i, greeting: "hello", word: "repeat aloud the word: " },
} as const;

/** A person takes the handset from the ear before pressing or speaking. */
const UNHURRIED_MS = 1_200;

function reactionsIn(locale: Locale, afterMs: number): Reaction[] {
  const { one, digit, hello, greeting, word: asked } = ASKED[locale];
  return [
    { onSay: one, presses: "1", afterMs },
    // The number is typed once the telephone asks for it, a moment later.
    { onSay: digit, presses: "$1", afterMs: 1_500 },
    { onSay: hello, ...voice(locale, greeting), afterMs },
    ...PRIVATE_WORDS[locale].map((word) => ({ onSay: new RegExp(`${asked}${word}`), ...voice(locale, word), afterMs })),
  ];
}

/** Somebody who answers, presses, types and says all that a test call asks for, in either language. */
export const helpfulPerson = ({ answerAfterMs = 300, isUnhurried = false } = {}): Endpoint => {
  const afterMs = isUnhurried ? UNHURRIED_MS : 300;
  return { behaviour: "answers", answerAfterMs, reactions: [...reactionsIn("fr", afterMs), ...reactionsIn("en", afterMs)] };
};
