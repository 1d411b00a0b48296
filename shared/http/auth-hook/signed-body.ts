import { bodyLimit } from "hono/body-limit";
import { createMiddleware } from "hono/factory";
import { Webhook } from "standardwebhooks";
import { AppError } from "../../domain/errors.ts";

export interface SignedEnv {
  Variables: { rawBody: string };
}

/** What Supabase promises not to exceed. */
const LARGEST_BODY = 20 * 1024;

export const limitedHookBody = bodyLimit({
  maxSize: LARGEST_BODY,
  onError: () => {
    throw new AppError("payload_too_large", "a hook body over the limit");
  },
});

/** `secrets` as Supabase shows them, `v1,whsec_…`, several joined by `|` while one replaces another. Each of them may sign. */
export function signedBySupabase(secrets: string) {
  const webhooks = secrets.split("|").map((secret) => new Webhook(secret.replace(/^v1,/, "")));
  return createMiddleware<SignedEnv>(async (c, next) => {
    const rawBody = await c.req.text();
    const headers = Object.fromEntries(
      ["webhook-id", "webhook-timestamp", "webhook-signature"].map((name) => [name, c.req.header(name) ?? ""]),
    );
    // Checks the time too: five minutes either way.
    const isGenuine = webhooks.some((webhook) => {
      try {
        webhook.verify(rawBody, headers, { jsonParse: false });
        return true;
      } catch {
        return false;
      }
    });
    if (!isGenuine) throw new AppError("signature_invalid", "not signed by Supabase Auth");
    c.set("rawBody", rawBody);
    await next();
  });
}
