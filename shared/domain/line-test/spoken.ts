import type { Locale } from "../call/level.ts";
import { normaliseWords } from "./words-heard.ts";

// What a test says and what it listens for. A private word is long, common, easy to repeat, and unlike every word of the
// sentence around it.

export const PRIVATE_WORDS: Record<Locale, readonly string[]> = {
  fr: ["marguerite", "chocolat", "pantalon", "cathédrale", "libellule", "tournesol", "escalier", "framboise"],
  en: ["strawberry", "umbrella", "cathedral", "butterfly", "chocolate", "sunflower", "elephant", "telephone"],
};

/** Without those that sound like another one. */
export const DIGITS = ["1", "2", "3", "4", "5", "7", "8", "9"] as const;

interface Spoken {
  readonly pressOne: string;
  readonly listenNow: string;
  readonly digit: (digit: string) => string;
  readonly typeDigit: string;
  readonly wrongDigit: string;
  readonly askHello: string;
  readonly askHelloLouder: string;
  readonly whisper: (word: string) => string;
  readonly thank: string;
  readonly apologise: string;
  readonly seen: string;
  readonly notForwarded: string;
  readonly speakNow: string;
  readonly speakLouder: string;
  readonly allHeard: string;
  readonly hello: readonly string[];
  /** Words of the whisper that nobody says by chance in one breath. */
  readonly marks: readonly string[];
}

const SPOKEN: Record<Locale, Spoken> = {
  fr: {
    pressOne: "Bonjour. Ceci est l'appel d'essai d'Ethiq. Si vous m'entendez, appuyez sur la touche 1.",
    listenNow: "Merci. Écoutez bien la voix suivante.",
    digit: (digit) => `Bonjour. Retenez ce chiffre. ${digit}. Je répète. ${digit}.`,
    typeDigit: "Tapez le chiffre que vous avez entendu.",
    wrongDigit: "Merci. Écoutez encore une fois.",
    askHello: "Très bien. Maintenant, dites bonjour.",
    askHelloLouder: "Encore une fois, plus fort. Dites bonjour.",
    whisper: (word) => `Message privé pour vous seul. Répétez à voix haute le mot : ${word}.`,
    thank: "Merci. L'essai est réussi. Vous pouvez raccrocher.",
    apologise: "L'essai s'arrête ici. Rien n'est cassé. Vous pouvez raccrocher et recommencer plus tard.",
    seen: "Essai du renvoi d'appel. Merci.",
    notForwarded: "Bonjour. Ceci est l'appel d'essai d'Ethiq. Le renvoi d'appel n'est pas encore en place. Vous pouvez raccrocher.",
    speakNow: "Merci. Maintenant, dites bonjour.",
    speakLouder: "Encore une fois, plus fort. Dites bonjour.",
    allHeard: "Merci. Tout marche. Vous pouvez raccrocher.",
    hello: ["bonjour", "bonsoir", "allo"],
    marks: ["message", "prive", "repetez", "haute"],
  },
  en: {
    pressOne: "Hello. This is the test call from Ethiq. If you can hear me, press 1.",
    listenNow: "Thank you. Listen carefully to the next voice.",
    digit: (digit) => `Hello. Please remember this number. ${digit}. Once more. ${digit}.`,
    typeDigit: "Press the number that you heard.",
    wrongDigit: "Thank you. Please listen once more.",
    askHello: "Very good. Now say hello.",
    askHelloLouder: "Once more, a little louder. Say hello.",
    whisper: (word) => `Private message for you alone. Please repeat aloud the word: ${word}.`,
    thank: "Thank you. The test went well. You can hang up.",
    apologise: "The test stops here. Nothing is broken. You can hang up and try again later.",
    seen: "Test of call forwarding. Thank you.",
    notForwarded: "Hello. This is the test call from Ethiq. Call forwarding is not on yet. You can hang up.",
    speakNow: "Thank you. Now say hello.",
    speakLouder: "Once more, a little louder. Say hello.",
    allHeard: "Thank you. Everything works. You can hang up.",
    hello: ["hello", "hi", "good morning"],
    marks: ["private", "message", "alone", "repeat", "aloud"],
  },
};

export const spokenIn = (locale: Locale): Spoken => SPOKEN[locale];

export const saysHello = (text: string, locale: Locale): boolean => {
  const heard = ` ${normaliseWords(text).join(" ")} `;
  return SPOKEN[locale].hello.some((word) => heard.includes(` ${word} `));
};

/** Two words of the sentence around the private word: one alone anybody may say. */
export const hasWhisper = (text: string, locale: Locale): boolean => {
  const heard = new Set(normaliseWords(text));
  return SPOKEN[locale].marks.filter((word) => heard.has(word)).length >= 2;
};

export const saysWord = (text: string, word: string): boolean => {
  const [wanted] = normaliseWords(word);
  return wanted !== undefined && normaliseWords(text).some((heard) => heard === wanted || heard === `${wanted}s`);
};
