import { AuthError } from "./auth-error.ts";
import { callHook, type Hooks } from "./call-hook.ts";
import { codeHash, hookUser, newCode, type UserRow, type Users } from "./users.ts";

/** As long as `otp_expiry` in supabase/config.toml. */
const CODE_LIFE_MS = 1_800_000;

export const codeOver = () => new AuthError(403, "otp_expired", "Token has expired or is invalid");
const addressTaken = () => new AuthError(422, "email_exists", "A user with this email address has already been registered");

export const CONFIRMED_ONCE = {
  msg: "Confirmation link accepted. Please proceed to confirm link sent to the other email",
  code: "200",
};

/** Sends a code to each of the two addresses, under the names that the real server gives them. */
export async function startEmailChange(users: Users, hooks: Hooks, user: UserRow, email: string, address: string): Promise<void> {
  const holder = await users.byEmail(email);
  if (holder && holder.id !== user.id) throw addressTaken();
  const [currentCode, newAddressCode] = [newCode(), newCode()];
  const changed: UserRow = {
    ...user,
    email_change: email,
    email_change_token_current: codeHash(user.email, currentCode),
    email_change_token_new: codeHash(email, newAddressCode),
  };
  const emailData = {
    token: currentCode,
    token_hash: changed.email_change_token_new,
    token_new: newAddressCode,
    token_hash_new: changed.email_change_token_current,
    email_action_type: "email_change",
    redirect_to: "",
    site_url: "",
  };
  await callHook(hooks, "send-email", { user: hookUser(changed), email_data: emailData }, address);
  await users.set(user.id, {
    email_change: email,
    email_change_token_current: changed.email_change_token_current,
    email_change_token_new: changed.email_change_token_new,
    email_change_sent_at: new Date(),
    email_change_confirm_status: 0,
  });
}

/** Both addresses have to confirm, in either order. Answers the person once they did, undefined after the first of them. */
export async function confirmEmailChange(users: Users, email: string, code: string): Promise<UserRow | undefined> {
  const hash = codeHash(email, code);
  const user = await users.byChangeCode(hash);
  if (!user?.email_change || Date.now() - Date.parse(user.email_change_sent_at ?? "") > CODE_LIFE_MS) throw codeOver();
  if (user.email_change_confirm_status === 0) {
    const used = user.email_change_token_current === hash ? "email_change_token_current" : "email_change_token_new";
    await users.set(user.id, { email_change_confirm_status: 1, [used]: null });
    return undefined;
  }
  if (await users.byEmail(user.email_change)) throw addressTaken();
  await users.set(user.id, {
    email: user.email_change,
    email_change: null,
    email_change_token_current: null,
    email_change_token_new: null,
    email_change_confirm_status: 0,
  });
  await users.setIdentityEmail(user.id, user.email_change);
  return { ...user, email: user.email_change, email_change: null };
}
