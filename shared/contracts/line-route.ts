import { z } from "zod";
import { type E164, isE164 } from "../domain/phone-number.ts";

export const E164Schema = z.custom<E164>((value) => typeof value === "string" && isE164(value), "must be an E.164 number");

// Visible ASCII only, one "@": what slips in by copying, such as a no-break space, no telephone network takes and XML may not hold.
export const SipUri = z
  .string()
  .regex(/^sip:[!-?A-~]+@[!-?A-~]+$/, "must be a SIP address")
  .max(255);

/** Where the protected person's telephone rings, in the order in which the targets are tried. */
export const DeliveryTarget = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("sip"), uri: SipUri }),
  z.object({ kind: z.literal("number"), e164: E164Schema }),
]);
export type DeliveryTarget = z.infer<typeof DeliveryTarget>;

/** A target that nobody can ring is left out, since the others must still ring; a line that rings nowhere does not read. */
const Delivery = z
  .array(DeliveryTarget.nullable().catch(null))
  .transform((targets) => targets.filter((target) => target !== null))
  .pipe(z.array(DeliveryTarget).min(1).max(4));

/**
 * All that answering a call needs to know of a line: what `line_route(number)` returns, what Redis caches under
 * `num:{e164}`. Holds personal data: never logged.
 */
export const LineRoute = z.object({
  lineId: z.uuid(),
  tenantId: z.uuid(),
  ethiqNumber: E164Schema,
  forwardedNumber: E164Schema.nullable(),
  status: z.enum(["testing", "active", "paused", "suspended"]),
  locale: z.enum(["fr", "en"]),
  protectedName: z.string().min(1).max(60),
  delivery: Delivery,
  helpLevel: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  /** Whether the caller hears that the call is protected before anything is listened to. */
  notice: z.boolean(),
  trusted: z.array(E164Schema).max(500),
  blocked: z.array(E164Schema).max(500),
});
export type LineRoute = z.infer<typeof LineRoute>;
