import { z } from "zod";
import type { Account } from "../contracts/v1/account.ts";
import { Example } from "../contracts/v1/examples.ts";
import { Locale } from "../contracts/v1/page.ts";
import { ErasureReceipt, Role } from "../contracts/v1/tenants.ts";
import { AppError, toAppError } from "../domain/errors.ts";
import type { AccountStore } from "../ports/account-store.ts";
import type { Caller } from "../ports/caller.ts";
import { CallFeedbackRow, FEEDBACK_COLUMNS } from "./feedback-row.ts";
import { readAnswer, StoredInstant } from "./supabase-answer.ts";
import { type CallerClient, callerRpc, named } from "./supabase-caller-client.ts";
import { whyUnchanged } from "./why-unchanged.ts";

const COLUMNS = "user_id,email,display_name,locale,revision,created_at,updated_at";

const ProfileRow = z
  .object({
    user_id: z.string(),
    email: z.string().nullable(),
    display_name: z.string().nullable(),
    locale: Locale,
    revision: z.number(),
    created_at: StoredInstant,
    updated_at: StoredInstant,
  })
  .transform(
    (row): Account => ({
      id: row.user_id,
      email: row.email,
      displayName: row.display_name,
      locale: row.locale,
      revision: row.revision,
      createdAt: row.created_at,
      updatedAt: row.updated_at,
    }),
  );

const MembershipRow = z
  .object({ role: Role, tenant: z.object({ id: z.string(), name: z.string() }) })
  .transform(({ role, tenant }) => ({ ...tenant, role }));
const Session = z.object({
  id: z.uuid(),
  createdAt: StoredInstant,
  refreshedAt: StoredInstant.nullable(),
  userAgent: z.string().nullable(),
});

/** `patient` makes a client that waits for what takes its time. */
export function createSupabaseAccountStore(client: CallerClient, patient: () => CallerClient, caller: Caller): AccountStore {
  const rpc = callerRpc(client);
  const userId = caller.kind === "person" ? caller.id : "";
  const find = async () => readAnswer(z.array(ProfileRow), await client.from("profiles").select(COLUMNS).eq("user_id", userId))[0];

  return {
    find,
    async change(revision, { displayName, locale }) {
      const row = named({ display_name: displayName, locale });
      const query = client.from("profiles").update(row).eq("user_id", userId).eq("revision", revision).select(COLUMNS);
      const [account] = readAnswer(z.array(ProfileRow), await query);
      if (!account) throw whyUnchanged(await find(), revision, true);
      return account;
    },
    async export() {
      const [tenants, feedback, examples, sessions] = await Promise.all([
        client.from("tenant_members").select("role,tenant:tenants(id,name)").eq("user_id", userId),
        client.from("feedback").select(`call_id,${FEEDBACK_COLUMNS}`).eq("user_id", userId),
        rpc("my_examples", {}, z.array(Example)),
        rpc("my_sessions", {}, z.array(Session)),
      ]);
      return {
        tenants: readAnswer(z.array(MembershipRow), tenants),
        feedback: readAnswer(z.array(CallFeedbackRow), feedback),
        examples,
        sessions,
      };
    },
    async withdrawExample(exampleId) {
      await rpc("withdraw_example", { p_example_id: exampleId }, z.unknown());
    },
    async erase() {
      try {
        return await callerRpc(patient())("erase_account", {}, ErasureReceipt);
      } catch (thrown) {
        const error = toAppError(thrown);
        // The one thing an account can conflict with: a tenant that nobody else owns.
        if (error.code !== "conflict") throw error;
        throw new AppError("last_owner", "the last owner of a tenant", { cause: error });
      }
    },
  };
}
