import { z } from "zod";
import { SipUri } from "../line-route.ts";
import { Id, Instant, isSome, Locale, NextCursor, Revision, words } from "./page.ts";
import { Phone, WrittenPhone } from "./phones.ts";

const Label = words(60, "Maison");
const ProtectedName = words(60, "Jeanne").meta({ description: "As messages to contacts call this person" });
const HelpLevel = z
  .union([z.literal(1), z.literal(2), z.literal(3)])
  .meta({ description: "1 warns the person, 2 also tells the contacts, 3 lets a contact cut the call", examples: [2] });
const AlertLevel = z
  .union([z.literal(2), z.literal(3)])
  .meta({ description: "From which level of a call the contacts are told", examples: [3] });
const Notice = z.boolean().meta({ description: "Whether callers hear that the call is protected before anything is listened to" });
const FamilyWord = z
  .string()
  .regex(/^[A-Za-z]{5,10}$/)
  .meta({ description: "Every message to a contact carries it as proof of origin", examples: ["MIRABELLE"] });
const Retention = z
  .enum(["nothing", "suspicious"])
  .meta({ description: "What is kept of a suspicious call's words: nothing, or masked quotes for 30 days", examples: ["suspicious"] });

const sip = z.object({ kind: z.literal("sip"), uri: SipUri.meta({ examples: ["sip:jeanne@sip.exemple.fr"] }) });
const written = z.discriminatedUnion("kind", [sip.strict(), z.strictObject({ kind: z.literal("number"), e164: WrittenPhone })]);
const MOST_TARGETS = 4;

/** Where the protected person's telephone rings, in the order in which the targets are tried. */
const WrittenDelivery = z
  .array(written)
  .max(MOST_TARGETS)
  .meta({
    description:
      "Where the telephone rings, in this order. A number that leads back to Ethiq is refused: the line's own, any other forwarded one of the tenant, and every Ethiq number",
    examples: [
      [
        { kind: "sip", uri: "sip:jeanne@sip.exemple.fr" },
        { kind: "number", e164: "06 39 98 00 42" },
      ],
    ],
  });

export const Line = z
  .object({
    id: Id,
    tenantId: Id,
    label: Label,
    protectedName: ProtectedName,
    forwardedNumber: Phone.nullable().meta({ description: "The person's own number, which is forwarded to Ethiq" }),
    ethiqNumber: Phone.nullable().meta({ description: "Where to forward it; null until one is assigned", examples: ["+33939000042"] }),
    delivery: z
      .array(z.discriminatedUnion("kind", [sip, z.object({ kind: z.literal("number"), e164: Phone })]))
      .meta({ examples: [[{ kind: "sip", uri: "sip:jeanne@sip.exemple.fr" }]] }),
    locale: Locale,
    helpLevel: HelpLevel,
    alertLevel: AlertLevel,
    notice: Notice,
    familyWord: FamilyWord.nullable(),
    retention: Retention,
    status: z
      .enum(["draft", "provisioning", "testing", "active", "paused", "suspended"])
      .meta({ description: "`paused` while a pause lasts, and once cancelled: calls connect, nobody listens", examples: ["active"] }),
    pausedUntil: Instant.nullable(),
    cancelledAt: Instant.nullable().meta({ description: "Since when the line is given up" }),
    endsAt: Instant.nullable().meta({ description: "Until when a line that was given up rings on, and can be taken up again" }),
    watchAgreed: z.boolean().meta({ description: "Whether we may call the line now and then, unheard, to see that it is still forwarded" }),
    revision: Revision,
    createdAt: Instant,
    updatedAt: Instant,
  })
  .meta({ id: "Line", description: "A telephone line under protection" });
export type Line = z.infer<typeof Line>;

export const LinePage = z.object({ items: z.array(Line), nextCursor: NextCursor }).meta({ id: "LinePage" });

export const NewLine = z
  .strictObject({
    label: Label,
    protectedName: ProtectedName,
    forwardedNumber: WrittenPhone.nullable().default(null),
    delivery: WrittenDelivery.default([]),
    locale: Locale.default("fr"),
    helpLevel: HelpLevel.default(2),
    alertLevel: AlertLevel.default(3),
    notice: Notice.default(true),
    familyWord: FamilyWord.nullable().default(null),
    retention: Retention.default("suspicious"),
  })
  .meta({ id: "NewLine" });
export type NewLine = z.infer<typeof NewLine>;

export const LineChange = z
  .strictObject({
    label: Label.optional(),
    protectedName: ProtectedName.optional(),
    forwardedNumber: WrittenPhone.optional().meta({
      description: "Of a draft only: it takes back the person's yes, said for another number",
    }),
    delivery: WrittenDelivery.optional(),
    locale: Locale.optional(),
    helpLevel: HelpLevel.optional(),
    alertLevel: AlertLevel.optional(),
    notice: Notice.optional(),
    familyWord: FamilyWord.nullable().optional(),
    retention: Retention.optional(),
  })
  .refine(isSome, "empty")
  .meta({ id: "LineChange", minProperties: 1 });
export type LineChange = z.infer<typeof LineChange>;

export const LinePause = z
  .strictObject({
    until: Instant.meta({ description: "Within 31 days: protection that is forgotten in a pause protects nobody" }),
  })
  .meta({ id: "LinePause" });

export const LineMove = z
  .strictObject({ tenantId: Id.meta({ description: "The tenant that is to have it, of which the caller is an owner too" }) })
  .meta({ id: "LineMove" });

export const LineWatch = z.strictObject({ agreed: z.boolean() }).meta({ id: "LineWatch" });
