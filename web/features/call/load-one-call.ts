import { notFound, unstable_rethrow } from "next/navigation";
import type { CallDetail } from "../../../shared/contracts/v1/calls.ts";
import type { Line } from "../../../shared/contracts/v1/lines.ts";
import { Id } from "../../../shared/contracts/v1/page.ts";
import type { Tenant } from "../../../shared/contracts/v1/tenants.ts";
import { toAppError } from "../../../shared/domain/errors.ts";
import { allItems, longPage } from "../../lib/all-items.ts";
import { type Member, orSignIn } from "../../lib/member.ts";
import type { Names } from "../live-call/people.ts";

export interface OneCall {
  call: CallDetail;
  /** A call of another of one's households opens all the same, with the rights one has there. */
  tenant: Tenant;
  /** Undefined when it could not be asked, or is gone: the page stands without. */
  line: Line | undefined;
  names: Names;
}

/** A call with what its pages need around it. */
export async function loadOneCall({ api, tenants, id }: Pick<Member, "api" | "tenants" | "id">, wanted: string): Promise<OneCall> {
  const callId = Id.safeParse(wanted).data ?? notFound();
  const { data: call } = await orSignIn(api.get("/calls/{callId}", { params: { path: { callId } } })).catch((error: unknown) => {
    unstable_rethrow(error);
    if (toAppError(error).code === "not_found") notFound();
    throw error;
  });
  const tenant = tenants.find((one) => one.id === call.tenantId) ?? notFound();
  const [line, members] = await Promise.all([
    call.line && api.get("/lines/{lineId}", { params: { path: { lineId: call.line.id } } }).catch(() => undefined),
    allItems((cursor) =>
      api.get("/tenants/{tenantId}/members", { params: { path: { tenantId: tenant.id }, query: longPage(cursor) } }),
    ).catch(() => []),
  ]);
  const named = members.flatMap(({ userId, displayName }) => (displayName ? [[userId, displayName] as const] : []));
  return { call, tenant, line: line?.data, names: { members: Object.fromEntries(named), me: id } };
}
