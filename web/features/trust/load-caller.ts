import type { ApiClient } from "../../../shared/client/api-client.ts";
import { Id } from "../../../shared/contracts/v1/page.ts";

export const CALL_PARAM = "appel";

/** To the list, with the number of this call written in. A number has no place in an address; a call's id may stand there. */
export const trustCallerPath = (callId: string): string => `/confiance?${new URLSearchParams({ [CALL_PARAM]: callId })}`;

/** The number of the call that the address names. Without it the lists open as ever. */
export async function loadCaller(api: Pick<ApiClient, "get">, asked: unknown): Promise<{ callId: string; phone: string } | undefined> {
  const id = Id.safeParse(asked);
  if (!id.success) return undefined;
  const call = await api.get("/calls/{callId}", { params: { path: { callId: id.data } } }).then(
    ({ data }) => data,
    () => undefined,
  );
  return call?.caller ? { callId: call.id, phone: call.caller } : undefined;
}
