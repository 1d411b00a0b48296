import { bodyLimit } from "hono/body-limit";
import { createMiddleware } from "hono/factory";
import { AppError } from "../../../shared/domain/errors.ts";
import type { TwilioVerifier } from "../adapters/twilio-signature.ts";

/** The fields of a webhook; a missing one is an empty text, as Twilio itself does. */
export interface Form {
  get(name: string): string;
}

export interface TwilioSignedEnv {
  Variables: { form: Form };
}

const MAX_BODY_BYTES = 64 * 1024;

export const limitedBody = bodyLimit({
  maxSize: MAX_BODY_BYTES,
  onError: () => {
    throw new AppError("payload_too_large", "the body is too large");
  },
});

/** Path and query as they were received: decoding and encoding again could change what was signed. */
export const addressOf = (url: string): string => url.slice(url.indexOf("/", url.indexOf("://") + 3));

/** Nothing behind it runs for a request that Twilio did not sign. */
export const twilioSigned = (isGenuine: TwilioVerifier) =>
  createMiddleware<TwilioSignedEnv>(async (c, next) => {
    const rawBody = await c.req.text();
    if (!isGenuine({ address: addressOf(c.req.url), signature: c.req.header("x-twilio-signature"), rawBody })) {
      throw new AppError("signature_invalid", "not signed by Twilio for this address");
    }
    const fields = new URLSearchParams(rawBody);
    c.set("form", { get: (name) => fields.get(name) ?? "" });
    await next();
  });
