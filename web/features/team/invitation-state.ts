import type { Invitation } from "../../../shared/contracts/v1/invitations.ts";

type Dated = Pick<Invitation, "status" | "expiresAt" | "createdAt" | "email">;

export type OpenState = "waiting" | "expired" | "declined";

const STATES: Partial<Record<Invitation["status"], OpenState>> = { pending: "waiting", declined: "declined" };

/** What an owner still has to know of: not those who are members by now, nor what was taken back. The newest of each address. */
export function openInvitations<Item extends Dated>(invitations: readonly Item[], now: number): { item: Item; state: OpenState }[] {
  const seen = new Set<string>();
  const newest = [...invitations].sort((a, b) => b.createdAt.localeCompare(a.createdAt));
  return newest.flatMap((item) => {
    if (seen.has(item.email)) return [];
    seen.add(item.email);
    const state = STATES[item.status];
    if (!state) return [];
    return [{ item, state: state === "waiting" && Date.parse(item.expiresAt) <= now ? "expired" : state }];
  });
}
