import type { InvitationView } from "../../../shared/contracts/v1/invitations.ts";

export type InvitationState =
  /** Nobody is signed in: account first, or sign-in. */
  | "forStranger"
  /** The invited person is signed in. */
  | "forVisitor"
  /** Somebody else is. */
  | "forOther"
  | "accepted"
  | "declined"
  | "withdrawn"
  | "expired";

export function invitationState(
  { status, expiresAt, email }: Pick<InvitationView, "status" | "expiresAt" | "email">,
  visitorEmail: string | undefined,
  now: number,
): InvitationState {
  if (status !== "pending") return status;
  if (Date.parse(expiresAt) <= now) return "expired";
  if (visitorEmail === undefined) return "forStranger";
  return visitorEmail.toLowerCase() === email.toLowerCase() ? "forVisitor" : "forOther";
}
