import { toAppError } from "../../../shared/domain/errors.ts";
import { isLinkToken, serverApi } from "../../lib/api.ts";
import { agreementPath, OUTCOME_PARAM, OUTCOMES } from "./agreement-path.ts";

/** Gives the person's answer; returns the page to show then. */
export async function answerAgreement(token: string, answer: string | undefined): Promise<string> {
  const path = agreementPath(token);
  if (!isLinkToken(token) || (answer !== "yes" && answer !== "no")) return path;
  const with_ = (outcome: string) => `${path}?${OUTCOME_PARAM}=${outcome}`;
  try {
    await serverApi().post("/line-agreements/{token}", { params: { path: { token } }, body: { agrees: answer === "yes" } });
    return answer === "yes" ? path : with_(OUTCOMES.declined);
  } catch (error) {
    const { code } = toAppError(error);
    if (code === "not_found") return path;
    return with_(code === "link_over" ? OUTCOMES.over : OUTCOMES.failed);
  }
}
