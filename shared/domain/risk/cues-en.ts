import type { CueSet } from "./cue.ts";
import { CUES_EN_AUTHORITY } from "./cues-en-authority.ts";
import { CUES_EN_CODES } from "./cues-en-codes.ts";
import { CUES_EN_MONEY } from "./cues-en-money.ts";
import { CUES_EN_PRESSURE } from "./cues-en-pressure.ts";
import { CUES_EN_PRETEXTS } from "./cues-en-pretexts.ts";
import { CUES_EN_RECORDED } from "./cues-en-recorded.ts";

const LISTS = {
  give: "give read tell provide share confirm send spell repeat enter type say forward",
  money: "money savings funds balance cash everything deposits pension",
  send: "transfer move send wire put shift deposit withdraw",
  safe: "safe secure secured holding temporary protected escrow federal government treasury",
  remote: "anydesk teamviewer rustdesk ultraviewer quicksupport supremo logmein zoho connectwise",
  install: "install download open go run type visit launch",
  pay: "pay payment buy purchase get deposit send load settle paid buying",
  fetcher: "courier driver agent officer colleague someone inspector messenger taxi",
  fetch: "collect pick come coming by take",
};

const REPORTED: readonly string[] = [
  "scammer*|scam|fraudster*|criminal|criminals|thieves|crooks|people ~5 ask|asks|tell|say|call|will|get|pretend|try",
  "if|when|whenever ~2 someone|anyone|anybody|they|caller|stranger|nobody ~5 ask|asks|tell|tells|want|wants|calls|offer|offers|ever",
  "did you|anyone|somebody|someone|they",
  "have you|they ever|already|given|shared|told|received|been",
  "he|she|they|somebody|someone ~1 told|asked|wanted|said|made",
  "bank|we|police ~2 never|wont",
];

export const CUES_EN: CueSet = {
  lists: LISTS,
  cues: [...CUES_EN_CODES, ...CUES_EN_MONEY, ...CUES_EN_AUTHORITY, ...CUES_EN_PRESSURE, ...CUES_EN_PRETEXTS, ...CUES_EN_RECORDED],
  reported: REPORTED,
};
