import { takeUrgent } from "../../../../features/urgent/act-on-urgent.ts";
import { seeOther } from "../../../../lib/form-answer.ts";

export async function POST(_request: Request, { params }: { params: Promise<{ jeton: string }> }): Promise<Response> {
  return seeOther(await takeUrgent((await params).jeton));
}
