import type { Delivery } from "./stock.ts";

const numbers = (prefix: string, digits: number, from: number, count: number): string[] =>
  Array.from({ length: count }, (_, index) => prefix + String(from + index).padStart(digits, "0"));

/** Ranges that regulators keep free for works of fiction where there are any: nobody can be called by mistake. */
export const DEFAULT_STOCK: readonly Delivery[] = [
  ...[
    { prefix: "+3319900", locality: "Paris", region: "Île-de-France" },
    { prefix: "+3326191", locality: "Rennes", region: "Bretagne" },
    { prefix: "+3335301", locality: "Strasbourg", region: "Grand Est" },
    { prefix: "+3346571", locality: "Marseille", region: "Provence-Alpes-Côte d'Azur" },
    { prefix: "+3353649", locality: "Bordeaux", region: "Nouvelle-Aquitaine" },
  ].map(
    ({ prefix, ...place }): Delivery => ({
      ...{ country: "FR", type: "local", addressRequirement: "local", ...place },
      numbers: numbers(prefix, 4, 9000, 20),
    }),
  ),
  { country: "FR", type: "national", addressRequirement: "any", numbers: numbers("+3393900", 4, 9000, 20) },
  { country: "FR", type: "mobile", addressRequirement: "any", capabilities: { sms: true }, numbers: numbers("+3363998", 4, 9000, 10) },
  { country: "FR", type: "toll_free", numbers: numbers("+3380590", 4, 9000, 10) },
  { country: "GB", type: "local", locality: "London", numbers: numbers("+44207946", 4, 900, 20) },
  { country: "GB", type: "mobile", capabilities: { sms: true }, numbers: numbers("+447700900", 3, 900, 10) },
  { country: "GB", type: "toll_free", numbers: numbers("+448081570", 3, 900, 10) },
  {
    ...{ country: "US", type: "local", locality: "Oakland", region: "CA", capabilities: { sms: true, mms: true, fax: true } },
    numbers: numbers("+1510555", 4, 100, 20),
  },
  { country: "US", type: "toll_free", capabilities: { sms: true }, numbers: numbers("+1800555", 4, 100, 10) },
  { country: "BE", type: "local", locality: "Bruxelles", addressRequirement: "local", numbers: [] },
];
