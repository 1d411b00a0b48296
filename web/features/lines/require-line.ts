import { notFound } from "next/navigation";
import type { Line } from "../../../shared/contracts/v1/lines.ts";
import { Id } from "../../../shared/contracts/v1/page.ts";
import { toAppError } from "../../../shared/domain/errors.ts";
import { type Member, orSignIn, requireMember } from "../../lib/member.ts";

/** The line of an address, with the household that has it: it may be another than the one that is shown elsewhere. */
export async function requireLine(id: string): Promise<Member & { line: Line }> {
  const member = await requireMember();
  if (!Id.safeParse(id).success) notFound();
  const line = await findLine(member, id);
  const tenant = member.tenants.find((one) => one.id === line.tenantId) ?? notFound();
  return { ...member, line, tenant, role: tenant.role };
}

async function findLine({ api }: Member, lineId: string): Promise<Line> {
  try {
    return (await orSignIn(api.get("/lines/{lineId}", { params: { path: { lineId } } }))).data;
  } catch (error) {
    if (toAppError(error).code === "not_found") notFound();
    throw error;
  }
}
