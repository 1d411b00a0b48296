import type { Bundle, EndUser, Evaluation, SupportingDocument } from "../../regulatory/registry.ts";
import { FIELD_NAMES, type Regulation } from "../../regulatory/regulations.ts";

export const NUMBERS_HOST = "numbers.twilio.com";
export const BASE = "/v2/RegulatoryCompliance";
const urlOf = (path: string) => `https://${NUMBERS_HOST}${BASE}${path}`;
/** The newer products keep whole seconds. */
const iso = (at: string) => at.replace(/\.\d+Z$/, "Z");
const dates = ({ createdAt, updatedAt }: { createdAt: string; updatedAt: string }) => ({
  date_created: iso(createdAt),
  date_updated: iso(updatedAt),
});

const detailed = (fields: readonly string[]) =>
  fields.map((field) => ({
    machine_name: field,
    friendly_name: FIELD_NAMES[field] ?? field,
    description: `The ${FIELD_NAMES[field] ?? field}`,
  }));

export function regulationView(regulation: Regulation) {
  const isBusiness = regulation.endUserType === "business";
  return {
    sid: regulation.sid,
    friendly_name: regulation.friendlyName,
    iso_country: regulation.country,
    number_type: regulation.numberType,
    end_user_type: regulation.endUserType,
    requirements: {
      end_user: [
        {
          name: isBusiness ? "Business" : "Individual",
          type: regulation.endUserType,
          requirement_name: isBusiness ? "business_info" : "individual_info",
          url: "/regulatory-compliance/end-users",
          fields: regulation.endUserFields,
          detailed_fields: detailed(regulation.endUserFields),
        },
      ],
      // One list of alternatives around the list of what is needed.
      supporting_document: [
        regulation.documents.map(({ requirement, name, accepted }) => ({
          name,
          type: "document",
          requirement_name: requirement,
          description: name,
          accepted_documents: accepted.map((document) => ({
            name: document.name,
            type: document.type,
            url: "/regulatory-compliance/supporting-documents",
            fields: document.fields,
            detailed_fields: detailed(document.fields),
          })),
        })),
      ],
    },
    url: urlOf(`/Regulations/${regulation.sid}`),
  };
}

export const endUserView = (accountSid: string, endUser: EndUser) => ({
  sid: endUser.sid,
  account_sid: accountSid,
  friendly_name: endUser.friendlyName,
  type: endUser.type,
  attributes: endUser.attributes,
  ...dates(endUser),
  url: urlOf(`/EndUsers/${endUser.sid}`),
});

export const documentView = (accountSid: string, document: SupportingDocument, status: string) => ({
  sid: document.sid,
  account_sid: accountSid,
  friendly_name: document.friendlyName,
  mime_type: null,
  status,
  failure_reason: null,
  errors: null,
  type: document.type,
  attributes: document.attributes,
  ...dates(document),
  url: urlOf(`/SupportingDocuments/${document.sid}`),
});

export function bundleView(accountSid: string, bundle: Bundle) {
  const url = urlOf(`/Bundles/${bundle.sid}`);
  return {
    sid: bundle.sid,
    account_sid: accountSid,
    regulation_sid: bundle.regulationSid,
    friendly_name: bundle.friendlyName,
    status: bundle.status,
    valid_until: null,
    email: bundle.email,
    status_callback: bundle.statusCallback?.url ?? null,
    ...dates(bundle),
    url,
    links: {
      evaluations: `${url}/Evaluations`,
      item_assignments: `${url}/ItemAssignments`,
      bundle_copies: `${url}/Copies`,
    },
  };
}

export const assignmentView = (accountSid: string, bundle: Bundle, assignment: Bundle["assignments"][number]) => ({
  sid: assignment.sid,
  bundle_sid: bundle.sid,
  account_sid: accountSid,
  object_sid: assignment.objectSid,
  date_created: iso(assignment.createdAt),
  url: urlOf(`/Bundles/${bundle.sid}/ItemAssignments/${assignment.sid}`),
});

export const evaluationView = (accountSid: string, bundle: Bundle, evaluation: Evaluation) => ({
  sid: evaluation.sid,
  account_sid: accountSid,
  regulation_sid: bundle.regulationSid,
  bundle_sid: bundle.sid,
  status: evaluation.status,
  results: evaluation.results,
  date_created: iso(evaluation.createdAt),
  url: urlOf(`/Bundles/${bundle.sid}/Evaluations/${evaluation.sid}`),
});
