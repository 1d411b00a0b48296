import { z } from "zod";
import { Id, Instant, isSome, Locale, NextCursor, Revision, words } from "./page.ts";
import { Phone, WrittenPhone } from "./phones.ts";

const Name = words(60, "Paul Martin");
const Relation = words(40, "Fils");
const Priority = z
  .int()
  .min(1)
  .max(99)
  .meta({ description: "Who is told first", examples: [1] });
const OneLine = Id.nullable().meta({ description: "Told of this line only; null: of every line of the tenant" });

export const Consent = z
  .enum(["pending", "accepted", "declined", "stopped"])
  .meta({ description: "The contact's own answer: nobody else gives it", examples: ["accepted"] });
export type Consent = z.infer<typeof Consent>;

export const Contact = z
  .object({
    id: Id,
    tenantId: Id,
    lineId: OneLine,
    name: Name,
    relation: Relation.nullable(),
    phone: Phone,
    locale: Locale,
    priority: Priority,
    consent: Consent,
    consentAt: Instant.nullable(),
    revision: Revision,
    createdAt: Instant,
    updatedAt: Instant,
  })
  .meta({ id: "Contact", description: "Somebody who is told of suspicious calls, once they agreed" });
export type Contact = z.infer<typeof Contact>;

export const ContactPage = z.object({ items: z.array(Contact), nextCursor: NextCursor }).meta({ id: "ContactPage" });

export const NewContact = z
  .strictObject({
    name: Name,
    relation: Relation.nullable().default(null),
    phone: WrittenPhone,
    lineId: OneLine.default(null),
    locale: Locale.default("fr"),
    priority: Priority.default(1),
  })
  .meta({ id: "NewContact" });
export type NewContact = z.infer<typeof NewContact>;

/** Neither the telephone nor the line: the answer was given for these. Another of either is another contact. */
export const ContactChange = z
  .strictObject({
    name: Name.optional(),
    relation: Relation.nullable().optional(),
    locale: Locale.optional(),
    priority: Priority.optional(),
  })
  .refine(isSome, "empty")
  .meta({ id: "ContactChange", minProperties: 1 });
export type ContactChange = z.infer<typeof ContactChange>;

export const ContactConsent = z
  .object({
    consent: Consent,
    channel: z.enum(["web", "sms", "provider", "person", "operator"]).meta({
      description: "How it was given: on the page of the link, by SMS, as STOP to the provider; proposed by a member, set by a service",
      examples: ["sms"],
    }),
    at: Instant,
    phone: Phone,
    wordsVersion: z.string().nullable().meta({ description: "Which wording was answered" }),
  })
  .meta({ id: "ContactConsent" });
export type ContactConsent = z.infer<typeof ContactConsent>;

export const ContactConsentPage = z.object({ items: z.array(ContactConsent), nextCursor: NextCursor }).meta({ id: "ContactConsentPage" });

export const ContactInvitationView = z
  .object({
    contactName: Name,
    protectedNames: z.array(z.string()).meta({ examples: [["Jeanne"]] }),
    tenantName: z.string().meta({ examples: ["Famille Martin"] }),
    familyWord: z
      .string()
      .nullable()
      .meta({ examples: ["MIRABELLE"] }),
    locale: Locale,
    consent: Consent,
    consentAt: Instant.nullable(),
  })
  .meta({ id: "ContactInvitationView", description: "What the contact sees before they answer" });
export type ContactInvitationView = z.infer<typeof ContactInvitationView>;

export const ContactAnswer = z
  .strictObject({
    answer: z.enum(["accepted", "declined", "stopped"]).meta({
      description: "`stopped`: no message of Ethiq any more, from this tenant",
      examples: ["accepted"],
    }),
  })
  .meta({ id: "ContactAnswer" });
export type ContactAnswer = z.infer<typeof ContactAnswer>["answer"];

export const GivenConsent = z.object({ consent: Consent, at: Instant }).meta({ id: "GivenConsent" });
export type GivenConsent = z.infer<typeof GivenConsent>;
