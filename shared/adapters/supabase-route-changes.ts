import { z } from "zod";
import { E164Schema, LineRoute } from "../contracts/line-route.ts";
import type { RouteChanges } from "../ports/call-store.ts";
import { createSupabaseRpc, type SupabaseRpcOptions } from "./supabase-rpc.ts";

const RouteChange = z.object({ dialled: E164Schema, route: LineRoute.nullable(), changeId: z.int() });

export function createSupabaseRouteChanges(options: SupabaseRpcOptions): RouteChanges {
  const rpc = createSupabaseRpc(options);
  return {
    pending: (limit) => rpc("pending_route_changes", { p_limit: limit }, z.array(RouteChange)),
    async settle(changeIds) {
      if (changeIds.length > 0) await rpc("settle_route_changes", { p_ids: changeIds }, z.unknown());
    },
  };
}
