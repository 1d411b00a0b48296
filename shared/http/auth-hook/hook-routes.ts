import { type Context, Hono } from "hono";
import type { z } from "zod";
import { withPause } from "../../app/with-pause.ts";
import { BeforeUserCreatedEvent, CustomAccessTokenEvent, SendEmailEvent } from "../../contracts/auth-hook.ts";
import type { Locale } from "../../domain/call/level.ts";
import { PROBLEMS, toAppError } from "../../domain/errors.ts";
import { type SignUpRefusal, signUpRefusalWords } from "../../domain/text/sign-up-refusal.ts";
import { parseJson } from "../parse-json.ts";
import { limitedHookBody, type SignedEnv, signedBySupabase } from "./signed-body.ts";

export interface HookRoutesDeps {
  secrets: string;
  guardSignUp: (signUp: { email: string; address: string | undefined; eventId: string }) => Promise<SignUpRefusal | undefined>;
  addTenantClaims: (event: CustomAccessTokenEvent) => Promise<Record<string, unknown>>;
  queueAuthMail: (event: SendEmailEvent, locale: Locale) => Promise<void>;
}

/** Auth hands both on to whoever asked; the status tells the kinds apart. */
const STATUSES: Record<SignUpRefusal, number> = { not_listed: 403, disposable_address: 422, too_many: 429, not_now: 503 };

/** The hooks of Supabase Auth, mounted at `/auth-hook`. Auth waits for each, so each has a second at most. */
export const hookRoutes = ({ secrets, guardSignUp, addTenantClaims, queueAuthMail }: HookRoutesDeps) =>
  new Hono<SignedEnv>()
    .use(limitedHookBody, signedBySupabase(secrets))
    .post("/before-user-created", async (c) => {
      const { metadata, user } = eventOf(c, BeforeUserCreatedEvent);
      const refusal = await guardSignUp({ email: user.email, address: metadata.ip_address, eventId: metadata.uuid });
      if (!refusal) return c.json({});
      const message = signUpRefusalWords(refusal, localeOf(user.user_metadata));
      return c.json({ error: { http_code: STATUSES[refusal], message } });
    })
    .post("/custom-access-token", async (c) => c.json({ claims: await addTenantClaims(eventOf(c, CustomAccessTokenEvent)) }))
    .post("/send-email", async (c) => {
      const event = eventOf(c, SendEmailEvent);
      try {
        await queueAuthMail(event, localeOf(event.user.user_metadata));
        return c.json({});
      } catch (thrown) {
        if (PROBLEMS[toAppError(thrown).code].retry === "never") throw thrown;
        // Without a pause named here Auth would not try again.
        throw withPause(thrown, [1]);
      }
    });

const eventOf = <Schema extends z.ZodType>(c: Context<SignedEnv>, schema: Schema): z.output<Schema> =>
  parseJson(schema, c.var.rawBody, "event");

/** The person's language, or that of the household they open; French when they said nothing. */
function localeOf(metadata: Record<string, unknown> | null | undefined): Locale {
  const tenant = metadata?.tenant;
  const ofTenant = typeof tenant === "object" && tenant !== null && "locale" in tenant ? tenant.locale : undefined;
  return (metadata?.locale ?? ofTenant) === "en" ? "en" : "fr";
}
