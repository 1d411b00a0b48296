import { z } from "zod";

export const AuthBody = z.looseObject({
  email: z.string().optional(),
  password: z.string().optional(),
  token: z.string().optional(),
  token_hash: z.string().optional(),
  type: z.string().optional(),
  create_user: z.boolean().optional(),
  data: z.record(z.string(), z.unknown()).optional(),
});
export type AuthBody = z.infer<typeof AuthBody>;

/** One request to Auth, with its body read. */
export interface Asked {
  request: Request;
  body: AuthBody;
  /** Where it came from. */
  address: string;
}
