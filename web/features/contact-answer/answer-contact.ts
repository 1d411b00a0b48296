import { ContactAnswer } from "../../../shared/contracts/v1/contacts.ts";
import { toAppError } from "../../../shared/domain/errors.ts";
import { isLinkToken, serverApi } from "../../lib/api.ts";
import { contactPath, FAILED_PARAM } from "./contact-path.ts";

/** Gives the contact's answer; returns the page to show then, which reads what is on record now. */
export async function answerContact(token: string, answer: string | undefined): Promise<string> {
  const path = contactPath(token);
  const body = ContactAnswer.safeParse({ answer });
  if (!isLinkToken(token) || !body.success) return path;
  try {
    await serverApi().post("/contact-invitations/{token}", { params: { path: { token } }, body: body.data });
    return path;
  } catch (error) {
    const { code } = toAppError(error);
    return code === "link_over" || code === "not_found" ? path : `${path}?${FAILED_PARAM}=${body.data.answer}`;
  }
}
