import type { Locale, Speaker } from "../call/level.ts";
import type { Cue, CueSet } from "./cue.ts";
import { CUES_EN } from "./cues-en.ts";
import { CUES_FR } from "./cues-fr.ts";
import { SENTENCE_END, type Word } from "./normalise.ts";
import { compilePattern, createMatcher, type Matcher, type Span } from "./pattern.ts";

export interface CueMatch {
  readonly cue: Cue;
  readonly span: Span;
}

type Owner = { readonly role: "cue" | "unless"; readonly cue: Cue } | { readonly role: "reported" };

const compile = ({ lists, cues, reported }: CueSet): Matcher<Owner> =>
  createMatcher<Owner>([
    ...cues.flatMap((cue) => [
      ...cue.patterns.map((source) => ({ pattern: compilePattern(source, lists), owner: { role: "cue", cue } as const })),
      ...(cue.unless ?? []).map((source) => ({ pattern: compilePattern(source, lists), owner: { role: "unless", cue } as const })),
    ]),
    ...reported.map((source) => ({ pattern: compilePattern(source, lists), owner: { role: "reported" } as const })),
  ]);

const MATCHERS: Readonly<Record<Locale, Matcher<Owner>>> = { fr: compile(CUES_FR), en: compile(CUES_EN) };

const REPORTED_REACH = 6;
const UNLESS_REACH = 3;

/** The cues that a stretch of one speaker holds, without those that are denied, told of others, past or innocent. */
export const matchCues = (words: readonly Word[], speaker: Speaker, locale: Locale): readonly CueMatch[] => {
  const matches: CueMatch[] = [];
  const unless: CueMatch[] = [];
  const reported: Span[] = [];
  MATCHERS[locale].find(words, (owner, span) => {
    if (owner.role === "reported") reported.push(span);
    else if (owner.role === "unless") unless.push({ cue: owner.cue, span });
    else if (owner.cue.by === speaker || speaker === "unknown") matches.push({ cue: owner.cue, span });
  });
  return matches.filter(
    ({ cue, span }) =>
      !unless.some(
        (each) => each.cue === cue && each.span.first <= span.last + UNLESS_REACH && each.span.last >= span.first - UNLESS_REACH,
      ) &&
      (cue.tactic === "protective" || !reported.some((each) => precedes(each, span, words))) &&
      (cue.evenDenied === true || !isDenied(words, span, locale)) &&
      !(locale === "fr" && isPast(words, span)),
  );
};

const precedes = (teller: Span, span: Span, words: readonly Word[]): boolean => {
  if (teller.first > span.first || teller.last < span.first - REPORTED_REACH) return false;
  for (let at = teller.last; at < span.first; at += 1) if (words[at]?.text === SENTENCE_END) return false;
  return true;
};

const DENIALS: Readonly<Record<Locale, ReadonlySet<string>>> = {
  fr: new Set(["ne", "n", "pas", "jamais", "sans", "aucun", "aucune", "ni", "inutile"]),
  en: new Set(["dont", "never", "not", "wont", "cant", "nobody", "neither", "nor", "without", "shouldnt", "mustnt", "isnt", "arent", "no"]),
};
const DENIED_REACH = 5;
/** Words that deny only what comes right after them. */
const NEAR_DENIALS: ReadonlySet<string> = new Set(["sans", "ni", "without", "nor", "no"]);
const NEAR_REACH = 2;

const isDenied = (words: readonly Word[], span: Span, locale: Locale): boolean => {
  const denials = DENIALS[locale];
  const first = words[span.first]?.text ?? "";
  // "Ne … pas" goes around a French imperative: a "pas" just before it ended another clause.
  const isImperative = locale === "fr" && (first.endsWith("ez") || IMPERATIVES.has(first));
  for (let at = span.first - 1; at >= Math.max(0, span.first - (isImperative ? 3 : DENIED_REACH)); at -= 1) {
    const word = words[at]?.text ?? "";
    if (word === SENTENCE_END) break;
    if (
      isImperative
        ? word === "ne" || word === "n" || word === "jamais"
        : denials.has(word) && (span.first - at <= NEAR_REACH || !NEAR_DENIALS.has(word))
    )
      return true;
  }
  // "Donnez pas votre code": spoken French leaves the "ne" out.
  for (let at = span.first + 1; at <= Math.min(span.last, span.first + 3); at += 1)
    if (locale === "fr" && ["ne", "pas", "jamais", "aucun", "rien"].includes(words[at]?.text ?? "")) return true;
  return false;
};

const IMPERATIVES: ReadonlySet<string> = new Set([
  "donne",
  "dis",
  "lis",
  "dicte",
  "envoie",
  "communique",
  "epele",
  "installe",
  "telecharge",
]);
const PARTICIPLES: ReadonlySet<string> = new Set(
  "donne dicte communique confirme indique epele envoye repete installe telecharge achete valide partage transmis remis dit lu paye".split(
    " ",
  ),
);
const AUXILIARIES: ReadonlySet<string> = new Set(["avez", "ai", "as", "a", "ont", "avait", "aviez", "avais", "avoir", "avons", "ete"]);

// Without accents "donné" reads like "donne": the auxiliary before it tells what happened from what is asked.
const isPast = (words: readonly Word[], span: Span): boolean => {
  if (!PARTICIPLES.has(words[span.first]?.text ?? "")) return false;
  for (let at = span.first - 1; at >= Math.max(0, span.first - 3); at -= 1) {
    const word = words[at]?.text ?? "";
    if (word === SENTENCE_END) return false;
    if (AUXILIARIES.has(word)) return true;
  }
  return false;
};
