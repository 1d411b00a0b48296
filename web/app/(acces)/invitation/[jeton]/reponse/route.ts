import { answerInvitation } from "../../../../../features/invitation/answer-invitation.ts";
import { formField, seeOther } from "../../../../../lib/form-answer.ts";

// Another site cannot accept in a person's place: their session's cookies do not come with its forms (SameSite=Lax).
export async function POST(request: Request, { params }: { params: Promise<{ jeton: string }> }): Promise<Response> {
  return seeOther(await answerInvitation((await params).jeton, await formField(request, "answer")));
}
