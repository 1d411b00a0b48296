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

/** What proves each of them, in the provider's names; first what most people have at hand. */
export const PROOFS = {
  name_info: ["government_issued_document", "passport"],
  proof_of_address: ["utility_bill", "tax_document", "rent_receipt"],
  business_name_info: ["commercial_registrar_excerpt"],
} as const;
export type Proof = keyof typeof PROOFS;

const isProof = (field: string): field is Proof => Object.hasOwn(PROOFS, field);

/** What is to be proved by a paper that is chosen in the form. */
export const askedProofs = (missing: readonly string[]): Proof[] => [...new Set(missing)].filter(isProof);

/** The papers of the profile once these are chosen: one for each proof, whatever was given for it before. */
export function chosenDocuments<Document extends { type: string }>(
  known: readonly Document[],
  chosen: Partial<Record<Proof, string>>,
): (Document | { type: string; attributes: Record<string, string> })[] {
  const replaced = new Set<string>(askedProofs(Object.keys(chosen)).flatMap((proof) => PROOFS[proof]));
  const types = new Set(Object.values(chosen));
  return [...known.filter(({ type }) => !replaced.has(type)), ...[...types].map((type) => ({ type, attributes: {} }))];
}

/** The address is asked in parts, always. */
const ASKED: ReadonlySet<string> = new Set([...PAPER_FIELDS, "address"]);

/** What the provider wants and this page has no question for. */
export const furtherPapers = (missing: readonly string[]): string[] =>
  [...new Set(missing)].filter((field) => !ASKED.has(field) && !isProof(field));
