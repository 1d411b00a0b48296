import type { NextRequest } from "next/server";
import { answerUrgent } from "../../../features/urgent/answer-urgent.ts";

// No page of the framework: its scripts alone are several times what this one may weigh.
export async function GET(request: NextRequest, { params }: { params: Promise<{ jeton: string }> }): Promise<Response> {
  return answerUrgent(request, (await params).jeton);
}
