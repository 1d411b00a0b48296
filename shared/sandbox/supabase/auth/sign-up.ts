import { randomBytes, randomUUID } from "node:crypto";
import type { Asked } from "./asked.ts";
import { AuthError } from "./auth-error.ts";
import { callHook, type Hooks } from "./call-hook.ts";
import { startEmailChange } from "./email-change.ts";
import type { LowerAuth } from "./lower-auth.ts";
import { codeHash, hookUser, newCode, type UserRow, type Users } from "./users.ts";

const EMPTY = () => Response.json({});

/** Opening an account, and asking for a code. */
export function createSignUp({ lower, users, hooks }: { lower: LowerAuth; users: Users; hooks: Hooks }) {
  const userOf = async ({ body: { email } }: Asked) => (email ? users.byEmail(email) : undefined);

  async function signUp(asked: Asked): Promise<Response> {
    const { body, address } = asked;
    const known = await userOf(asked);
    if (known?.email_confirmed_at) return Response.json(nobody(known.email));
    if (known) {
      await confirmAgain(known, address);
      return Response.json({ ...hookUser(known), confirmation_sent_at: new Date().toISOString() });
    }
    // What is refused for itself is refused before anybody is asked.
    if (body.email?.includes("@") && (body.password?.length ?? 0) >= 12) {
      const user = { ...nobody(body.email), user_metadata: { ...body.data, email: body.email, email_verified: false } };
      await callHook(hooks, "before-user-created", { user }, address);
    }
    try {
      return await lower.pass(asked, { path: "/auth/v1/signup" });
    } catch (error) {
      // The real server does all of this in one transaction.
      const made = await userOf(asked);
      if (made && !made.email_confirmed_at) await users.remove(made.id);
      throw error;
    }
  }

  async function confirmAgain(user: UserRow, address: string): Promise<void> {
    lower.refuseSoonAfter(user.confirmation_sent_at);
    const code = newCode();
    const hash = codeHash(user.email, code);
    await lower.send({ action: "signup", email: user.email, code, hash }, address);
    await users.set(user.id, { confirmation_token: hash, confirmation_sent_at: new Date() });
  }

  return {
    signUp,
    async sendCode(asked: Asked): Promise<Response> {
      const user = await userOf(asked);
      if (user?.email_confirmed_at) {
        lower.refuseSoonAfter(user.recovery_sent_at);
        return lower.pass(asked);
      }
      if (user) await confirmAgain(user, asked.address);
      else if (asked.body.create_user === false) throw new AuthError(422, "otp_disabled", "Signups not allowed for otp");
      else {
        const answer = await signUp({ ...asked, body: { ...asked.body, password: randomBytes(24).toString("base64url") } });
        if (!answer.ok) return answer;
      }
      return EMPTY();
    },
    async resend(asked: Asked): Promise<Response> {
      const user = await userOf(asked);
      if (asked.body.type === "signup" && user && !user.email_confirmed_at) await confirmAgain(user, asked.address);
      if (asked.body.type === "email_change" && user?.email_change) {
        lower.refuseSoonAfter(user.email_change_sent_at);
        await startEmailChange(users, hooks, user, user.email_change, asked.address);
      }
      return EMPTY();
    },
  };
}

/** A person who is not on record; also what somebody is told who signs up with an address that has an account. */
const nobody = (email: string): Record<string, unknown> => ({
  id: randomUUID(),
  aud: "authenticated",
  role: "",
  email: email.toLowerCase(),
  phone: "",
  app_metadata: { provider: "email", providers: ["email"] },
  user_metadata: {},
  identities: [],
  confirmation_sent_at: new Date().toISOString(),
  created_at: new Date().toISOString(),
  updated_at: new Date().toISOString(),
  is_anonymous: false,
});
