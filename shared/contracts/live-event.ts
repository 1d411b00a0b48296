import { z } from "zod";
import { CALL_EVENT_TYPES } from "./call-records.ts";

/**
 * Sent by the database on the private Realtime topic `tenant:{tenantId}` when a call opens, changes or closes. A hint: the
 * reader refetches what it shows, since Realtime neither guarantees delivery nor order.
 */
export const LiveCallEvent = z.object({
  callId: z.uuid(),
  lineId: z.uuid(),
  type: z.enum(["call_opened", "call_changed", "call_closed", ...CALL_EVENT_TYPES]),
  level: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  at: z.string(),
});
export type LiveCallEvent = z.infer<typeof LiveCallEvent>;
