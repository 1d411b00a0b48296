export type EndUserType = "individual" | "business";

export interface AcceptedDocument {
  name: string;
  /** As a supporting document is made of. */
  type: string;
  fields: readonly string[];
}

export interface Requirement {
  /** `proof_of_address` and the like. */
  requirement: string;
  name: string;
  /** Any one of them will do. */
  accepted: readonly AcceptedDocument[];
}

/** What the law of a country wants to know of whoever uses a kind of number. */
export interface Regulation {
  readonly sid: string;
  friendlyName: string;
  country: string;
  numberType: "local" | "mobile" | "national" | "toll-free";
  endUserType: EndUserType;
  endUserFields: readonly string[];
  documents: readonly Requirement[];
}

export const FIELD_NAMES: Readonly<Record<string, string>> = {
  first_name: "First Name",
  last_name: "Last Name",
  business_name: "Business Name",
  email: "Email",
  birth_date: "Birth Date",
  address_sids: "Address sid(s)",
};

const ADDRESS = ["address_sids"];
const NAME = ["first_name", "last_name"];

const INDIVIDUAL: Pick<Regulation, "endUserFields" | "documents"> = {
  endUserFields: NAME,
  documents: [
    {
      requirement: "name_info",
      name: "Name of the individual (Proof of Identity)",
      accepted: [
        { name: "Passport", type: "passport", fields: NAME },
        { name: "Government-issued ID", type: "government_issued_document", fields: NAME },
      ],
    },
    {
      requirement: "proof_of_address",
      name: "Individual Address (Proof of Address)",
      accepted: [
        { name: "Utility bill", type: "utility_bill", fields: ADDRESS },
        { name: "Rent receipt", type: "rent_receipt", fields: ADDRESS },
        { name: "Tax notice", type: "tax_document", fields: ADDRESS },
      ],
    },
  ],
};

const BUSINESS: Pick<Regulation, "endUserFields" | "documents"> = {
  endUserFields: ["business_name"],
  documents: [
    {
      requirement: "business_name_info",
      name: "Name of the business",
      accepted: [
        { name: "Excerpt from the commercial register (Extrait K-bis)", type: "commercial_registrar_excerpt", fields: ["business_name"] },
      ],
    },
    {
      requirement: "proof_of_address",
      name: "Business Address (Proof of Address)",
      accepted: [
        { name: "Excerpt from the commercial register (Extrait K-bis)", type: "commercial_registrar_excerpt", fields: ADDRESS },
        { name: "Utility bill", type: "utility_bill", fields: ADDRESS },
      ],
    },
  ],
};

const sidOf = (ordinal: number) => `RN${String(ordinal).padStart(32, "0")}`;

/** France wants to know who uses a geographic, a national or a free number; elsewhere tests say what is wanted. */
export const DEFAULT_REGULATIONS: readonly Regulation[] = (["local", "national", "toll-free"] as const).flatMap((numberType, kind) =>
  (["individual", "business"] as const).map((endUserType, who) => ({
    sid: sidOf(1 + 2 * kind + who),
    friendlyName: `France: ${numberType} - ${endUserType}`,
    country: "FR",
    numberType,
    endUserType,
    ...(endUserType === "individual" ? INDIVIDUAL : BUSINESS),
  })),
);
