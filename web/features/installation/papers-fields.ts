import type { RegulatoryProfile } from "../../../shared/contracts/v1/regulatory.ts";

/** What we can ask by a field, in the provider's own names. */
export const PAPER_FIELDS = ["first_name", "last_name", "business_name", "email", "birth_date"] as const;
export type PaperField = (typeof PAPER_FIELDS)[number];

const ALWAYS: Record<RegulatoryProfile["endUserType"], readonly PaperField[]> = {
  individual: ["first_name", "last_name"],
  business: ["business_name"],
};

/** Who it is, always, and what else the provider names. What we have no field for is in the list that stands above. */
export function askedFields(endUserType: RegulatoryProfile["endUserType"], missing: readonly string[]): PaperField[] {
  return PAPER_FIELDS.filter((field) => ALWAYS[endUserType].includes(field) || missing.includes(field));
}

/** The address is asked in parts, always. */
const ASKED: ReadonlySet<string> = new Set([...PAPER_FIELDS, "address"]);

/** What the provider wants to see and no field can say: somebody takes it by telephone. */
export const papersToShow = (missing: readonly string[]): string[] => [...new Set(missing)].filter((field) => !ASKED.has(field));
