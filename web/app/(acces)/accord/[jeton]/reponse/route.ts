import { answerAgreement } from "../../../../../features/agreement/answer-agreement.ts";
import { formField, seeOther } from "../../../../../lib/form-answer.ts";

// A plain address: a page opened before a deployment, and sent after it, still works.
export async function POST(request: Request, { params }: { params: Promise<{ jeton: string }> }): Promise<Response> {
  return seeOther(await answerAgreement((await params).jeton, await formField(request, "answer")));
}
