"use server";

import { notFound, redirect, unstable_rethrow } from "next/navigation";
import { Id } from "../../../shared/contracts/v1/page.ts";
import { toAppError } from "../../../shared/domain/errors.ts";
import { orSignIn, requireMember } from "../../lib/member.ts";
import { loadSandboxCalls } from "../../lib/sandbox-calls.ts";
import { orderCall } from "./call-desk.ts";

export type StartFault = "choice" | "line" | "away" | "right";

/** Rings a line of the household that is shown, and leads to the call. Where there is no sandbox, there is no such act. */
export async function startCall(_before: StartFault | undefined, form: FormData): Promise<StartFault> {
  const desk = loadSandboxCalls() ?? notFound();
  const { api, tenant, role } = await requireMember();
  if (role !== "owner") return "right";
  const lineId = Id.safeParse(form.get("line"));
  const script = form.get("script");
  if (!lineId.success || typeof script !== "string" || script === "") return "choice";
  let callId: string | null;
  try {
    const { data: line } = await orSignIn(api.get("/lines/{lineId}", { params: { path: { lineId: lineId.data } } }));
    // A member of two households may read lines of both; this page is about one.
    if (line.tenantId !== tenant.id || line.ethiqNumber === null) return "line";
    callId = await orderCall(desk, { script, to: line.ethiqNumber });
  } catch (error) {
    unstable_rethrow(error);
    return toAppError(error).code === "not_found" ? "line" : "away";
  }
  redirect(callId === null ? "/appels" : `/appels/${callId}/direct`);
}
