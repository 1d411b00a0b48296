import type { CallSummary } from "../../../shared/contracts/v1/calls.ts";
import type { ScamKind } from "../../../shared/domain/risk/types.ts";
import type { Messages } from "../../lib/messages/fr.ts";

export type Standing = "level" | "ongoing" | "unheard" | "test";

/** What stands first on a call's row. A call nobody listened to is never called calm. */
export function standing({ planReason, level, analysed, endedAt }: CallSummary): Standing {
  if (planReason === "forwarding_test") return "test";
  if (level > 1 || analysed === true) return "level";
  return analysed === null && endedAt === null ? "ongoing" : "unheard";
}

/** The call in one or two sentences. */
export function callSentences(call: CallSummary, text: Messages["appels"]): string[] {
  if (call.plan === "reject") return [text.rejected];
  if (call.planReason === "forwarding_test") return [call.endedAt === null ? text.forwardingTestOngoing : text.forwardingTest];
  const why = call.notAnalysedReason ? [text.notAnalysed[call.notAnalysedReason]] : [];
  if (call.level > 1) return [text.kinds[call.kind as ScamKind] ?? text.kinds.unknown, ...why];
  if (call.endedAt === null) {
    if (call.analysed === false) return [text.ongoingUnheard, ...why];
    return [call.analysed ? text.ongoingHeard : text.ongoing];
  }
  if (call.answered === false) return [text.unanswered];
  if (call.analysed) return [text.calm, ...why];
  return why.length > 0 ? why : [text.notAnalysedUnknown];
}
