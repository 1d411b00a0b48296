import type { Locale } from "../call/level.ts";

interface Phrase {
  readonly rest: readonly string[];
  readonly written: readonly string[];
}

interface Spelling {
  readonly hesitations: ReadonlySet<string>;
  readonly numberStarts: ReadonlySet<string>;
  /** By first word, longest first. */
  readonly phrases: ReadonlyMap<string, readonly Phrase[]>;
  /** The known word that differs by one letter, or the word itself. */
  readonly nearMiss: (word: string) => string;
}

const set = (list: string): ReadonlySet<string> => new Set(list.split(" "));

const toPhrases = (rules: Readonly<Record<string, string>>): ReadonlyMap<string, readonly Phrase[]> => {
  const byFirst = new Map<string, Phrase[]>();
  for (const [said, written] of Object.entries(rules))
    for (const way of said.split("|")) {
      const [first = "", ...rest] = way.split(" ");
      byFirst.set(first, [...(byFirst.get(first) ?? []), { rest, written: written === "" ? [] : written.split(" ") }]);
    }
  for (const list of byFirst.values()) list.sort((a, b) => b.rest.length - a.rest.length);
  return byFirst;
};

// Every word with one letter left out leads back to it: two words one edit apart share such a form, so no distance is computed.
const toNearMiss = (list: string): ((word: string) => string) => {
  const known = set(list);
  const shortened = new Map<string, string>();
  for (const word of known) for (const form of oneLetterLess(word)) shortened.set(form, word);
  return (word) => {
    if (known.has(word)) return word;
    const longer = shortened.get(word);
    if (longer !== undefined) return longer;
    for (const form of oneLetterLess(word)) {
      if (known.has(form)) return form;
      const alike = shortened.get(form);
      if (alike !== undefined && alike.length === word.length) return alike;
    }
    return word;
  };
};

const oneLetterLess = (word: string): string[] => Array.from(word, (_letter, index) => word.slice(0, index) + word.slice(index + 1));

const BRANDS =
  "anydesk teamviewer rustdesk ultraviewer quicksupport transcash neosurf paysafecard bitcoin bitcoins moneygram cryptocurrency whatsapp";
const BRAND_PHRASES = {
  "any desk|annie desk|annidesk|ani desk|any disk|enidesk|ennydesk|anidesk|hanidesk": "anydesk",
  "team viewer|team viewers|time viewer|tim viewer|timviewer|team vieweur|teamvieweur|tim vioueur": "teamviewer",
  "rust desk|roost desk|reust desk": "rustdesk",
  "ultra viewer": "ultraviewer",
  "quick support|quick assist": "quicksupport",
  "trans cash|transe cash|trance cash": "transcash",
  "neo surf|neo cerf|neosurfs": "neosurf",
  "pay safe card|paysafe card|pay safe": "paysafecard",
  "bit coin|bite coin|bit coins|bitcoins": "bitcoin",
  "money gram": "moneygram",
  "western union|western unions": "westernunion",
  "google play|google plays": "googleplay",
  "what s app|whats app|watsapp": "whatsapp",
  "i tunes": "itunes",
};

export const LANGUAGE_SPELLING: Readonly<Record<Locale, Spelling>> = {
  fr: {
    hesitations: set("euh heu hum hm mmh ben bah hein l d eh oh ah"),
    numberStarts: set(
      "zero un une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt vingts trente quarante cinquante soixante septante huitante nonante cent mille double triple",
    ),
    phrases: toPhrases({
      ...BRAND_PHRASES,
      "mot de passe|mots de passe|mdp": "motdepasse",
      "carte bancaire|cartes bancaires|carte bleue|carte bleu|carte de credit|carte visa|cb": "cartebancaire",
      "crypto gramme|cripto gramme|criptogramme|cryptograme|code visuel": "cryptogramme",
      "s m s|ess em ess|texto|textos|text o": "sms",
      "i ban|e ban|ibanne|hiban": "iban",
      "carte cadeau|cartes cadeau|cartes cadeaux|carte cadeaux|carte kado": "cartecadeau",
      "carte prepayee|cartes prepayees|coupon recharge|coupons recharge|ticket pcs|tickets pcs|recharge pcs|recharges pcs|carte pcs|cartes pcs|coupon pcs|coupons pcs":
        "carteprepayee",
      "anti fraude|antifraudes|anti fraudes": "antifraude",
      "mandat cash|mandats cash": "mandatcash",
      "prise de main": "priseenmain",
      "prise en main": "priseenmain",
      "tout de suite|de suite|dans l instant|sur le champ|des maintenant": "immediatement",
      "quelqu un": "quelquun",
      etoile: "*",
      "diese|dieze": "#",
      // None of these denies what follows.
      "n oubliez pas|n oublie pas": "pensez",
      "n est ce pas": "",
      "n hesitez pas|n hesite pas": "",
      "pas de probleme|pas de problemes|pas de souci|pas de soucis": "",
      "ne vous inquietez pas|vous inquietez pas|ne t inquiete pas|t inquiete pas|t inquiete": "",
      "ne paniquez pas|paniquez pas": "",
      "pourquoi pas": "",
      "s il vous plait|s il te plait": "",
    }),
    nearMiss: toNearMiss(`${BRANDS} cryptogramme identifiant confidentiel beneficiaire huissier gendarmerie cartebancaire`),
  },
  en: {
    hesitations: set("um uh er erm hmm mm mhm ah eh hm"),
    numberStarts: set(
      "zero oh o one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand double triple",
    ),
    phrases: toPhrases({
      ...BRAND_PHRASES,
      "pass word|pass words|passwords|pass code|passcodes": "password",
      "gift card|gift cards|giftcard|giftcards|gif card|gif cards": "giftcard",
      "social security number|s s n": "ssn",
      "one time code|one time password|one time passcode|o t p": "otp",
      "c v v|c v c|security code on the back": "cvv",
      "debit card|credit card|bank card|debit cards|credit cards": "bankcard",
      "right now|right away|straight away|as soon as possible|without delay": "immediately",
      star: "*",
      "pound key|hash key": "#",
      "cash app": "cashapp",
      // None of these denies what follows.
      "do not forget to|dont forget to": "",
      "dont worry|do not worry|no worries|no problem|not a problem|why dont you|why not": "",
      "dont hesitate to|do not hesitate to": "",
      "do not|does not|did not": "dont",
      "will not|would not": "wont",
      "can not|cannot": "cant",
    }),
    nearMiss: toNearMiss(`${BRANDS} password giftcard confidential verification`),
  },
};
