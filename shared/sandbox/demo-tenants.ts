import { isE164 } from "../domain/phone-number.ts";
import type { SeedTenant } from "./seed.ts";

const FRENCH_NAMES = ["Jeanne", "Odette", "Marcel", "Simone", "Lucien", "Yvette", "Roger", "Denise"];
const ENGLISH_NAMES = ["Margaret", "Harold", "Dorothy", "Walter", "Edith", "Frank", "Joan", "Stanley"];
const WORDS = ["MIRABELLE", "TOURNESOL", "PARAPLUIE", "NOISETTE", "CASCADE"];

const at = <Item>(list: readonly Item[], index: number): Item => {
  const item = list[index % list.length];
  if (item === undefined) throw new Error("an empty list has no item");
  return item;
};

// Ranges the regulator keeps free for works of fiction: nobody can be called by mistake.
const number = (prefix: string, index: number): string => `+33${prefix}${String(index).padStart(9 - prefix.length, "0")}`;

/** The same households on every run: French and English in turn, each with one line and three contacts, one still undecided. */
export function demoTenants(count = 10): SeedTenant[] {
  return Array.from({ length: count }, (_, index): SeedTenant => {
    const locale = index % 2 === 0 ? "fr" : "en";
    const protectedName = at(locale === "fr" ? FRENCH_NAMES : ENGLISH_NAMES, index >> 1);
    const ordinal = index + 1;
    const secondNumber = number("35301", ordinal);
    if (!isE164(secondNumber)) throw new Error("too many tenants for the range of fictional numbers");
    return {
      name: locale === "fr" ? `Famille de ${protectedName} ${ordinal}` : `${protectedName}'s family ${ordinal}`,
      locale,
      members: [{ email: `owner-${ordinal}@example.test`, password: "sandbox-password", role: "owner" }],
      lines: [
        {
          label: locale === "fr" ? "Maison" : "Home",
          protectedName,
          locale,
          ethiqNumber: number("19900", ordinal),
          forwardedNumber: number("26191", ordinal),
          delivery: [
            { kind: "sip", uri: `sip:line-${ordinal}@ethiq.sip.example.test` },
            { kind: "number", e164: secondNumber },
          ],
          familyWord: at(WORDS, index),
          contacts: [
            { name: locale === "fr" ? "Paul" : "Peter", phone: number("63998", ordinal * 10 + 1), consent: "accepted" },
            { name: locale === "fr" ? "Claire" : "Susan", phone: number("63998", ordinal * 10 + 2), consent: "accepted" },
            { name: locale === "fr" ? "Hugo" : "Tom", phone: number("63998", ordinal * 10 + 3), consent: "pending" },
          ],
        },
      ],
    };
  });
}
