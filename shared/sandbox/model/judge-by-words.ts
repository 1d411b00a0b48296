import type { Tactic } from "../../domain/risk/types.ts";

interface Judgement {
  verdict: "calm" | "doubtful" | "scam";
  kind: string;
  reasons: { tactic: Tactic; quote: string }[];
}

const REQUESTS: readonly [Tactic, RegExp][] = [
  [
    "credential_request",
    /\b(?:donn|dict|lis|li[sz]ez|communiqu|give|read|tell)\w*\b.*\b(?:code|cryptogramme|mot de passe|password|pin|card number)\b/i,
  ],
  ["money_move", /\b(?:virement|vir[eo]\w*|transf[eé]r\w*|transfer|move)\b.*\b(?:argent|compte|euros?|money|account|savings)\b/i],
  ["courier_pickup", /\b(?:coursier|courier)\b.*\b(?:argent|liquide|carte|enveloppe|cash|card|envelope)\b/i],
  ["remote_access", /\b(?:anydesk|teamviewer|prise? (?:en )?main|remote (?:control|access))\b/i],
  ["untraceable_payment", /\b(?:cartes? cadeaux?|bitcoins?|gift cards?|vouchers?)\b/i],
];
const PRESSURE: readonly [Tactic, RegExp][] = [
  ["isolation", /\b(?:personne|ni|n[’' ]en parle\w*|ne (?:le )?dites|secret|tell (?:no ?one|nobody)|between us)\b/i],
  ["urgency", /\b(?:tout de suite|immédiatement|urgent|maintenant|right (?:now|away)|immediately|straight away)\b/i],
  [
    "callback_refusal",
    /\b(?:ne raccrochez|raccroche pas|rest(?:e|ez) (?:avec moi )?(?:en ligne|au téléphone)|don[’']t hang up|stay on the line)\b/i,
  ],
];
const DENIED = /\b(?:jamais|never|won[’']t|will not|don[’']t need|n[’']avez pas besoin|ne (?:vous )?(?:demand|fau)\w*)\b/i;

/**
 * No model: looks for a few words in what the caller says, as a person with a list would. Of the call it knows the text that it was
 * sent, and nothing else.
 */
export function judgeByWords(prompt: string): Judgement {
  const clauses = prompt
    .split("\n")
    .flatMap((line) => (/^(?:caller|unknown): (.*)$/.exec(line)?.[1] ?? "").split(/[.!?;:]/))
    .map((clause) => clause.trim())
    .filter((clause) => clause !== "" && !DENIED.test(clause));
  const reasonsOf = (list: typeof REQUESTS) =>
    list.flatMap(([tactic, pattern]) => {
      const quote = clauses.find((clause) => pattern.test(clause));
      return quote ? [{ tactic, quote }] : [];
    });
  const requests = reasonsOf(REQUESTS);
  const pressure = reasonsOf(PRESSURE);
  const reasons = [...requests, ...pressure].slice(0, 5);
  const verdict = requests.length > 0 && pressure.length > 0 ? "scam" : requests.length > 0 || pressure.length > 1 ? "doubtful" : "calm";
  return { verdict, kind: "unknown", reasons: verdict === "calm" ? [] : reasons };
}
