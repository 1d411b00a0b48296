import { z } from "zod";
import { E164Schema, LineRoute } from "../contracts/line-route.ts";
import type { RouteChanges } from "../ports/call-store.ts";
import { createSupabaseRpc, type SupabaseRpcOptions } from "./supabase-rpc.ts";

const RouteChange = z.object({ dialled: E164Schema, route: LineRoute.nullable(), changeId: z.int() });
const UnreadableChange = z.object({ changeId: z.int() });

export function createSupabaseRouteChanges(options: SupabaseRpcOptions): RouteChanges {
  const rpc = createSupabaseRpc(options);
  const settle = async (changeIds: readonly number[]) => {
    if (changeIds.length > 0) await rpc("settle_route_changes", { p_ids: changeIds }, z.unknown());
  };
  return {
    async pending(limit) {
      const found = await rpc("pending_route_changes", { p_limit: limit }, z.array(z.union([RouteChange, UnreadableChange])));
      // One tenant's line that does not read must not hold up everybody's changes at each sweep. Its cached route runs out.
      await settle(found.filter((change) => !("route" in change)).map(({ changeId }) => changeId));
      return found.filter((change) => "route" in change);
    },
    settle,
  };
}
