import { z } from "zod";
import type { Member } from "../contracts/v1/members.ts";
import { Role } from "../contracts/v1/tenants.ts";
import { AppError } from "../domain/errors.ts";
import type { MemberStore } from "../ports/member-store.ts";
import { keysetPage, pageOf } from "./keyset.ts";
import { readAnswer, StoredInstant } from "./supabase-answer.ts";
import type { CallerClient } from "./supabase-caller-client.ts";

const MemberRow = z.object({ user_id: z.string(), role: Role, created_at: z.string() });
type MemberRow = z.output<typeof MemberRow>;
const ProfileRow = z.object({ user_id: z.string(), email: z.string().nullable(), display_name: z.string().nullable() });

export function createSupabaseMemberStore(client: CallerClient): MemberStore {
  const members = (tenantId: string) => client.from("tenant_members").select("user_id,role,created_at").eq("tenant_id", tenantId);

  // Both refer to the same account, neither to the other: nothing to embed.
  const withProfiles = async (rows: readonly MemberRow[]): Promise<Member[]> => {
    const ids = rows.map(({ user_id }) => user_id);
    const query = client.from("profiles").select("user_id,email,display_name").in("user_id", ids);
    const profiles = ids.length === 0 ? [] : readAnswer(z.array(ProfileRow), await query);
    const byId = new Map(profiles.map((profile) => [profile.user_id, profile]));
    return rows.map(({ user_id, role, created_at }) => ({
      userId: user_id,
      email: byId.get(user_id)?.email ?? null,
      displayName: byId.get(user_id)?.display_name ?? null,
      role,
      joinedAt: StoredInstant.parse(created_at),
    }));
  };

  const require = async (tenantId: string, userId: string): Promise<Member> => {
    const [member] = await withProfiles(readAnswer(z.array(MemberRow), await members(tenantId).eq("user_id", userId)));
    if (!member) throw new AppError("not_found", "no such member for this caller");
    return member;
  };

  return {
    async list(tenantId, page) {
      const keyset = { column: "created_at", ascending: true, id: "user_id" };
      const rows = readAnswer(z.array(MemberRow), await keysetPage(members(tenantId), keyset, page));
      const placed = rows.map((item) => ({ position: { at: item.created_at, id: item.user_id }, item }));
      const { items, next } = pageOf(placed, page.limit);
      return { items: await withProfiles(items), next };
    },
    async changeRole(tenantId, userId, role) {
      const query = client.from("tenant_members").update({ role }).eq("tenant_id", tenantId).eq("user_id", userId).select("user_id");
      const changed = readAnswer(z.array(z.object({ user_id: z.string() })), await query);
      const member = await require(tenantId, userId);
      if (changed.length === 0) throw new AppError("not_allowed", "may see, not change");
      return member;
    },
    async remove(tenantId, userId) {
      // Without its representation: who leaves may not see it any more.
      await require(tenantId, userId);
      const { count, ...answer } = await client
        .from("tenant_members")
        .delete({ count: "exact" })
        .eq("tenant_id", tenantId)
        .eq("user_id", userId);
      readAnswer(z.unknown(), answer);
      if (count === 0) throw new AppError("not_allowed", "may see, not remove");
    },
  };
}
