export const REPLY_KEYWORDS = ["yes", "no", "stop"] as const;
export type ReplyKeyword = (typeof REPLY_KEYWORDS)[number];

const WORDS: Readonly<Record<string, ReplyKeyword>> = {
  OUI: "yes",
  O: "yes",
  YES: "yes",
  Y: "yes",
  NON: "no",
  N: "no",
  NO: "no",
  STOP: "stop",
  STOPALL: "stop",
  ARRET: "stop",
  ARRETE: "stop",
  ARRETEZ: "stop",
  ARRETER: "stop",
  UNSUBSCRIBE: "stop",
  // Alone, these too make Twilio refuse our next message.
  CANCEL: "stop",
  END: "stop",
  QUIT: "stop",
  REVOKE: "stop",
  OPTOUT: "stop",
};

/** Whatever follows them, the person wants peace. */
const STOPS_AT_ONCE = /^(STOP|STOPALL|ARRET|ARRETE|ARRETEZ|UNSUBSCRIBE)$/;
const COURTESIES = new Set(["MERCI", "SVP", "STP", "PLEASE", "THANKS"]);

/** What an SMS answers to an invitation. Undefined for anything but a clear word: nobody is taken at a word they did not say. */
export function parseReplyKeyword(body: string): ReplyKeyword | undefined {
  const words = body
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .toUpperCase()
    .split(/[^A-Z0-9]+/)
    .filter((word) => word !== "");
  const [first = ""] = words;
  if (STOPS_AT_ONCE.test(first)) return "stop";
  const [word = "", ...others] = words.filter((each) => !COURTESIES.has(each));
  // Not every name is a word: `Object.hasOwn` keeps "CONSTRUCTOR" from being one.
  return others.length === 0 && Object.hasOwn(WORDS, word) ? WORDS[word] : undefined;
}
