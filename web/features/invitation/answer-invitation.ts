import { z } from "zod";
import { toAppError } from "../../../shared/domain/errors.ts";
import { isLinkToken, serverApi } from "../../lib/api.ts";
import { MEMBER_HOME, signInThen } from "../../lib/local-path.ts";
import { createVisitorClient, visitorToken } from "../../lib/supabase/server.ts";
import { FAILED_PARAM, invitationPath } from "./invitation-path.ts";

const Answer = z.enum(["accept", "decline", "leave"]);

/** Does what a button of the page says; returns the page to show then. */
export async function answerInvitation(token: string, answer: string | undefined): Promise<string> {
  const path = invitationPath(token);
  const asked = Answer.safeParse(answer);
  if (!isLinkToken(token) || !asked.success) return path;
  const params = { path: { token } };
  try {
    switch (asked.data) {
      case "accept": {
        const session = await visitorToken();
        if (!session) return signInThen(path);
        await serverApi(session).post("/invitations/{token}/accept", { params });
        return MEMBER_HOME;
      }
      case "decline":
        await serverApi().post("/invitations/{token}/decline", { params });
        return path;
      case "leave":
        await (await createVisitorClient()).auth.signOut({ scope: "local" });
        return path;
    }
  } catch (error) {
    const { code } = toAppError(error);
    if (code === "session_required") return signInThen(path);
    return code === "link_over" || code === "not_found" ? path : `${path}?${FAILED_PARAM}=1`;
  }
}
