import { z } from "zod";
import { Id, Instant, NextCursor } from "./page.ts";

export const AlertStatus = z
  .enum(["pending", "sending", "sent", "delivered", "failed", "acknowledged", "cancelled"])
  .meta({ examples: ["delivered"] });

export const Alert = z
  .object({
    id: Id,
    tenantId: Id,
    callId: Id,
    contact: z
      .object({ id: Id, name: z.string().meta({ examples: ["Paul Martin"] }) })
      .nullable()
      .meta({ description: "Null once the contact was removed" }),
    level: z.union([z.literal(2), z.literal(3)]).meta({ description: "Of the call, when the alert became due", examples: [3] }),
    channel: z.literal("sms"),
    status: AlertStatus,
    errorCode: z
      .string()
      .nullable()
      .meta({ description: "The provider's own, when it failed", examples: ["30006"] }),
    createdAt: Instant,
    updatedAt: Instant,
  })
  .meta({ id: "Alert", description: "A message that tells a contact of a call" });
export type Alert = z.infer<typeof Alert>;

export const AlertPage = z.object({ items: z.array(Alert), nextCursor: NextCursor }).meta({ id: "AlertPage" });
