import type { BundleStatus, EndUserType, NumberType } from "../domain/provisioning/words.ts";

export interface Regulation {
  sid: string;
  /** Names of the facts asked for, per part: what a person is shown as missing. */
  endUserFields: readonly string[];
  /** For each document required: the types that are accepted and the facts each of them carries. */
  documents: readonly { name: string; accepted: readonly { type: string; fields: readonly string[] }[] }[];
}

export interface RegulatoryProfile {
  endUserType: EndUserType;
  email: string;
  attributes: Readonly<Record<string, string>>;
  address: { street: string; city: string; postalCode: string; region: string; country: string; customerName: string } | null;
  documents: readonly { type: string; attributes: Readonly<Record<string, string>> }[];
}

export interface MissingFact {
  /** `first_name` of whoever uses the number, `individual_address.address_sids` of a document, or the document's type when all of it is missing. */
  field: string;
  /** The provider's own words: for operators and as a last resort for people. */
  reason: string;
}

export interface Bundle {
  sid: string;
  status: BundleStatus;
  failureReason: string | null;
}

/** Approval of end users by the provider, per country and kind of number. Failures as in `NumberMarket`. */
export interface Regulators {
  /**
   * Undefined when this kind of number needs no approval. Rejects with `provider_refused` `end_user_type_refused` when such numbers are
   * for other end users only.
   */
  regulation(country: string, type: NumberType, endUserType: EndUserType): Promise<Regulation | undefined>;
  /**
   * Finds by its friendly name (the tenant's and the regulation's ids) or creates, and brings what the profile says into it; never two
   * for the same name. One that is being decided on, or is approved, stays as it is. Rejects with `provider_refused` 21628 or 21629 when
   * the provider does not believe in the address.
   */
  ensureBundle(bundle: {
    tenantId: string;
    regulation: Regulation;
    profile: RegulatoryProfile;
  }): Promise<Bundle & { addressSid: string | null; endUserSid: string }>;
  /** Empty when nothing is missing. */
  evaluate(bundleSid: string): Promise<MissingFact[]>;
  /** One that is submitted already is answered as it is. */
  submit(bundleSid: string): Promise<Bundle>;
  find(bundleSid: string): Promise<Bundle | undefined>;
  /** A bundle with its documents. What is gone is no error. */
  remove(kind: "bundle" | "end_user" | "address", sid: string): Promise<void>;
}
