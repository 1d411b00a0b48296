import type { ErrorCode } from "../../../shared/domain/errors.ts";
import type { Messages } from "../../lib/messages/fr.ts";

/** What is wrong with a field, as a sentence; by code where the reasons differ ("too_small", or the API's "emergency_number"). */
export type FaultText = string | ((code: string) => string);

type FormWords = Messages["common"]["form"];

const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  (typeof value === "string" && value.trim() === "") ||
  (Array.isArray(value) && value.length === 0);

/** Never the schema's own message, which is for programmers. */
export function faultSentence(fault: FaultText | undefined, code: string, value: unknown, words: FormWords): string {
  if (isEmpty(value)) return words.missing;
  if (fault === undefined) return words.refused.fields;
  return typeof fault === "string" ? fault : fault(code);
}

const REFUSALS: Partial<Record<ErrorCode, keyof FormWords["refused"]>> = {
  session_required: "sessionOver",
  not_allowed: "notAllowed",
  precondition_failed: "changed",
  rate_limited: "tooMany",
  invalid_request: "fields",
};

/** What the API's refusal means for what was typed. */
export const refusalOf = (code: ErrorCode): keyof FormWords["refused"] => REFUSALS[code] ?? "notSaved";
