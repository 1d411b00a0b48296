import type { Home } from "./home.ts";
import { landline, mobile, strangeNumber } from "./numbers.ts";

const DESK = landline(20);

export const ORGANISATION: Home = {
  name: "Résidence Les Tilleuls",
  kind: "organisation",
  locale: "fr",
  people: [
    { email: "nadia.tilleuls@example.test", name: "Nadia Ferrand", role: "owner" },
    { email: "marc.tilleuls@example.test", name: "Marc Vidal", role: "carer" },
    { email: "aline.tilleuls@example.test", name: "Aline Roche", role: "carer" },
    { email: "accueil.tilleuls@example.test", name: "Accueil", role: "viewer" },
  ],
  lines: [
    {
      key: "odette",
      label: "Studio 4",
      protectedName: "Odette",
      ordinal: 11,
      alertLevel: 2,
      familyWord: "TOURNESOL",
      calls: 24,
      regulars: [DESK, landline(21), mobile(31), mobile(36)],
      suspects: [
        { story: "grandson-accident", daysAgo: 28 },
        { story: "tax-fine", daysAgo: 95, caller: strangeNumber(2) },
      ],
    },
    {
      key: "lucien",
      label: "Studio 9",
      protectedName: "Lucien",
      ordinal: 12,
      familyWord: "CASCADE",
      calls: 23,
      regulars: [DESK, landline(22), mobile(32)],
      suspects: [
        { story: "sure-investment", daysAgo: 66, caller: strangeNumber(3) },
        { story: "computer-virus", daysAgo: 117 },
      ],
    },
    {
      key: "yvette",
      label: "Studio 12",
      protectedName: "Yvette",
      ordinal: 13,
      familyWord: "NOISETTE",
      calls: 23,
      regulars: [DESK, landline(21), mobile(33), mobile(37)],
      suspects: [
        { story: "insulation", daysAgo: 53 },
        { story: "bank-code", daysAgo: 144 },
      ],
    },
    {
      key: "roger",
      label: "Studio 21",
      protectedName: "Roger",
      ordinal: 14,
      status: "testing",
      helpLevel: 1,
      pausedForDays: 5,
      calls: 19,
      regulars: [DESK, mobile(34)],
      suspects: [{ story: "parcel-card", daysAgo: 79 }],
    },
    { key: "denise", label: "Studio 23", protectedName: "Denise", status: "draft" },
  ],
  contacts: [
    { name: "Garde de nuit", relation: "équipe", phone: mobile(30), consent: "accepted", askedDaysAgo: 188 },
    { name: "Sophie", relation: "fille", phone: mobile(31), consent: "accepted", line: "odette", askedDaysAgo: 175 },
    { name: "Antoine", relation: "neveu", phone: mobile(32), consent: "declined", line: "lucien", askedDaysAgo: 168 },
    { name: "Mireille", relation: "amie", phone: mobile(33), consent: "stopped", line: "yvette", askedDaysAgo: 160 },
    { name: "Julien", relation: "fils", phone: mobile(34), consent: "pending", line: "roger", askedDaysAgo: 6 },
  ],
  rules: [
    { phone: DESK, rule: "trusted", reason: "Accueil de la résidence", daysAgo: 188 },
    { phone: strangeNumber(3), rule: "blocked", line: "lucien", source: "feedback", daysAgo: 65 },
  ],
  windows: [
    { label: "Appel du notaire", phone: landline(24), line: "odette", daysAgo: 20, days: 5 },
    { label: "Résultats d'analyses", phone: landline(21), line: "yvette", daysAgo: 0, days: 2 },
  ],
  feedback: [
    { line: "odette", daysAgo: 28, by: "marc.tilleuls@example.test", wasScam: true, comment: "Sa fille est venue la rassurer." },
    { line: "lucien", daysAgo: 66, by: "aline.tilleuls@example.test", wasScam: true, effect: "blocked" },
    { line: "yvette", daysAgo: 53, by: "aline.tilleuls@example.test", wasScam: true },
  ],
  monthlySpeechMinutes: 2_000,
};
