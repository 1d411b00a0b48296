import { z } from "zod";
import { Id, Instant, NextCursor } from "./page.ts";
import { Role } from "./tenants.ts";

export const Email = z
  .email()
  .max(254)
  .transform((text) => text.toLowerCase())
  .meta({ examples: ["paul.martin@exemple.fr"] });

const InvitationStatus = z.enum(["pending", "accepted", "declined", "withdrawn"]);

export const Invitation = z
  .object({
    id: Id,
    tenantId: Id,
    email: z.string().meta({ examples: ["paul.martin@exemple.fr"] }),
    role: Role,
    status: InvitationStatus,
    expiresAt: Instant,
    createdAt: Instant,
    answeredAt: Instant.nullable(),
  })
  .meta({ id: "Invitation" });
export type Invitation = z.infer<typeof Invitation>;

export const InvitationPage = z.object({ items: z.array(Invitation), nextCursor: NextCursor }).meta({ id: "InvitationPage" });

export const NewInvitation = z.strictObject({ email: Email, role: Role }).meta({ id: "NewInvitation" });
export type NewInvitation = z.infer<typeof NewInvitation>;

/** What was sent by e-mail: 32 random bytes, base64url. */
export const LinkToken = z
  .string()
  .regex(/^[\w-]{43}$/)
  .meta({ description: "The last part of the link", examples: ["q83vEjRWeJq83vEjRWeJq83vEjRWeJq83vEjRWeJq80"] });

export const InvitationView = z
  .object({
    tenantName: z.string().meta({ examples: ["Famille Martin"] }),
    inviterName: z
      .string()
      .nullable()
      .meta({ examples: ["Claire Martin"] }),
    role: Role,
    email: z.string().meta({ examples: ["paul.martin@exemple.fr"] }),
    status: InvitationStatus,
    expiresAt: Instant,
  })
  .meta({ id: "InvitationView", description: "What the invited person sees before they answer" });
export type InvitationView = z.infer<typeof InvitationView>;

export const Membership = z.object({ tenantId: Id, role: Role }).meta({ id: "Membership" });
export type Membership = z.infer<typeof Membership>;
