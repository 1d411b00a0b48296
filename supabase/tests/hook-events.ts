import { randomBytes, randomUUID } from "node:crypto";

// Events as Supabase Auth sends them, with what is not read here.

export const creation = (email: string, { address = "192.0.2.1", uuid = randomUUID(), metadata = {} as object } = {}) => ({
  metadata: { uuid, time: new Date().toISOString(), name: "before-user-created", ip_address: address },
  user: { id: randomUUID(), email, user_metadata: metadata, app_metadata: {}, aud: "authenticated", role: "" },
});

export const tokenOf = (userId: string) => ({
  metadata: { uuid: randomUUID(), name: "customize-access-token" },
  user_id: userId,
  authentication_method: "password",
  claims: {
    iss: "https://ref.supabase.co/auth/v1",
    sub: userId,
    aud: "authenticated",
    role: "authenticated",
    aal: "aal1",
    amr: [{ method: "password", timestamp: 1 }],
    session_id: randomUUID(),
    is_anonymous: false,
    exp: 2,
  },
});

export const mailing = (action: string, data: object = {}, user: object = {}) => ({
  user: { id: randomUUID(), email: "claire@ethiq.example", user_metadata: { locale: "en" }, ...user },
  email_data: {
    token: "123456",
    token_hash: randomBytes(28).toString("hex"),
    token_new: "",
    token_hash_new: "",
    email_action_type: action,
    ...data,
  },
});
