import { z } from "zod";
import { Invitation, InvitationView, Membership } from "../contracts/v1/invitations.ts";
import { AppError } from "../domain/errors.ts";
import type { InvitationStore } from "../ports/invitation-store.ts";
import { keysetPage, pageOf } from "./keyset.ts";
import { readAnswer, StoredInstant } from "./supabase-answer.ts";
import { type CallerClient, callerRpc } from "./supabase-caller-client.ts";

const COLUMNS = "id,tenant_id,email,role,status,expires_at,created_at,answered_at";

const { shape } = Invitation;
const InvitationRow = z
  .object({
    id: z.string(),
    tenant_id: z.string(),
    email: z.string(),
    role: shape.role,
    status: shape.status,
    expires_at: StoredInstant,
    created_at: z.string(),
    answered_at: StoredInstant.nullable(),
  })
  .transform((row) => ({
    position: { at: row.created_at, id: row.id },
    item: {
      id: row.id,
      tenantId: row.tenant_id,
      email: row.email,
      role: row.role,
      status: row.status,
      expiresAt: row.expires_at,
      createdAt: StoredInstant.parse(row.created_at),
      answeredAt: row.answered_at,
    } satisfies Invitation,
  }));

export function createSupabaseInvitationStore(client: CallerClient): InvitationStore {
  const rpc = callerRpc(client);
  const find = async (id: string) =>
    readAnswer(z.array(InvitationRow), await client.from("invitations").select(COLUMNS).eq("id", id))[0]?.item;

  return {
    async list(tenantId, page) {
      const query = client.from("invitations").select(COLUMNS).eq("tenant_id", tenantId);
      const answer = await keysetPage(query, { column: "created_at", ascending: false }, page);
      return pageOf(readAnswer(z.array(InvitationRow), answer), page.limit);
    },
    create(id, tenantId, { email, role }) {
      return rpc("invite_member", { p_id: id, p_tenant_id: tenantId, p_email: email, p_role: role }, Invitation);
    },
    async messageOf(id) {
      const query = client.from("messages").select("id").eq("invitation_id", id).eq("status", "pending").limit(1);
      return readAnswer(z.array(z.object({ id: z.string() })), await query)[0]?.id;
    },
    async withdraw(tenantId, id) {
      const invitation = await find(id);
      if (invitation?.tenantId !== tenantId) throw new AppError("not_found", "no such invitation for this caller");
      await rpc("withdraw_invitation", { p_id: id }, z.unknown());
    },
    async view(tokenHash) {
      return (await rpc("view_invitation", { p_token_hash: tokenHash }, InvitationView.nullable())) ?? undefined;
    },
    accept: (tokenHash) => rpc("accept_invitation", { p_token_hash: tokenHash }, Membership),
    async decline(tokenHash) {
      await rpc("decline_invitation", { p_token_hash: tokenHash }, z.unknown());
    },
  };
}
