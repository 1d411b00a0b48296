import { z } from "zod";
import type { SipEndpointStore } from "../ports/sip-endpoint-store.ts";
import { readAnswer, StoredInstant } from "./supabase-answer.ts";
import { type CallerClient, callerRpc } from "./supabase-caller-client.ts";

const COLUMNS =
  "id,tenantId:tenant_id,lineId:line_id,username,domain,status,passwordVersion:password_version,passwordSetVersion:password_set_version,registeredAt:registered_at,createdAt:created_at,changedAt:updated_at";

const Row = z.object({
  id: z.string(),
  tenantId: z.string(),
  lineId: z.string(),
  username: z.string(),
  domain: z.string(),
  status: z.enum(["pending", "ready"]),
  passwordVersion: z.number(),
  passwordSetVersion: z.number(),
  registeredAt: StoredInstant.nullable(),
  createdAt: StoredInstant,
  changedAt: StoredInstant,
});

const Begun = z.object({ endpointId: z.string(), version: z.number() });

export function createSupabaseSipEndpointStore(client: CallerClient): SipEndpointStore {
  const rpc = callerRpc(client);
  return {
    async ofLine(lineId) {
      const query = client.from("sip_endpoints").select(COLUMNS).eq("line_id", lineId).neq("status", "removed");
      return readAnswer(z.array(Row), await query)[0];
    },
    beginPassword: (lineId) => rpc("begin_sip_password", { p_line_id: lineId }, Begun),
  };
}
