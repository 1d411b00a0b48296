import type { Locale } from "../call/level.ts";
import { toGsm7 } from "./gsm7.ts";
import { plainName } from "./plain-words.ts";
import { smsSegments } from "./sms-segments.ts";

export interface ContactInvitationSms {
  readonly locale: Locale;
  readonly contactName: string;
  /** Null when the person who asks has no name on record: the household or organisation asks. */
  readonly inviterName: string | null;
  readonly tenantName: string;
  readonly protectedNames: readonly string[];
  readonly url: string;
  /** Whether an answer to this SMS reaches us. */
  readonly canReply: boolean;
}

const MOST_SEGMENTS = 2;
/** Names are cut to the first of these lengths with which the text fits. */
const NAME_LENGTHS = [40, 30, 24, 20, 16, 12, 8] as const;

/** Same input, same text: an attempt whose outcome is unknown is looked up at the provider by its exact body. */
export function contactInvitationSms(invitation: ContactInvitationSms): string {
  const texts = NAME_LENGTHS.map((longest) => compose(invitation, longest));
  return texts.find((text) => smsSegments(text).segments <= MOST_SEGMENTS) ?? texts.at(-1) ?? "";
}

function compose({ locale, contactName, inviterName, tenantName, protectedNames, url, canReply }: ContactInvitationSms, longest: number) {
  const { someone, greeting, choice, purpose, reply, link } = WORDING[locale];
  const who = plainName(inviterName ?? "", longest) || plainName(tenantName, longest) || someone.asks;
  const named = protectedNames.map((name) => plainName(name, longest)).filter((name) => name !== "");
  const words = `${greeting(plainName(contactName, longest))} ${choice(who)} ${purpose(together(named, locale), named.length > 1)}`;
  return `${toGsm7(words)} ${canReply ? reply(url) : link(url)}`;
}

const together = (names: readonly string[], locale: Locale): string => {
  const { someone, and, others } = WORDING[locale];
  const [first = someone.isCalled, second] = names;
  if (second === undefined) return first;
  return names.length === 2 ? `${first} ${and} ${second}` : `${first} ${others}`;
};

interface Wording {
  readonly someone: { readonly asks: string; readonly isCalled: string };
  readonly and: string;
  readonly others: string;
  readonly greeting: (name: string) => string;
  readonly choice: (who: string) => string;
  readonly purpose: (names: string, areMany: boolean) => string;
  readonly reply: (url: string) => string;
  readonly link: (url: string) => string;
}

const WORDING: Record<Locale, Wording> = {
  fr: {
    someone: { asks: "Un proche", isCalled: "votre proche" },
    and: "et",
    others: "et d'autres",
    greeting: (name) => `Bonjour${name && ` ${name}`}.`,
    choice: (who) => `${who} vous choisit comme proche de confiance sur Ethiq.`,
    purpose: (names, areMany) => `Un SMS vous dira si ${names} ${areMany ? "ont" : "a"} un appel suspect.`,
    reply: (url) => `Répondez OUI ou NON, ou ouvrez ${url} STOP pour ne plus rien recevoir.`,
    link: (url) => `Pour dire oui, non, ou ne plus rien recevoir : ${url}`,
  },
  en: {
    someone: { asks: "A relative", isCalled: "your relative" },
    and: "and",
    others: "and others",
    greeting: (name) => `Hello${name && ` ${name}`}.`,
    choice: (who) => `${who} chose you as a trusted person on Ethiq.`,
    purpose: (names, areMany) => `A text will tell you if ${names} ${areMany ? "get" : "gets"} a suspicious call.`,
    reply: (url) => `Reply YES or NO, or open ${url} STOP to get nothing more.`,
    link: (url) => `To say yes, no, or get nothing more: ${url}`,
  },
};
