import type { Home } from "./home.ts";
import { britishNumber, landline, mobile, strangeNumber } from "./numbers.ts";

const AUBRY: Home = {
  name: "Famille Aubry",
  kind: "household",
  locale: "fr",
  people: [
    { email: "claire.aubry@example.test", name: "Claire Aubry", role: "owner" },
    { email: "paul.aubry@example.test", name: "Paul Aubry", role: "carer" },
  ],
  lines: [
    {
      key: "jeanne",
      label: "Maison",
      protectedName: "Jeanne",
      ordinal: 1,
      familyWord: "MIRABELLE",
      calls: 23,
      regulars: [landline(1), landline(2), mobile(1), mobile(2), mobile(5)],
      suspects: [
        { story: "insulation", daysAgo: 9 },
        { story: "bank-code", daysAgo: 47 },
        { story: "breakdown", daysAgo: 73, caller: mobile(5) },
        { story: "parcel-card", daysAgo: 104 },
        { story: "grandson-accident", daysAgo: 151 },
      ],
    },
  ],
  contacts: [
    { name: "Claire", relation: "fille", phone: mobile(1), consent: "accepted", askedDaysAgo: 186 },
    { name: "Paul", relation: "fils", phone: mobile(2), consent: "accepted", askedDaysAgo: 186 },
    { name: "Bernard", relation: "voisin", phone: mobile(3), consent: "declined", askedDaysAgo: 120 },
    { name: "Lucie", relation: "nièce", phone: mobile(4), consent: "pending", askedDaysAgo: 3 },
  ],
  rules: [
    { phone: landline(1), rule: "trusted", reason: "Cabinet médical", daysAgo: 180 },
    { phone: mobile(5), rule: "trusted", line: "jeanne", source: "feedback", daysAgo: 72, forDays: 184 },
  ],
  windows: [
    { label: "Le plombier", phone: landline(8), line: "jeanne", daysAgo: 62, days: 2, note: "Pour la fuite de la salle de bains" },
    { label: "Livraison du fauteuil", daysAgo: -1, days: 3 },
  ],
  feedback: [
    { line: "jeanne", daysAgo: 73, by: "claire.aubry@example.test", wasScam: false, comment: "C'était bien Théo.", effect: "trusted" },
    { line: "jeanne", daysAgo: 47, by: "paul.aubry@example.test", wasScam: true, comment: "Maman a raccroché. La banque est prévenue." },
  ],
};

const LENOIR: Home = {
  name: "Famille Lenoir",
  kind: "household",
  locale: "fr",
  people: [
    { email: "hugo.lenoir@example.test", name: "Hugo Lenoir", role: "owner" },
    { email: "ines.lenoir@example.test", name: "Inès Lenoir", role: "viewer" },
  ],
  lines: [
    {
      key: "marcel",
      label: "Fixe de Marcel",
      protectedName: "Marcel",
      ordinal: 2,
      helpLevel: 3,
      alertLevel: 2,
      familyWord: "PARAPLUIE",
      calls: 18,
      regulars: [landline(3), landline(4), mobile(11)],
      suspects: [
        { story: "sure-investment", daysAgo: 25, caller: strangeNumber(3) },
        { story: "computer-virus", daysAgo: 88 },
        { story: "tax-fine", daysAgo: 139, caller: strangeNumber(1) },
      ],
    },
    {
      key: "simone",
      label: "Portable de Simone",
      protectedName: "Simone",
      ordinal: 3,
      helpLevel: 1,
      retention: "nothing",
      calls: 16,
      regulars: [mobile(11), mobile(13), landline(4)],
      suspects: [{ story: "parcel-card", daysAgo: 33 }],
    },
  ],
  contacts: [
    { name: "Hugo", relation: "fils", phone: mobile(11), consent: "accepted", askedDaysAgo: 178 },
    { name: "Inès", relation: "petite-fille", phone: mobile(12), consent: "stopped", line: "marcel", askedDaysAgo: 170 },
  ],
  rules: [
    { phone: mobile(11), rule: "trusted", daysAgo: 170 },
    { phone: strangeNumber(1), rule: "blocked", line: "marcel", source: "feedback", daysAgo: 138 },
  ],
  windows: [],
  feedback: [
    { line: "marcel", daysAgo: 139, by: "hugo.lenoir@example.test", wasScam: true, comment: "Faux agent des impôts.", effect: "blocked" },
  ],
  monthlySpeechMinutes: 300,
};

const WHITFIELD: Home = {
  name: "Whitfield family",
  kind: "household",
  locale: "en",
  people: [
    { email: "tom.whitfield@example.test", name: "Tom Whitfield", role: "owner" },
    { email: "susan.whitfield@example.test", name: "Susan Whitfield", role: "carer" },
  ],
  lines: [
    {
      key: "dorothy",
      label: "Home",
      protectedName: "Dorothy",
      locale: "en",
      ordinal: 4,
      familyWord: "MARIGOLD",
      calls: 22,
      regulars: [britishNumber(1), britishNumber(2), mobile(21), landline(5)],
      suspects: [
        { story: "lottery", daysAgo: 17, caller: britishNumber(61) },
        { story: "safe-account", daysAgo: 58, caller: britishNumber(62) },
        { story: "broadband", daysAgo: 122, caller: britishNumber(63) },
      ],
    },
  ],
  contacts: [
    { name: "Tom", relation: "son", phone: mobile(21), consent: "accepted", askedDaysAgo: 160 },
    { name: "Susan", relation: "daughter", phone: mobile(22), consent: "accepted", askedDaysAgo: 160 },
  ],
  rules: [{ phone: britishNumber(2), rule: "trusted", reason: "Her sister", daysAgo: 150 }],
  windows: [{ label: "The surgery calls back", phone: landline(5), daysAgo: 30, days: 1 }],
  feedback: [{ line: "dorothy", daysAgo: 58, by: "susan.whitfield@example.test", wasScam: true, comment: "She hung up and rang me." }],
};

export const FAMILIES: readonly Home[] = [AUBRY, LENOIR, WHITFIELD];
