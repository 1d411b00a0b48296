import { z } from "zod";

// What Supabase Auth sends to a hook; only what is read here. Whatever else it sends or adds later passes unread.

const Metadata = z.object({
  /** The same when Auth repeats a call. */
  uuid: z.uuid(),
  ip_address: z.string().optional(),
});

const UserMetadata = z.record(z.string(), z.unknown()).nullish();

export const BeforeUserCreatedEvent = z.object({
  metadata: Metadata,
  user: z.object({ email: z.string(), user_metadata: UserMetadata }),
});
export type BeforeUserCreatedEvent = z.infer<typeof BeforeUserCreatedEvent>;

export const CustomAccessTokenEvent = z.object({ user_id: z.uuid(), claims: z.record(z.string(), z.unknown()) });
export type CustomAccessTokenEvent = z.infer<typeof CustomAccessTokenEvent>;

export const SendEmailEvent = z.object({
  user: z.object({
    id: z.uuid(),
    email: z.string(),
    /** As the server sends it, and as its documentation calls it. */
    new_email: z.string().optional(),
    email_new: z.string().optional(),
    user_metadata: UserMetadata,
  }),
  email_data: z.object({
    token: z.string().default(""),
    token_hash: z.string().default(""),
    token_new: z.string().default(""),
    token_hash_new: z.string().default(""),
    email_action_type: z.string(),
  }),
});
export type SendEmailEvent = z.infer<typeof SendEmailEvent>;

export const TenantClaim = z.object({ id: z.uuid(), role: z.enum(["owner", "carer", "viewer"]) });
/** A hint for screens, as old as the token. What somebody may do is decided by the database. */
export type TenantClaim = z.infer<typeof TenantClaim>;
