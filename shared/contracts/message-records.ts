import { z } from "zod";
import { E164Schema } from "./line-route.ts";

const Claimed = z.object({
  id: z.uuid(),
  locale: z.enum(["fr", "en"]),
  attempts: z.int().positive(),
  mayHaveBeenSent: z.boolean(),
  createdAt: z.iso.datetime(),
  /** Null when the person who invites has no name on record. */
  inviterName: z.string().nullish(),
  tenantName: z.string(),
});

/** What the sender of a message needs; personal data, never logged. */
export const ClaimedMessage = z.discriminatedUnion("purpose", [
  Claimed.extend({
    purpose: z.literal("contact_invitation"),
    channel: z.literal("sms"),
    to: E164Schema,
    contactName: z.string(),
    /** Of the lines whose calls the contact would be told of. */
    protectedNames: z.array(z.string()),
  }),
  Claimed.extend({
    purpose: z.literal("member_invitation"),
    channel: z.literal("email"),
    to: z.email(),
    role: z.enum(["owner", "carer", "viewer"]),
  }),
  Claimed.extend({
    purpose: z.literal("forward_lost"),
    channel: z.literal("email"),
    to: z.email(),
    protectedName: z.string(),
    ethiqNumber: E164Schema,
    lineId: z.uuid(),
  }),
]);
export type ClaimedMessage = z.infer<typeof ClaimedMessage>;
export type ContactInvitation = Extract<ClaimedMessage, { purpose: "contact_invitation" }>;
export type MemberInvitation = Extract<ClaimedMessage, { purpose: "member_invitation" }>;
