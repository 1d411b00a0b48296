import { z } from "zod";
import type { Database } from "../database.ts";
import type { Keys } from "../keys.ts";
import { AuthError, authErrorResponse } from "./auth-error.ts";

const NewUser = z.object({
  email: z.string(),
  password: z.string(),
  email_confirm: z.literal(true),
  user_metadata: z.record(z.string(), z.unknown()).optional(),
});
const SignedUp = z.object({ user: z.looseObject({}) });

/** `POST /auth/v1/admin/users`: an account that needs no confirmation, made with the secret key. No hook is asked. */
export async function createUser(request: Request, { app }: Pick<Database, "app">, { secretKey }: Keys): Promise<Response> {
  if (request.headers.get("apikey") !== secretKey) return authErrorResponse(new AuthError(403, "not_admin", "User not allowed"));
  const user = NewUser.safeParse(await request.json().catch(() => undefined));
  if (!user.success) return authErrorResponse(new AuthError(400, "validation_failed", "email, password and email_confirm are needed"));
  const { email, password, user_metadata: data } = user.data;
  const headers = { apikey: secretKey, "content-type": "application/json" };
  const body = JSON.stringify({ email, password, data });
  const signedUp = await app.fetch(new Request(new URL("/auth/v1/signup", request.url), { method: "POST", headers, body }));
  if (!signedUp.ok) return signedUp;
  return Response.json(SignedUp.parse(await signedUp.json()).user);
}
