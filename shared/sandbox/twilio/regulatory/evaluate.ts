import type { Bundle, Registry, SupportingDocument } from "./registry.ts";
import { FIELD_NAMES, type Regulation, type Requirement } from "./regulations.ts";

interface Part {
  friendly_name: string;
  object_type: string;
  requirement_friendly_name: string;
  requirement_name: string;
  fields: readonly string[];
  /** Undefined: there is no such part in the bundle. */
  attributes: Record<string, unknown> | undefined;
  codes: { missing: number; field: number };
}

const ADDRESS_MISSING = 22219;
const nameOf = (field: string): string => FIELD_NAMES[field] ?? field;

const isGiven = (value: unknown): boolean => (typeof value === "string" ? value.trim() !== "" : value !== undefined && value !== null);

export function evaluate(registry: Registry, regulation: Regulation, bundle: Bundle) {
  const assigned = bundle.assignments.map(({ objectSid }) => objectSid);
  const documents = assigned.flatMap((sid) => registry.documents.get(sid) ?? []);

  /** An address counts when it exists and lies where the regulation holds. */
  const isValid = (field: string, attributes: Record<string, unknown>): boolean => {
    if (field !== "address_sids") return isGiven(attributes[field]);
    const sids = [attributes.address_sids].flat();
    return sids.length > 0 && sids.every((sid) => registry.addresses.get(String(sid))?.country === regulation.country);
  };
  const judge = ({ fields, attributes, codes, ...part }: Part) => {
    const entries = fields.map((field) => ({ friendly_name: nameOf(field), object_field: field }));
    const valid = entries.filter(({ object_field }) => attributes && isValid(object_field, attributes));
    const invalid = entries
      .filter((entry) => !valid.includes(entry))
      .map((entry) => ({
        ...entry,
        failure_reason: `The ${entry.friendly_name} is missing. Please enter in a ${entry.friendly_name} on the ${part.friendly_name}.`,
        error_code: entry.object_field === "address_sids" ? ADDRESS_MISSING : codes.field,
      }));
    const reason = `A ${part.friendly_name} is missing. Please add one to the regulatory bundle.`;
    return {
      ...part,
      passed: attributes !== undefined && invalid.length === 0,
      failure_reason: attributes ? "" : reason,
      error_code: attributes ? null : codes.missing,
      valid,
      invalid,
    };
  };

  const endUser = assigned.flatMap((sid) => registry.endUsers.get(sid) ?? []).find(({ type }) => type === regulation.endUserType);
  const isBusiness = regulation.endUserType === "business";
  const person = judge({
    friendly_name: isBusiness ? "Business" : "Individual",
    object_type: regulation.endUserType,
    requirement_friendly_name: isBusiness ? "Business" : "Individual",
    requirement_name: isBusiness ? "business_info" : "individual_info",
    fields: regulation.endUserFields,
    attributes: endUser?.attributes,
    codes: { missing: 22214, field: 22215 },
  });

  /** Of several documents that would do, the one that lacks least. */
  const papers = regulation.documents.map(({ requirement, name, accepted }: Requirement) => {
    const candidates = accepted.flatMap((kind) => {
      const fitting: (SupportingDocument | undefined)[] = documents.filter(({ type }) => type === kind.type);
      return (fitting.length > 0 ? fitting : [undefined]).map((document) =>
        judge({
          friendly_name: kind.name,
          object_type: kind.type,
          requirement_friendly_name: name,
          requirement_name: requirement,
          fields: kind.fields,
          attributes: document?.attributes,
          codes: { missing: 22216, field: 22217 },
        }),
      );
    });
    const cost = ({ passed, error_code, invalid }: (typeof candidates)[number]) =>
      (passed ? 0 : 1) + (error_code === null ? 0 : 100) + invalid.length;
    return candidates.sort((a, b) => cost(a) - cost(b))[0] ?? { passed: true };
  });

  const results = [person, ...papers];
  return { status: results.every(({ passed }) => passed) ? ("compliant" as const) : ("noncompliant" as const), results };
}
